import { describe, expect, test } from "vitest";
import { intentOf, noFeeling } from "./feeling.ts";

describe("a feeling as it is asked for", () => {
  test("is its words alone where nothing else is wished", () => {
    expect(intentOf({ ...noFeeling, text: "  grief " })).toEqual({ emotional_intent: "grief" });
  });

  test("has the point that was placed and the wishes that were written", () => {
    const placed = { valence: -0.4, arousal: 0.3, dominance: 0.5 };
    const wishes = { genre: "jazz", key: "", bpm: "80", bars: "32", metre: "3/4", breakRules: true };
    expect(intentOf({ text: "grief", placed, wishes })).toEqual({
      emotional_intent: "grief",
      technical: { genre: "jazz", bpm: 80, bars: 32, time_signature: "3/4" },
      ...placed,
      rule_breaks: ["auto"],
    });
  });
});
