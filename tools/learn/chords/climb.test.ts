import { expect, test } from "vitest";
import { climb } from "./climb.ts";

const away = (one: number, other: number) => (one - other) * (one - other);

test("a climb finds the numbers that score best, each near its own", () => {
  const found = climb(
    { one: 1, group: { two: -1, three: 0 } },
    ({ one, group: { two, three } }) => -away(one, 3) - away(two, -2.5) - away(three, 0.5),
    { rounds: 7, step: 0.4, least: 0 },
  );
  expect(found.one).toBeCloseTo(3, 1);
  expect(found.group.two).toBeCloseTo(-2.5, 1);
  expect(found.group.three).toBeCloseTo(0.5, 1);
});

test("a number keeps its sign, and stays where nothing is gained", () => {
  const found = climb({ cost: 0.1, idle: 4 }, ({ cost }) => -away(cost, -3), {
    rounds: 3,
    step: 0.5,
    least: 0,
  });
  expect(found.cost).toBeGreaterThanOrEqual(0);
  expect(found.idle).toBe(4);
});
