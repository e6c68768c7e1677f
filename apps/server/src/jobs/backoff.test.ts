import { expect, test } from "vitest";
import { backoffMs, USUAL_BACKOFF } from "./backoff.ts";

test("waits double, half of each is drawn, and none is longer than the longest", () => {
  const waits = (draw: number) => [1, 2, 3, 4].map((failures) => backoffMs(USUAL_BACKOFF, failures, draw));
  expect(waits(0)).toEqual([1000, 2000, 4000, 8000]);
  expect(waits(0.5)).toEqual([1500, 3000, 6000, 12_000]);
  expect(backoffMs(USUAL_BACKOFF, 1000, 0.999_999)).toBe(300_000);
  expect(backoffMs({ firstSeconds: 0, longestSeconds: 0 }, 3, 0.9)).toBe(0);
});
