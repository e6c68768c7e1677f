/** The seven modes as scales, and how bright each is. */
import type { Key, Mode } from "../song.ts";
import { pitchClassOf, wrap } from "./pitch.ts";

/** Semitones of the seven degrees above the tonic. */
export const scales: Readonly<Record<Mode, readonly number[]>> = {
  lydian: [0, 2, 4, 6, 7, 9, 11],
  major: [0, 2, 4, 5, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  minor: [0, 2, 3, 5, 7, 8, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  locrian: [0, 1, 3, 5, 6, 8, 10],
};

/** The modes from the brightest to the darkest: each has one tone lowered against the one before it. */
export const modesByBrightness: readonly Mode[] = [
  "lydian",
  "major",
  "mixolydian",
  "dorian",
  "minor",
  "phrygian",
  "locrian",
];

/** Semitones from a mode's tonic up to the tonic of the major scale that has the same tones. */
const PARENT: Readonly<Record<Mode, number>> = {
  lydian: 7,
  major: 0,
  mixolydian: 5,
  dorian: 10,
  minor: 3,
  phrygian: 8,
  locrian: 1,
};

/** Whether the mode has a minor third. */
export function isMinorish(mode: Mode): boolean {
  return (scales[mode][2] ?? 4) === 3;
}

/** The seven pitch classes of a key, from its tonic upwards. */
export function scaleOf(key: Key): readonly number[] {
  const tonic = pitchClassOf(key.tonic);
  return scales[key.mode].map((step) => (tonic + step) % 12);
}

/**
 * The accidentals of a key's signature, −7 (flats) … 7 (sharps); beyond for keys that nobody writes, as G# major.
 * @example
 * signatureOf({ tonic: "F", mode: "minor" }); // -4
 */
export function signatureOf(key: Key): number {
  const tonicFifths = fifthsOf(key.tonic);
  // Each mode lies one fifth flatter than the next brighter one; major is the one that counts from its own tonic.
  return tonicFifths - (modesByBrightness.indexOf(key.mode) - 1);
}

/** Semitones from the key's tonic up to the tonic of its parent major scale. */
export function parentOffset(mode: Mode): number {
  return wrap(PARENT[mode], 12);
}

/** How many fifths a note lies above C on the line of fifths: G is 1, F −1, F# 6, Bb −2. */
function fifthsOf(name: string): number {
  const natural = { F: -1, C: 0, G: 1, D: 2, A: 3, E: 4, B: 5 }[name[0] ?? "C"] ?? 0;
  let fifths = natural;
  for (const accidental of name.slice(1)) fifths += accidental === "#" ? 7 : -7;
  return fifths;
}
