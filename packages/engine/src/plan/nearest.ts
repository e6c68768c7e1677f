/** Finding the word that somebody meant. */

/**
 * How many letters have to be inserted, deleted, replaced or swapped with their neighbour to turn one word into the
 * other (optimal string alignment; Boytsov 2011). Time and memory grow with the product of the lengths: for words.
 */
export function editDistance(one: string, other: string): number {
  const width = other.length + 1;
  const table = new Array<number>((one.length + 1) * width).fill(0);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = 0; row <= one.length; row++) {
    for (let column = 0; column <= other.length; column++) {
      table[row * width + column] =
        row === 0 || column === 0 ? row + column : cheapest(one, other, row, column, at);
    }
  }
  return at(one.length, other.length);
}

/** The candidate nearest to a word, when at most a third of its letters differ. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 60) return undefined;
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function cheapest(
  one: string,
  other: string,
  row: number,
  column: number,
  at: (row: number, column: number) => number,
): number {
  const same = one[row - 1] === other[column - 1];
  let cost = Math.min(
    at(row - 1, column) + 1,
    at(row, column - 1) + 1,
    at(row - 1, column - 1) + (same ? 0 : 1),
  );
  const swapped =
    row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  if (swapped) cost = Math.min(cost, at(row - 2, column - 2) + 1);
  return cost;
}
