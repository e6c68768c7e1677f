/** How many chords a song uses, and how evenly. */
import type { GridChord } from "../pieces/piece.ts";
import { entropy } from "../statistics/numbers.ts";

/** The kinds of triad that a chord may be built on. */
export type Triad = "major" | "minor" | "diminished" | "augmented" | "suspended";

/** The triad below sevenths and ninths: two sources name those with different care, the triad alike. */
export function triadOf(tones: readonly number[]): Triad {
  if (tones.includes(4)) return tones.includes(8) && !tones.includes(7) ? "augmented" : "major";
  if (tones.includes(3)) return tones.includes(6) && !tones.includes(7) ? "diminished" : "minor";
  return "suspended";
}

/**
 * The entropy of the time that each chord (root and triad) sounds, in bits. The chord histogram entropy of Yeh et al.
 * 2021, weighted by time so that it does not matter how often the same chord is written down.
 */
export function chordEntropy(chords: readonly GridChord[]): number {
  const time = new Map<string, number>();
  for (const { root, tones, length } of chords) {
    const name = `${root} ${triadOf(tones)}`;
    time.set(name, (time.get(name) ?? 0) + length);
  }
  return entropy([...time.values()]);
}
