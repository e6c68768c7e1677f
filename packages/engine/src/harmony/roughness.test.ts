import { describe, expect, test } from "vitest";
import type { Harmony } from "./numerals.ts";
import { qualities } from "./qualities.ts";
import { isHarsh } from "./roughness.ts";
import { layoutsOf, type VoicingStyle } from "./voicing-candidates.ts";

describe("harsh intervals", () => {
  test("are knots of seconds, low seconds, and minor ninths above another tone than the root", () => {
    expect(isHarsh([50, 52, 54], 2)).toBe(true);
    expect(isHarsh([60, 62, 64], 0)).toBe(true);
    expect(isHarsh([60, 62, 65], 0)).toBe(false);
    expect(isHarsh([58, 66, 71], 11)).toBe(true);
    expect(isHarsh([55, 68], 7)).toBe(false);
  });

  test("are in no layout of a chord that has room", () => {
    const styles: readonly VoicingStyle[] = ["close", "open", "shell", "full", "wide"];
    for (const { symbol, tones } of qualities) {
      for (let root = 0; root < 12; root++) {
        const chord: Harmony = { numeral: "I", symbol, root, bass: root, tones };
        for (const style of styles) {
          const layouts = layoutsOf(chord, { low: 48, high: 76, center: 62 }, style);
          for (const { keys } of layouts)
            expect(isHarsh(keys, root), `${symbol} ${style} ${keys}`).toBe(false);
        }
      }
    }
  });
});
