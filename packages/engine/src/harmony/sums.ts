/** Sums and shares of weights. */

/** The weights as shares of their sum; equal shares where the sum is 0. */
export function normalized(weights: readonly number[] | Float64Array): Float64Array {
  const total = sumOf(weights);
  const shares = new Float64Array(weights.length);
  for (let index = 0; index < shares.length; index++) {
    shares[index] = total > 0 ? (weights[index] ?? 0) / total : 1 / shares.length;
  }
  return shares;
}

/** The sum of the values. */
export function sumOf(values: readonly number[] | Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return sum;
}
