import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { easeAt, feltBeats, feltBeatsIn, quarterBpm } from "./tempo.ts";

const factors = Array.from({ length: 60 }, (_, step) => 0.5 + step * 0.02);

describe("a tempo", () => {
  test("rises with every step of the feeling, from a slow breath to a run", () => {
    const beats = factors.map(feltBeats);
    expect(beats).toEqual(beats.toSorted((one, other) => one - other));
    expect(feltBeats(0.62)).toBe(56);
    expect(feltBeats(1.42)).toBeCloseTo(172);
  });

  test("in a genre that was asked for is its own where the feeling is neutral, and never leaves its range", () => {
    for (const genre of genres) {
      const beats = factors.map((factor) => feltBeatsIn(genre, factor));
      expect(beats).toEqual(beats.toSorted((one, other) => one - other));
      expect(feltBeatsIn(genre, 0.94)).toBe(genre.tempo.typical);
      expect(Math.min(...beats)).toBe(genre.tempo.low);
      expect(Math.max(...beats)).toBe(genre.tempo.high);
    }
  });

  test("counts quarters: a little more than one goes by in the long beat of a compound metre", () => {
    expect(quarterBpm(100, [4, 4])).toBe(100);
    expect(quarterBpm(100, [6, 8])).toBe(120);
    expect(quarterBpm(100, [12, 8])).toBe(120);
  });

  test("that is asked for leaves the density alone where it suits, and answers it without a step where it does not", () => {
    expect(easeAt(100, 100)).toBe(1);
    expect(easeAt(120, 100)).toBe(1);
    expect(easeAt(300, 80)).toBe(0.45);
    expect(easeAt(126, 100)).toBeGreaterThan(0.98);
    expect(easeAt(40, 100)).toBe(1.4);
    expect(easeAt(79, 100)).toBeLessThan(1.02);
  });
});
