import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import type { TechnicalWishes } from "../intent.ts";
import { createStream } from "../random.ts";
import { planSong } from "./plan.ts";
import { easeAt, feltBeats, feltBeatsIn, quarterBpm } from "./tempo.ts";

const factors = Array.from({ length: 60 }, (_, step) => 0.5 + step * 0.02);

const planned = (emotionalIntent: string, seed: number, technical: TechnicalWishes = {}) =>
  planSong({ emotionalIntent, technical }, seed, createStream(seed).fork(emotionalIntent).fork("plan"));

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

  test("has fifty dotted beats a minute at the least, unless a slower one was asked for", () => {
    for (const timeSignature of ["6/8", "12/8"]) {
      for (let seed = 0; seed < 12; seed++) {
        expect(planned("boredom", seed, { timeSignature }).tempoBpm).toBeGreaterThanOrEqual(75);
      }
      expect(planned("boredom", 3, { timeSignature, bpm: 60 }).tempoBpm).toBe(60);
    }
  });

  test("outside of what its genre mostly has is not said to be at home there", () => {
    for (const feeling of ["nostalgia", "rage", "grief", "joy"]) {
      for (let seed = 0; seed < 12; seed++) {
        const { tempoBpm, reasons } = planned(feeling, seed);
        const because = reasons.find(({ about }) => about === "tempo")?.because ?? "";
        const [, from, to] = /is at home from (\d+) to (\d+) BPM/.exec(because) ?? [];
        if (from === undefined || to === undefined) continue;
        expect(tempoBpm, because).toBeGreaterThanOrEqual(Number(from));
        expect(tempoBpm, because).toBeLessThanOrEqual(Number(to));
      }
    }
  });
});
