/** How well a song keeps to one scale. */
import type { GridNote } from "../pieces/piece.ts";
import { add } from "../statistics/numbers.ts";

/** Diatonic scale as distances from its first tone; its turns are all seven modes. */
const DIATONIC = [0, 2, 4, 5, 7, 9, 11];

/**
 * The largest share of notes that any one of the twelve diatonic scales holds, 0 … 1; 1 of no notes. After Mogren 2016
 * (C-RNN-GAN) and MusPy (Dong et al. 2020), whose major and natural minor scales are the same twelve sets of tones.
 */
export function scaleConsistency(notes: readonly GridNote[]): number {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { pitch } of notes) add(counts, pitch % 12, 1);
  let most = 0;
  for (let tonic = 0; tonic < 12; tonic++) {
    const held = DIATONIC.reduce((sum, tone) => sum + (counts[(tonic + tone) % 12] ?? 0), 0);
    most = Math.max(most, held);
  }
  return notes.length === 0 ? 1 : most / notes.length;
}
