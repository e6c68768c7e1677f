/** How long a written note sounds. */
import { learnedMelodyRhythm } from "../data/learned/melody.ts";
import { clamp } from "../emotion/space.ts";

/**
 * The share of its length that a note sounds, 0 … 1: singers leave some of each note away, and how much differs from
 * note to note (learned); detached articulation moves all of them towards the short ones.
 * @param length sixteenths
 * @param articulation legato 0 … 1 staccato
 * @param chance 0 … 1, the note's own
 */
export function holdOf(length: number, articulation: number, chance: number): number {
  const counts = learnedMelodyRhythm.gates[length - 1];
  if (!counts) return 0.97;
  let total = 0;
  for (const count of counts) total += count;
  // From the longest down: as singers do at an articulation of 0.45.
  let left = clamp(chance * (0.55 + articulation), 0, 1) * total;
  for (let sounding = length; sounding >= 1; sounding--) {
    const count = counts[sounding - 1] ?? 0;
    if (left <= count && count > 0) return clamp((sounding + 0.35 - left / count) / length, 0.3, 0.98);
    left -= count;
  }
  return 0.5;
}
