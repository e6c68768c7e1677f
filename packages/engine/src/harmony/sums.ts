/** Sums and shares of weights. */

/** The weights as shares of their sum; equal shares where the sum is 0. */
export function normalized(weights: readonly number[]): Float64Array {
  const total = sumOf(weights);
  return Float64Array.from(weights, (weight) => (total > 0 ? weight / total : 1 / weights.length));
}

/** The sum of the values. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
