import { describe, expect, test } from "vitest";
import { createStream } from "../random.ts";
import { findLine, type Slot } from "./pitches.ts";

const RANGE = { low: 60, high: 76 };

/** C major over a C chord: chord tones free, scale tones cost 1, others are forbidden. */
const IN_C = [0, 2, 4, 5, 7, 9, 11].reduce<number[]>((costs, pitchClass) => {
  costs[pitchClass] = [0, 4, 7].includes(pitchClass) ? 0 : 1;
  return costs;
}, new Array<number>(12).fill(Number.POSITIVE_INFINITY));

const slot = (changes: Partial<Slot> = {}): Slot => ({
  classCosts: IN_C,
  target: 67,
  pull: 0.1,
  echo: null,
  recall: null,
  ...changes,
});

const find = (slots: readonly Slot[], before: number | null = null, noise = 0, seed = 1) =>
  findLine(slots, RANGE, before, noise, createStream(seed));

describe("a line", () => {
  test("keeps to its range and to the tones that are allowed", () => {
    for (let seed = 0; seed < 50; seed++) {
      for (const key of find(
        Array.from({ length: 12 }, () => slot()),
        null,
        2,
        seed,
      )) {
        expect(key >= RANGE.low && key <= RANGE.high).toBe(true);
        expect([0, 2, 4, 5, 7, 9, 11]).toContain(key % 12);
      }
    }
  });

  test("follows its contour by step rather than by leap", () => {
    const rising = [60, 62, 64, 65, 67].map((target) => slot({ target, pull: 1 }));
    expect(find(rising)).toEqual([60, 62, 64, 65, 67]);
  });

  test("goes on from the note before it", () => {
    const [first = 0] = find([slot({ pull: 0 }), slot({ pull: 0 })], 72);
    expect(Math.abs(first - 72)).toBeLessThanOrEqual(5);
  });

  test("takes up an echo where it is asked to", () => {
    const echoed = [67, 65, 64, 62, 64];
    expect(find(echoed.map((echo) => slot({ echo })))).toEqual(echoed);
  });

  test("goes on in the direction of a step, and turns after a leap", () => {
    const free = slot({ classCosts: new Array<number>(12).fill(0), pull: 0 });
    const steps = find([free, free, free], 66).map((key, index, line) => key - (line[index - 1] ?? 66));
    expect(new Set(steps.map(Math.sign)).size).toBe(1);
    const [, leapt = 0, turned = 0] = find([slot({ echo: 60 }), slot({ echo: 67 }), free]);
    expect(leapt).toBe(67);
    expect(turned).toBeLessThan(67);
  });

  test("is empty for no notes, and impossible where no tone is allowed", () => {
    expect(find([])).toEqual([]);
    const none = slot({ classCosts: new Array<number>(12).fill(Number.POSITIVE_INFINITY) });
    expect(() => find([none])).toThrow(RangeError);
  });
});
