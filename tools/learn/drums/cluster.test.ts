import { expect, test } from "vitest";
import { groupsOf } from "./cluster.ts";

test("vectors that are alike are in one group, whatever their order", () => {
  const near = [0, 0.1, 0.2].map((value) => Float64Array.of(value, 0));
  const far = [5, 5.1, 5.2].map((value) => Float64Array.of(value, 5));
  const groups = groupsOf([...near, ...far], 2);
  expect(new Set(groups.slice(0, 3)).size).toBe(1);
  expect(new Set(groups.slice(3)).size).toBe(1);
  expect(groups[0]).not.toBe(groups[3]);
});
