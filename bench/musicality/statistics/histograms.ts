/** Histograms of songs, compared with one another. */
import { shares } from "./numbers.ts";

/** The straight distance between two histograms of shares, as Yang & Lerch 2018 take it: 0 … √2. */
export function distance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let slot = 0; slot < one.length; slot++) sum += ((one[slot] ?? 0) - (other[slot] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

/** The mean of several histograms of shares: each song weighs the same, however many notes it has. */
export function pooled(histograms: readonly (readonly number[])[]): readonly number[] {
  const sums = Array.from({ length: histograms[0]?.length ?? 0 }, () => 0);
  for (const histogram of histograms) {
    for (let slot = 0; slot < sums.length; slot++) sums[slot] = (sums[slot] ?? 0) + (histogram[slot] ?? 0);
  }
  return shares(sums);
}

/** What two histograms of shares have in common: 0 … 1. */
export function common(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, share, slot) => sum + Math.min(share, other[slot] ?? 0), 0);
}
