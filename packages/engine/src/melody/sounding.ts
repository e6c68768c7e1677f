/** What a melody does at each sixteenth of a section, for whoever plays beside it. */
import type { MelodyNote } from "./statement.ts";

/** The key of a silent melody. */
export const NOBODY = -1;

/** A melody, asked by sixteenths from the start of its section. */
export interface Melodic {
  /** The mean of its keys; a middling height where there is none. */
  readonly mean: number;
  /** The key that sounds, {@link NOBODY} in a rest. */
  at(place: number): number;
  /** The lowest key over a stretch; very high where there is none. */
  lowest(place: number, length: number): number;
  /** Whether a key would lie a semitone from it, in any octave, over a stretch. */
  rubs(place: number, length: number, key: number): boolean;
  /** Whether no note begins in a stretch. */
  still(place: number, length: number): boolean;
  /** The notes that begin in a stretch. */
  between(from: number, to: number): readonly { place: number; length: number; key: number }[];
}

/** The line of a section's notes. */
export function melodicLine(notes: readonly MelodyNote[], length: number, steps: number): Melodic {
  const keys = new Int16Array(length).fill(NOBODY);
  const begins = new Uint8Array(length);
  let sum = 0;
  const placed = notes.map(({ bar, step, length: long, key }) => ({
    place: bar * steps + step,
    length: long,
    key,
  }));
  for (const { place, length: long, key } of placed) {
    sum += key;
    if (place >= 0 && place < length) begins[place] = 1;
    keys.fill(key, Math.max(0, place), Math.min(length, place + long));
  }
  return {
    mean: notes.length > 0 ? sum / notes.length : 72,
    at: (place) => keys[place] ?? NOBODY,
    lowest: (place, long) => {
      let least = 127;
      for (let at = place; at < place + long; at++) {
        const key = keys[at] ?? NOBODY;
        if (key !== NOBODY && key < least) least = key;
      }
      return least;
    },
    rubs: (place, long, key) => {
      for (let at = place; at < place + long; at++) {
        const sounding = keys[at] ?? NOBODY;
        const apart = (sounding - key + 120) % 12;
        if (sounding !== NOBODY && (apart === 1 || apart === 11)) return true;
      }
      return false;
    },
    still: (place, long) => {
      for (let at = place; at < place + long; at++) if (begins[at] === 1) return false;
      return true;
    },
    between: (from, to) => placed.filter(({ place }) => place >= from && place < to),
  };
}
