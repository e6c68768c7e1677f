/** How like one set of songs is to another, feature by feature. */
import { type Features, histogramFeatures, scalarFeatures } from "../features/features.ts";
import { densities, divergence, overlap } from "../statistics/density.ts";
import { common, distance, pooled } from "../statistics/histograms.ts";

/** How two sets of songs compare in one feature. */
export interface Comparison {
  /** Overlapped area, 0 … 1: of the values (numbers), or of the distances within and between the sets (histograms). */
  readonly overlap: number;
  /** Kullback-Leibler divergence that belongs to it, in nats. */
  readonly divergence: number;
  /** Overlapped area of the distances within and between the sets (Yang & Lerch 2018), for numbers too. */
  readonly distances: number;
  /** What the mean histograms have in common, 0 … 1; `undefined` for numbers. */
  readonly pooled: number | undefined;
}

/** One feature's values over a set of songs: numbers, or histograms. */
type Column =
  | { readonly kind: "numbers"; readonly values: readonly number[] }
  | { readonly kind: "histograms"; readonly values: readonly (readonly number[])[] };

/** The names of everything that is compared, numbers first. */
export const comparedFeatures = [...scalarFeatures, ...histogramFeatures];

/** Compares songs with a reference, in the order of {@link comparedFeatures}. */
export function compareSets(
  songs: readonly Features[],
  reference: readonly Features[],
): readonly Comparison[] {
  const [columns, references] = [columnsOf(songs), columnsOf(reference)];
  return columns.map((column, index) => {
    const other = references[index];
    if (column.kind === "numbers" && other?.kind === "numbers")
      return compareNumbers(column.values, other.values);
    if (column.kind === "histograms" && other?.kind === "histograms") {
      return compareHistograms(column.values, other.values);
    }
    throw new RangeError("the two sets of songs were not measured alike");
  });
}

function columnsOf(songs: readonly Features[]): readonly Column[] {
  return [
    ...scalarFeatures.map((_, index) => ({
      kind: "numbers" as const,
      values: songs.map(({ scalars }) => scalars[index] ?? 0),
    })),
    ...histogramFeatures.map((_, index) => ({
      kind: "histograms" as const,
      values: songs.map(({ histograms }) => histograms[index] ?? []),
    })),
  ];
}

function compareNumbers(values: readonly number[], reference: readonly number[]): Comparison {
  const [one, other] = densities(values, reference);
  const apart = (a: number, b: number) => Math.abs(a - b);
  const [within, between] = densities(pairsWithin(reference, apart), pairsBetween(values, reference, apart));
  return {
    overlap: overlap(one, other),
    divergence: divergence(one, other),
    distances: overlap(within, between),
    pooled: undefined,
  };
}

function compareHistograms(
  values: readonly (readonly number[])[],
  reference: readonly (readonly number[])[],
): Comparison {
  const [within, between] = densities(
    pairsWithin(reference, distance),
    pairsBetween(values, reference, distance),
  );
  const area = overlap(within, between);
  return {
    overlap: area,
    divergence: divergence(between, within),
    distances: area,
    pooled: common(pooled(values), pooled(reference)),
  };
}

/** Distances of all pairs in a set. */
function pairsWithin<Item>(items: readonly Item[], apart: (one: Item, other: Item) => number): number[] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => apart(one, other)));
}

/** Distances of each item of a set from each of another. */
function pairsBetween<Item>(
  ones: readonly Item[],
  others: readonly Item[],
  apart: (one: Item, other: Item) => number,
): number[] {
  return ones.flatMap((one) => others.map((other) => apart(one, other)));
}
