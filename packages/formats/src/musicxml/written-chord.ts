/** A chord as a score writes it: its symbol, respelled where its own name would fill the staff with accidentals. */
import { type ChordSymbol, readChordSymbol } from "./chord-symbols.ts";
import { isDouble, pitchClassAt, placeInKey, type WrittenKey } from "./fifths.ts";

/** Fifths between two names of one pitch: F# and Gb. */
const ENHARMONIC = 12;

/**
 * A chord symbol on paper in a key, its root and bass among the spellings of that key. A root of another name is taken where
 * fewer of the chord's tones then need double accidentals or contradict the signature: in C major, Gbm7b5 is written F#m7b5.
 * A root that the key has, or that would need a double accidental, stands.
 * @throws RangeError for a symbol that is none
 */
export function writtenChord(symbol: string, key: WrittenKey): ChordSymbol {
  const chord = readChordSymbol(symbol);
  const root = chord.root + key.shift;
  const isOfKey = placeInKey(pitchClassAt(root), key) === root;
  const others = isOfKey ? [] : [root - ENHARMONIC, root + ENHARMONIC];
  const best = others
    .filter((name) => !isDouble(name) && !contradicts(name, key))
    .reduce((least, name) => (awkward(chord, name, key) < awkward(chord, least, key) ? name : least), root);
  const bass = chord.bass === undefined ? undefined : single(chord.bass + key.shift + best - root);
  return { ...chord, root: best, ...(bass !== undefined && { bass }) };
}

/** How many tones of the chord need double accidentals, and how many are not named as the key names them. */
function awkward({ kind }: ChordSymbol, root: number, key: WrittenKey): number {
  const places = kind.tones.map((tone) => root + tone);
  return places.filter(isDouble).length + places.filter((place) => contradicts(place, key)).length;
}

/** Whether the key has the pitch under another name. */
function contradicts(place: number, key: WrittenKey): boolean {
  const own = placeInKey(pitchClassAt(place), key);
  return own !== undefined && own !== place;
}

/** The name of the same pitch without a double accidental. */
function single(place: number): number {
  if (!isDouble(place)) return place;
  return place < 0 ? place + ENHARMONIC : place - ENHARMONIC;
}
