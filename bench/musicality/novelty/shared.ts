/** How much of a melody others have already. */

import type { GridNote } from "../pieces/piece.ts";
import { mean, quantileOf } from "../statistics/numbers.ts";
import { matchesIn } from "./matches.ts";
import { tokensOf } from "./tokens.ts";

/** Lengths of the stretches, in steps, whose shares are told. */
export const STRETCHES = [6, 8, 10] as const;

/** What a melody shares with a set of others. */
export interface Shared {
  /** Steps of the longest stretch that another melody has too; below four counts as 0. */
  readonly longest: number;
  /** For each of {@link STRETCHES}: the share of the melody's distinct stretches of that length that others have. */
  readonly shares: readonly number[];
}

/** What each melody shares with the corpus. */
export function sharedWithCorpus(
  melodies: readonly (readonly GridNote[])[],
  corpus: readonly (readonly GridNote[])[],
): readonly Shared[] {
  const index = matchesIn(corpus.map(tokensOf));
  return melodies.map((melody) => {
    const tokens = tokensOf(melody);
    return sharedOf(tokens, index.longest(tokens));
  });
}

/** What each melody shares with the others of its set. */
export function sharedAmong(melodies: readonly (readonly GridNote[])[]): readonly Shared[] {
  const rows = melodies.map(tokensOf);
  const index = matchesIn(rows);
  return rows.map((tokens, place) => sharedOf(tokens, index.longest(tokens, place)));
}

/** What is typical of a set of melodies. */
export interface SharedSummary {
  /** Steps of the longest shared stretch of the melody in the middle. */
  readonly medianLongest: number;
  /** The longest stretch of the melody that is at the 95th percentile. */
  readonly highLongest: number;
  readonly mostLongest: number;
  /** For each of {@link STRETCHES}. */
  readonly meanShares: readonly number[];
}

/** Sums up what each melody shares. */
export function summarizeShared(all: readonly Shared[]): SharedSummary {
  const longest = all.map((shared) => shared.longest);
  return {
    medianLongest: quantileOf(longest, 0.5),
    highLongest: quantileOf(longest, 0.95),
    mostLongest: Math.max(...longest),
    meanShares: STRETCHES.map((_, index) => mean(all.map(({ shares }) => shares[index] ?? 0))),
  };
}

function sharedOf(tokens: readonly number[], longest: readonly number[]): Shared {
  return {
    longest: Math.max(0, ...longest),
    shares: STRETCHES.map((length) => {
      const distinct = new Map<string, boolean>();
      for (let from = 0; from + length <= tokens.length; from++) {
        distinct.set(tokens.slice(from, from + length).join(" "), (longest[from] ?? 0) >= length);
      }
      return distinct.size === 0 ? 0 : [...distinct.values()].filter(Boolean).length / distinct.size;
    }),
  };
}
