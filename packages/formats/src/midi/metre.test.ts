import { describe, expect, test } from "vitest";
import { metreOf, microsecondsPerQuarter } from "./metre.ts";

describe("metres", () => {
  test.each([
    [[3, 4], { denominatorPower: 2, barTicks: 1440, clocksPerClick: 24 }],
    [[4, 4], { denominatorPower: 2, barTicks: 1920, clocksPerClick: 24 }],
    [[6, 8], { denominatorPower: 3, barTicks: 1440, clocksPerClick: 36 }],
    [[12, 8], { denominatorPower: 3, barTicks: 2880, clocksPerClick: 36 }],
    [[5, 4], { denominatorPower: 2, barTicks: 2400, clocksPerClick: 24 }],
    [[7, 8], { denominatorPower: 3, barTicks: 1680, clocksPerClick: 12 }],
  ] as const)("%j has its bar, its beat and its click", (timeSignature, expected) => {
    expect(metreOf(timeSignature)).toEqual({ numerator: timeSignature[0], ...expected });
  });
});

describe("tempo", () => {
  test.each([
    [120, 500_000],
    [60, 1_000_000],
    [20, 3_000_000],
    [300, 200_000],
    [99.5, 603_015],
    [3.58, 16_759_777],
  ] as const)("of %d quarter notes a minute lasts %d microseconds each", (bpm, expected) => {
    expect(microsecondsPerQuarter(bpm)).toBe(expected);
  });

  test.each([0, -1, 3.57, 1e9, Number.NaN, Number.POSITIVE_INFINITY])("of %d is refused", (bpm) => {
    expect(() => microsecondsPerQuarter(bpm)).toThrow(RangeError);
  });
});
