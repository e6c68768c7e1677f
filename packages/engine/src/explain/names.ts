/** Notes by the names that people call them. */
import { drumKeys } from "../data/grooves.ts";
import { pitchClassOf, spellDegree, wrap } from "../harmony/pitch.ts";
import { scales } from "../harmony/scales.ts";
import type { Chord, Key } from "../song.ts";

const SHARPS = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"] as const;
const FLATS = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"] as const;

/**
 * The name of a pitch with its octave (C4 is 60), spelled as the key has it; a tone from outside of the key has a flat
 * where the key has flats, else a sharp.
 * @example
 * pitchName(63, { tonic: "C", mode: "minor" }); // "Eb4"
 */
export function pitchName(pitch: number, key: Key): string {
  const pitchClass = wrap(pitch, 12);
  const step = wrap(pitchClass - pitchClassOf(key.tonic), 12);
  const degree = scales[key.mode].indexOf(step);
  const flat = scales[key.mode].some((tone, place) => spellDegree(key.tonic, place, tone).endsWith("b"));
  const name =
    degree >= 0 ? spellDegree(key.tonic, degree, step) : ((flat ? FLATS : SHARPS)[pitchClass] ?? "");
  // B# lies in the octave of the C that it sounds like less one, Cb in the one above.
  const octave = Math.floor((pitch - shiftOf(name)) / 12) - 1;
  return `${name}${octave}`;
}

function shiftOf(name: string): number {
  return name.split("#").length - 1 - (name.slice(1).split("b").length - 1);
}

const DEGREES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"] as const;

/** Which degree of the key's scale a pitch is: "the third degree of A minor"; undefined outside of the scale. */
export function degreeName(pitch: number, key: Key): string | undefined {
  const degree = scales[key.mode].indexOf(wrap(pitch - pitchClassOf(key.tonic), 12));
  const name = DEGREES[degree];
  return name === undefined ? undefined : `the ${name} degree of ${key.tonic} ${key.mode}`;
}

/** Intervals above a root, by semitones. */
const INTERVALS = [
  ...["root", "minor second", "second", "minor third", "major third", "fourth", "diminished fifth", "fifth"],
  ...["minor sixth", "sixth", "minor seventh", "major seventh"],
];

/** What a pitch is to a chord: "the root", "the minor third"; undefined where it is none of its tones. */
export function chordToneName(pitch: number, { root, bass, tones }: Chord): string | undefined {
  const interval = wrap(pitch - root, 12);
  if (tones.includes(interval)) return `its ${INTERVALS[interval] ?? "tone"}`;
  return wrap(pitch, 12) === bass ? "its bass" : undefined;
}

const drumNames: ReadonlyMap<number, string> = new Map(
  Object.entries(drumKeys).map(([name, key]) => [
    key,
    name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  ]),
);

/** The drum at a percussion key. */
export function drumName(key: number): string {
  return drumNames.get(key) ?? `percussion ${key}`;
}
