/** Composed songs beside the corpus, with what one half of the corpus says about the other half as the ceiling. */
import { type Features, scalarFeatures } from "../features/features.ts";
import { chanceFrom, shuffled } from "../statistics/chance.ts";
import { mean } from "../statistics/numbers.ts";
import { type Comparison, comparedFeatures, compareSets } from "./compare.ts";

/** One feature's verdict, each figure the mean over the splits. */
export interface Likeness {
  readonly name: string;
  /** Whether it counts for the mean. */
  readonly counts: boolean;
  /** Composed songs against one half of the corpus. */
  readonly composed: Comparison;
  /** The other half against the same half. */
  readonly ceiling: Comparison;
  /** Composed overlap as a share of the ceiling's. */
  readonly share: number;
  /** Means over all composed songs and all songs of the corpus; `undefined` for histograms. */
  readonly means: { readonly composed: number; readonly corpus: number } | undefined;
}

/** How often the corpus is split. */
const SPLITS = 12;

/**
 * Compares composed songs with the corpus. In each split the corpus is shuffled and as many songs as were composed are
 * drawn from either half, so that small samples weigh on both sides alike.
 * @param seed of the splits
 * @throws RangeError when the corpus has fewer than twice as many songs
 */
export function likenessOf(
  composed: readonly Features[],
  corpus: readonly Features[],
  seed: number,
): readonly Likeness[] {
  const count = composed.length;
  if (corpus.length < 2 * count) {
    throw new RangeError(`${count} composed songs need ${2 * count} of the corpus; it has ${corpus.length}`);
  }
  const chance = chanceFrom(seed);
  const splits = Array.from({ length: SPLITS }, () => {
    const order = shuffled(corpus, chance);
    const half = Math.floor(order.length / 2);
    const [reference, other] = [order.slice(0, count), order.slice(half, half + count)];
    return { composed: compareSets(composed, reference), ceiling: compareSets(other, reference) };
  });
  return comparedFeatures.map(({ name, counts }, index) => {
    const own = meanOf(splits.flatMap((split) => split.composed[index] ?? []));
    const ceiling = meanOf(splits.flatMap((split) => split.ceiling[index] ?? []));
    const means =
      index < scalarFeatures.length
        ? { composed: meanScalar(composed, index), corpus: meanScalar(corpus, index) }
        : undefined;
    return { name, counts, composed: own, ceiling, share: own.overlap / ceiling.overlap, means };
  });
}

/** The mean share of the ceiling over the features that count, and the least of them. */
export function summaryOf(features: readonly Likeness[]): {
  readonly mean: number;
  readonly least: Likeness;
} {
  const counting = features.filter(({ counts }) => counts);
  const [least] = [...counting].sort((one, other) => one.share - other.share);
  if (!least) throw new RangeError("no feature counts");
  return { mean: mean(counting.map(({ share }) => share)), least };
}

function meanScalar(songs: readonly Features[], index: number): number {
  return mean(songs.map(({ scalars }) => scalars[index] ?? 0));
}

function meanOf(all: readonly Comparison[]): Comparison {
  const pooled = all.flatMap((one) => one.pooled ?? []);
  return {
    overlap: mean(all.map((one) => one.overlap)),
    divergence: mean(all.map((one) => one.divergence)),
    distances: mean(all.map((one) => one.distances)),
    pooled: pooled.length === 0 ? undefined : mean(pooled),
  };
}
