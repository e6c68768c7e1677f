import { describe, expect, test } from "vitest";
import { intentOf, noFeeling } from "./feeling.ts";
import { addStation, evenly, moveStation } from "./journey.ts";
import { noWishes, wishesCount } from "./wishes.ts";

describe("a feeling as it is asked for", () => {
  test("is its words alone where nothing else is wished", () => {
    expect(intentOf({ ...noFeeling, text: "  grief " })).toEqual({ emotional_intent: "grief" });
  });

  test("has the point that was placed and the wishes that were written", () => {
    const placed = { valence: -0.4, arousal: 0.3, dominance: 0.5 };
    const wishes = {
      ...noWishes,
      genre: "jazz",
      bpm: "80",
      bars: "32",
      metre: "3/4",
      progression: "i VI, III – VII",
      wound: "a father who left",
      instruments: { melody: "flute", drums: " " },
      sections: [
        { section: "chorus", role: "pad", instrument: "strings" },
        { section: "chorus", role: "melody", instrument: "" },
      ],
      breakRules: true,
      rules: ["melody.silence"],
    };
    expect(intentOf({ ...noFeeling, text: "grief", placed, wishes })).toEqual({
      emotional_intent: "grief",
      core_wound: "a father who left",
      technical: {
        genre: "jazz",
        bpm: 80,
        bars: 32,
        time_signature: "3/4",
        progression: ["i", "VI", "III", "VII"],
        instruments: { melody: "flute" },
        section_instruments: { chorus: { pad: "strings" } },
      },
      ...placed,
      rule_breaks: ["auto", "melody.silence"],
    });
    expect(wishesCount(wishes)).toBe(11);
    expect(wishesCount(noWishes)).toBe(0);
  });

  test("is a journey where one is drawn, and the point does not count then", () => {
    const journey = addStation(evenly(["grief", "hope"]), "anger");
    expect(journey.map(({ at, emotion }) => [at, emotion])).toEqual([
      [0, "grief"],
      [0.5, "anger"],
      [1, "hope"],
    ]);
    const placed = { valence: 0, arousal: 0, dominance: 0 };
    const intent = intentOf({ ...noFeeling, text: "x", placed, journey: moveStation(journey, 1, 0.305) });
    expect(intent).toEqual({
      emotional_intent: "x",
      journey: [
        { at: 0, emotion: "grief" },
        { at: 0.31, emotion: "anger" },
        { at: 1, emotion: "hope" },
      ],
    });
  });

  test("has stations that stay in their order, with the first at the start and the last at the end", () => {
    const journey = evenly(["grief", "anger", "hope"]);
    expect(moveStation(journey, 1, 2).map(({ at }) => at)).toEqual([0, 0.99, 1]);
    expect(moveStation(journey, 0, 0.4).map(({ at }) => at)).toEqual([0, 0.5, 1]);
  });
});
