/** Rows of a table that are made when they are first asked for. */

/** The chances of what follows two chords, by their indices; undefined where nothing is known. */
export type RowsAfterTwo = (one: number, other: number) => Float64Array | undefined;

/**
 * The same rows, each made once.
 * @param size chords there are: indices are 0 … size − 1
 */
export function rowsWhenAsked(size: number, make: RowsAfterTwo): RowsAfterTwo {
  const made: (Float64Array | null | undefined)[] = Array.from({ length: size * size });
  return (one, other) => {
    const pair = one * size + other;
    let row = made[pair];
    if (row === undefined) {
      row = make(one, other) ?? null;
      made[pair] = row;
    }
    return row ?? undefined;
  };
}
