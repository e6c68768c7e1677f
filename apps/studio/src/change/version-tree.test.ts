import { expect, test } from "vitest";
import { treeRows } from "./version-tree.ts";

test("takes of one song stand together, and what is made after going back begins a lane of its own", () => {
  const parents = [undefined, 0, 1, undefined, 0, 4, 1];
  const rows = treeRows(parents.map((parent, id) => ({ id, parent })));
  expect(rows.map(({ id, lane, from }) => [id, lane, from?.row])).toEqual([
    [0, 0, undefined],
    [1, 0, 0],
    [2, 0, 1],
    [4, 1, 0],
    [5, 1, 3],
    [6, 2, 1],
    [3, 0, undefined],
  ]);
});
