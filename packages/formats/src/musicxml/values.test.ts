import type { TimeSignature } from "@music-brain/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barTicks, beatsOf } from "./beats.ts";
import { valuesOf } from "./values.ts";
import type { Divisions } from "./written.ts";

const straight =
  (metre: TimeSignature, triplets: readonly number[] = []): Divisions =>
  (tick) => {
    const bar = Math.floor(tick / barTicks(metre)) * barTicks(metre);
    const inBar = beatsOf(metre).findLast(({ start }) => bar + start <= tick);
    const beat = { start: bar + (inBar?.start ?? 0), length: inBar?.length ?? 480 };
    const triplet = triplets.includes(beat.start);
    return { beat, part: triplet ? 160 : 120, triplet };
  };

const shown = (start: number, end: number, metre: TimeSignature, triplets?: readonly number[]) =>
  valuesOf(start, end, metre, straight(metre, triplets)).map(
    ({ name, dots, tripletOf }) => `${name}${".".repeat(dots)}${tripletOf ? " of 3" : ""}`,
  );

describe("a length of time", () => {
  test.each([
    [0, 1920, [4, 4], ["whole"]],
    [0, 1440, [3, 4], ["half."]],
    [0, 1440, [6, 8], ["half."]],
    [0, 720, [6, 8], ["quarter."]],
    [240, 720, [4, 4], ["quarter"]],
    [240, 1200, [4, 4], ["eighth", "quarter", "eighth"]],
    [480, 1440, [4, 4], ["quarter", "quarter"]],
    [120, 480, [4, 4], ["eighth."]],
    [0, 2400, [5, 4], ["half.", "half"]],
    [1440, 2400, [4, 4], ["quarter", "quarter"]],
    [0, 600, [4, 4], ["quarter", "16th"]],
  ] as const)("from %i to %i in %s is written as %s", (start, end, metre, expected) => {
    expect(shown(start, end, metre)).toEqual(expected);
  });

  test("within a triplet is written in triplets, and parted where the triplet ends", () => {
    expect(shown(160, 960, [4, 4], [0])).toEqual(["quarter of 3", "quarter"]);
    expect(shown(0, 480, [4, 4], [0])).toEqual(["quarter"]);
  });

  test("is filled exactly by its values, whatever it is", () => {
    const metres: readonly TimeSignature[] = [
      [4, 4],
      [3, 4],
      [6, 8],
      [12, 8],
      [5, 4],
      [7, 8],
    ];
    const length = fc.record({
      metre: fc.constantFrom(...metres),
      start: fc.integer({ min: 0, max: 60 }),
      parts: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(length, ({ metre, start, parts }) => {
        const [from, until] = [start * 120, (start + parts) * 120];
        const values = valuesOf(from, until, metre, straight(metre));
        let at = from;
        for (const value of values) {
          expect(value.start).toBe(at);
          const bar = barTicks(metre);
          expect(Math.floor(value.start / bar)).toBe(Math.floor((value.start + value.length - 1) / bar));
          at += value.length;
        }
        expect(at).toBe(until);
      }),
    );
  });
});
