import { expect, test } from "vitest";
import { dithered } from "./dither.ts";

const places = Array.from({ length: 1000 }, (_, place) => (place + 0.5) / 1000);

test("a dithered value is the value itself on the mean, and never far from it", () => {
  for (const value of [-3.2, 0, 0.31, 0.5, 7.77]) {
    const all = places.map((chance) => dithered(value, 0.2, chance));
    expect(all.reduce((sum, one) => sum + one, 0) / all.length).toBeCloseTo(value, 2);
    for (const one of all) expect(Math.abs(one - value)).toBeLessThanOrEqual(0.1 + 1e-9);
  }
});

test("a small step changes few places", () => {
  const moved = places.filter((chance) => dithered(0.5, 0.2, chance) !== dithered(0.52, 0.2, chance));
  expect(moved.length / places.length).toBeCloseTo(0.1, 1);
});
