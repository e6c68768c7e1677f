/** How much a song repeats itself at short, middle and long range. */
import type { Piece } from "../pieces/piece.ts";
import { fitnessOf, scoresOf, workFor } from "./fitness.ts";
import { FRAMES_PER_BAR, selfSimilarity } from "./self-similarity.ts";

/** Structureness at three ranges, each 0 (nothing comes back) … below 1. */
export interface Structureness {
  /** Of stretches of 1.5 … 3 bars: motifs. */
  readonly short: number;
  /** Of 3.5 … 6 bars: phrases. */
  readonly middle: number;
  /** Of 6.5 bars … half of the excerpt: sections. */
  readonly long: number;
}

/** The longest stretch of each range, in frames of half a bar. */
const RANGES = { short: [3, 6], middle: [7, 12], long: [13, Number.POSITIVE_INFINITY] } as const;

/**
 * The structureness indicators of Wu & Yang 2020 (section 4.3): the greatest fitness of any stretch of a length within
 * a range. They part the ranges at 3, 8 and 15 seconds of sound; here they are parted in bars (the same times at 100
 * beats a minute), because a slow and a fast song with the same form should be told apart by nothing.
 */
export function structureness({ texture, bars }: Piece): Structureness {
  const scores = scoresOf(selfSimilarity(texture, bars));
  const work = workFor(scores.size);
  const longest = Math.floor((bars * FRAMES_PER_BAR) / 2);
  const best = ([from, to]: readonly [number, number]) => {
    let most = 0;
    for (let length = from; length <= Math.min(to, longest); length++) {
      for (let start = 0; start + length <= scores.size; start++) {
        most = Math.max(most, fitnessOf(scores, start, length, work));
      }
    }
    return most;
  };
  return { short: best(RANGES.short), middle: best(RANGES.middle), long: best(RANGES.long) };
}
