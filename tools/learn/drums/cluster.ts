/** Groups vectors that are alike: k-means (Lloyd 1982), begun from points that lie far apart, so that it draws no chance. */

/** For each vector, the number of its group, 0 … count − 1. */
export function groupsOf(vectors: readonly Float64Array[], count: number): readonly number[] {
  const centres = farApart(vectors, count);
  let groups: number[] = [];
  for (let round = 0; round < 40; round++) {
    const next = vectors.map((vector) => nearest(vector, centres));
    if (next.every((group, index) => group === groups[index])) break;
    groups = next;
    centres.forEach((_, index) => {
      const members = vectors.filter((_, place) => groups[place] === index);
      if (members.length > 0) centres[index] = meanOf(members);
    });
  }
  return groups;
}

/** The mean of vectors of one length. */
export function meanOf(vectors: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let index = 0; index < mean.length; index++) {
      mean[index] = (mean[index] ?? 0) + (vector[index] ?? 0) / vectors.length;
    }
  }
  return mean;
}

/** The commonest first: the vector nearest to the mean; then whatever lies farthest, outliers held back by a square root. */
function farApart(vectors: readonly Float64Array[], count: number): Float64Array[] {
  const middle = meanOf(vectors);
  const first = vectors[nearest(middle, vectors)] ?? middle;
  const centres = [first];
  const ranked = () =>
    vectors
      .map((vector) => ({ vector, apart: Math.min(...centres.map((centre) => distance(vector, centre))) }))
      .sort((one, other) => one.apart - other.apart);
  while (centres.length < count) {
    // The ninth tenth of the distances: far, and yet no single odd bar.
    const order = ranked();
    centres.push(order[Math.floor(order.length * 0.9)]?.vector ?? middle);
  }
  return centres;
}

function nearest(vector: Float64Array, centres: readonly Float64Array[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, index) => {
    const apart = distance(vector, centre);
    if (apart < least) {
      least = apart;
      best = index;
    }
  });
  return best;
}

/** The square of the distance between two vectors of one length. */
export function distance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  return sum;
}
