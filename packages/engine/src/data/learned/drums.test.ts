import { describe, expect, test } from "vitest";
import table from "./drums.json" with { type: "json" };
import { type DrumStyleName, learnedDrumStyle } from "./drums.ts";
import { decodeShares, encodeShares } from "./shares.ts";

const names = Object.keys(table.styles) as DrumStyleName[];

describe("the learned drummers", () => {
  test("name their source and licence", () => {
    expect(table.source).toContain("Groove MIDI Dataset");
    expect(table.licence).toBe("CC BY 4.0");
  });

  test.each(names)("of %s have a groove with levels, each with a kick or a snare", (name) => {
    const { lanes } = learnedDrumStyle(name);
    expect(lanes.length).toBeGreaterThan(0);
    for (const { levels, density } of lanes) {
      expect(levels().length).toBeGreaterThan(1);
      expect(levels().some((level) => level.density === density)).toBe(true);
      for (const { lines } of levels()) {
        expect(lines.some(({ voice }) => voice === "kick" || voice === "snare")).toBe(true);
        for (const { share, loudness } of lines) expect([share.length, loudness.length]).toEqual([32, 32]);
      }
    }
  });
});

describe("shares as text", () => {
  test("come back within a 70th", () => {
    for (let share = 0; share <= 1; share += 0.01) {
      expect(Math.abs((decodeShares(encodeShares([share]))[0] ?? 0) - share)).toBeLessThan(1 / 69);
    }
  });
});
