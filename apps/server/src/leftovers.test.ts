import { memoryUsage } from "node:process";
import { expect, test } from "vitest";
import { dropLeftovers } from "./leftovers.ts";

test("what nobody holds any more is given back, and nobody else is given the collector", () => {
  let held: number[] | undefined = Array.from({ length: 4_000_000 }, (_, place) => place / 3);
  expect(held).toHaveLength(4_000_000);
  const before = memoryUsage().heapTotal;
  held = undefined;
  dropLeftovers();
  expect(before - memoryUsage().heapTotal).toBeGreaterThan(30_000_000);
  expect(globalThis).not.toHaveProperty("gc");
});
