import { describe, expect, test } from "vitest";
import { raceWinner } from "./race.ts";

const salts = Array.from({ length: 4000 }, (_, index) => (index + 0.5) / 4000);

describe("a race", () => {
  test("is won as often as the weights say", () => {
    const wins = [0, 0, 0];
    for (const salt of salts) {
      const winner = raceWinner([1, 2, 5], salt, 3);
      wins[winner] = (wins[winner] ?? 0) + 1 / salts.length;
    }
    expect(wins[0]).toBeCloseTo(1 / 8, 1);
    expect(wins[1]).toBeCloseTo(2 / 8, 1);
    expect(wins[2]).toBeCloseTo(5 / 8, 1);
  });

  test("hardly ever has another winner when the weights hardly change", () => {
    const changed = salts.filter(
      (salt) => raceWinner([3, 2, 1], salt, 0) !== raceWinner([3.1, 2, 1], salt, 0),
    );
    expect(changed.length / salts.length).toBeLessThan(0.02);
  });

  test("is never won by what has no weight, nor by anybody where nothing has", () => {
    for (const salt of salts) expect(raceWinner([0, 1, 0], salt, 9)).toBe(1);
    expect(raceWinner([0, 0], 0.5, 0)).toBe(-1);
    expect(raceWinner([], 0.5, 0)).toBe(-1);
  });
});
