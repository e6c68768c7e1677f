/** Enharmonic spelling: which of C# and Db a black key is, by the harmony that it sounds in and the key around it. */
import type { ChordSymbol } from "./chord-symbols.ts";
import { isDouble, pitchClassAt, placeInKey, type Spelling, spellingAt, type WrittenKey } from "./fifths.ts";

/** A pitch on a staff. */
export interface SpelledPitch extends Spelling {
  /** Octave of the letter, 4 from middle C on: a B# below middle C's neighbour is in octave 3. */
  readonly octave: number;
}

/** How far from the key's own seven notes a spelling is still looked for, in fifths. */
const REACH = 12;

/**
 * Spells a pitch. Tones of the chord are spelled as the chord is, tones of the key as the key has them; what is neither leads up
 * as a sharp and falls as a flat would, where it goes on to its neighbour, and else lies as near to the key as it can.
 * @param pitch MIDI note number
 * @param chord the chord as it is written: see `written-chord.ts`
 * @param next the pitch that follows in its line, where one does
 */
export function spelled(
  pitch: number,
  key: WrittenKey,
  chord: ChordSymbol | undefined,
  next: number | undefined,
): SpelledPitch {
  const { step, alter } = spellingAt(placeOf(pitch, key, chord, next));
  return { step, alter, octave: Math.floor((pitch - alter) / 12) - 1 };
}

function placeOf(
  pitch: number,
  key: WrittenKey,
  chord: ChordSymbol | undefined,
  next: number | undefined,
): number {
  const pitchClass = pitch % 12;
  const own = placeInKey(pitchClass, key);
  const inChord = chord?.kind.tones
    .map((tone) => chord.root + tone)
    .find((place) => pitchClassAt(place) === pitchClass);
  // The seventh of Cdim7 is an A in C major, not a Bbb; the third of D#7 is an F## in G# minor.
  if (inChord !== undefined && !(isDouble(inChord) && own !== undefined)) return inChord;
  if (own !== undefined) return own;
  const center = key.signature + 2;
  const upwards = next === pitch + 1;
  const downwards = next === pitch - 1;
  const lean = upwards ? 3 : downwards ? -3 : 0;
  const places = range(center - REACH, 2 * REACH + 1).filter(
    (place) => pitchClassAt(place) === pitchClass && !isDouble(place),
  );
  const far = (place: number) => Math.abs(place - center - lean);
  return places.toSorted((left, right) => far(left) - far(right))[0] ?? 0;
}

function range(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => from + index);
}
