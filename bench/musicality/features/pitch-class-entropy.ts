/** How evenly a song uses the twelve pitch classes. */
import type { GridNote } from "../pieces/piece.ts";
import { add, entropy } from "../statistics/numbers.ts";

/**
 * The entropy of the pitch classes, each note counted once, in bits: 0 (one tone) … 3.58 (all twelve alike). Wu & Yang
 * 2020 (The Jazz Transformer on the front line, section 4.1) take it over windows of 1 and 4 bars; here it is taken
 * over the whole excerpt, as in MusPy (Dong et al. 2020).
 */
export function pitchClassEntropy(notes: readonly GridNote[]): number {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { pitch } of notes) add(counts, pitch % 12, 1);
  return entropy(counts);
}
