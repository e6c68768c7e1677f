import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diatonic } from "./numerals.ts";
import { modesByBrightness } from "./scales.ts";
import { powerVoicing, voice } from "./voicing.ts";

const RANGE = { low: 48, high: 74, center: 60 };

const harmonies = fc
  .tuple(
    fc.constantFrom("C", "F#", "Bb", "E", "Ab"),
    fc.constantFrom(...modesByBrightness),
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom(3 as const, 4 as const),
  )
  .map(([tonic, mode, degree, size]) => diatonic({ tonic, mode }, degree, size));

describe("a voicing", () => {
  test("holds every tone of its chord once, ascending, in range", () => {
    fc.assert(
      fc.property(harmonies, harmonies, (first, second) => {
        const before = voice(first, undefined, RANGE);
        const keys = voice(second, before, RANGE);
        expect(new Set(keys.map((key) => key % 12))).toEqual(
          new Set(second.tones.map((tone) => (second.root + tone) % 12)),
        );
        expect([...keys].sort((a, b) => a - b)).toEqual(keys);
        expect(keys[0]).toBeGreaterThanOrEqual(RANGE.low);
        expect(keys.at(-1)).toBeLessThanOrEqual(RANGE.high);
      }),
    );
  });

  test("keeps common tones and moves the others by step: C to A minor moves one voice by two semitones", () => {
    const key = { tonic: "C", mode: "major" } as const;
    expect(voice(diatonic(key, 5, 3), [60, 64, 67], RANGE)).toEqual([60, 64, 69]);
  });

  test("of a distorted guitar has no third", () => {
    const chord = diatonic({ tonic: "E", mode: "minor" }, 0, 3);
    expect(powerVoicing(chord, 40)).toEqual([40, 47, 52]);
  });
});
