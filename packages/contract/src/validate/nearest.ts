/** The name that somebody probably meant. */

/** Names longer than this are nobody's slip of the finger. */
const LONGEST = 40;

/**
 * The known name nearest to the given one, or undefined when none is near: at most one edit for every three
 * characters, where an edit inserts, deletes or replaces one character or swaps two neighbours
 * (optimal string alignment; Damerau 1964).
 *
 * @example nearestName("bmp", ["bpm", "key"]) // "bpm"
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = simplify(name);
  let best: string | undefined;
  let bestDistance = Math.floor(Math.max(3, plain.length) / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(plain, simplify(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** camelCase, kebab-case and snake_case of one name are the same name. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}

function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      let least = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1);
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        least = Math.min(least, at(beforeLast, column - 2) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
