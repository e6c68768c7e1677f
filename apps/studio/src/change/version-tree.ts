/** The takes as a tree that can be drawn: one row each, branches beside each other. */

/** What a tree is made of: each with its place in the list, and the one it was made from. */
export interface Branching {
  readonly id: number;
  readonly parent: number | undefined;
}

/** A row of the tree. */
export interface TreeRow {
  readonly id: number;
  /** From 0, to the right. */
  readonly lane: number;
  /** The row and the lane of what it was made from. */
  readonly from: { readonly row: number; readonly lane: number } | undefined;
}

/** Songs in the order in which they were begun, and in each its takes as they were made; a second child begins a lane. */
export function treeRows(takes: readonly Branching[]): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const rootOf = ({ id, parent }: Branching): number => {
    const before = parent === undefined ? undefined : takes[parent];
    return before === undefined ? id : rootOf(before);
  };
  for (const [, family] of Map.groupBy(takes, rootOf)) {
    let lanes = 0;
    const continued = new Set<number>();
    for (const { id, parent } of family) {
      const row = rows.findIndex((one) => one.id === parent);
      const before = rows[row];
      const isFirst = before === undefined || !continued.has(before.id);
      const lane = before === undefined ? 0 : isFirst ? before.lane : ++lanes;
      if (before) continued.add(before.id);
      rows.push({ id, lane, from: before && { row, lane: before.lane } });
    }
  }
  return rows;
}
