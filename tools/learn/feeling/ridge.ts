/** Ridge regression over many sparse and some dense features, by conjugate gradients on the normal equations. */

/** One row: dense features first, then the places and values of those that are not 0. */
export interface Row {
  readonly dense: Float64Array;
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** Enough for the features here to settle in the sixth figure. */
const ROUNDS = 120;

/**
 * Weights w that minimise |Xw − y|² + penalty·|w|².
 * @param width how many sparse features there are
 * @returns the dense weights, then the sparse ones
 */
export function ridge(
  rows: readonly Row[],
  width: number,
  targets: readonly number[],
  penalty: number,
): Float64Array {
  const dense = rows[0]?.dense.length ?? 0;
  const weights = new Float64Array(dense + width);
  const residual = transposed(rows, targets, weights.length);
  const direction = residual.slice();
  let size = dot(residual, residual);
  const start = size;
  for (let round = 0; round < ROUNDS && size > 1e-12 * start; round++) {
    const image = transposed(rows, applied(rows, direction), weights.length);
    for (let place = 0; place < image.length; place++)
      image[place] = at(image, place) + penalty * at(direction, place);
    const step = size / dot(direction, image);
    for (let place = 0; place < weights.length; place++) {
      weights[place] = at(weights, place) + step * at(direction, place);
      residual[place] = at(residual, place) - step * at(image, place);
    }
    const next = dot(residual, residual);
    for (let place = 0; place < direction.length; place++)
      direction[place] = at(residual, place) + (next / size) * at(direction, place);
    size = next;
  }
  return weights;
}

/** Xw. */
export function applied(rows: readonly Row[], weights: Float64Array): number[] {
  return rows.map(({ dense, places, values }) => {
    let sum = 0;
    for (let place = 0; place < dense.length; place++) sum += at(dense, place) * at(weights, place);
    for (let index = 0; index < places.length; index++)
      sum += (values[index] ?? 0) * at(weights, dense.length + (places[index] ?? 0));
    return sum;
  });
}

/** Xᵀy. */
function transposed(rows: readonly Row[], targets: readonly number[], size: number): Float64Array {
  const sums = new Float64Array(size);
  rows.forEach(({ dense, places, values }, index) => {
    const target = targets[index] ?? 0;
    for (let place = 0; place < dense.length; place++)
      sums[place] = at(sums, place) + at(dense, place) * target;
    for (let nth = 0; nth < places.length; nth++) {
      const place = dense.length + (places[nth] ?? 0);
      sums[place] = at(sums, place) + (values[nth] ?? 0) * target;
    }
  });
  return sums;
}

function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += at(one, place) * at(other, place);
  return sum;
}
