/** Ridge regression whose weights keep given signs, by coordinate descent: the problem is convex, so there is one answer. */

/** What a weight may be. */
export interface Bound {
  /** Its sign; with 0 the weight is 0. */
  readonly sign: -1 | 0 | 1;
  /** What its square costs, beside half the mean squared error. */
  readonly penalty: number;
}

/** Enough for the tenth figure with a dozen cues. */
const ROUNDS = 500;

/**
 * The weights w that minimise ½·mean((Xw − y)²) + ½·Σ penalty·w², each with its sign or 0.
 * @param rows X, a row an observation, each column with mean 0 and variance 1
 * @param targets y, with mean 0
 */
export function signedRidge(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  bounds: readonly Bound[],
): readonly number[] {
  const weights = bounds.map(() => 0);
  const rest = [...targets];
  for (let round = 0; round < ROUNDS; round++) {
    bounds.forEach(({ sign, penalty }, place) => {
      if (sign === 0) return;
      const before = weights[place] ?? 0;
      const pull =
        rows.reduce((sum, row, index) => sum + (row[place] ?? 0) * (rest[index] ?? 0), 0) / rows.length;
      const after = sign * Math.max(0, (sign * (pull + before)) / (1 + penalty));
      if (after === before) return;
      weights[place] = after;
      rows.forEach((row, index) => {
        rest[index] = (rest[index] ?? 0) - (after - before) * (row[place] ?? 0);
      });
    });
  }
  return weights;
}
