import { describe, expect, test } from "vitest";
import { chordIn } from "../harmony/chords.ts";
import { modesByBrightness } from "../harmony/scales.ts";
import { modalCadences } from "./modal-cadences.ts";

describe("the cadences of the modes", () => {
  test.each(modesByBrightness)("are chords of %s, none of them home, and never out of reach", (mode) => {
    for (const { numeral, share, valence, arousal } of modalCadences[mode]) {
      expect(chordIn({ tonic: "C", mode }, numeral).root).not.toBe(0);
      expect(share * (1 - Math.abs(valence)) * (1 - Math.abs(arousal))).toBeGreaterThan(0);
    }
  });
});
