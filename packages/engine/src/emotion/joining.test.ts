import { describe, expect, test } from "vitest";
import { learnedFeeling } from "../data/learned/feeling.ts";
import { readByLexicon } from "./by-lexicon.ts";
import { joined, sharesOf } from "./joining.ts";

const sharesIn = (text: string) => sharesOf(text, readByLexicon(text), learnedFeeling.joining);

describe("whom a reading believes", () => {
  test.each([
    "I'm so angry",
    "not happy at all",
    "bittersweet",
    "Happy? No.",
    "longing for a place far away",
    "I am furious.",
  ])('a feeling said in words is the lexicon\'s: "%s"', (text) => {
    expect(sharesIn(text)).toEqual({ valence: 0, arousal: 0, dominance: 0 });
  });

  test.each([
    "The committee of the city council will meet on Thursday to discuss the burning of the old library in Leeds.",
    "Bombers kill shoppers in Baghdad market near the Tigris",
  ])('running prose and headlines belong to the sum of their words: "%s"', (text) => {
    for (const share of Object.values(sharesIn(text))) expect(share).toBeGreaterThan(0.5);
  });

  test("each dimension is joined by a share of its own", () => {
    const said = { valence: 0.8, arousal: 0.2, dominance: 0.6 };
    const learned = { valence: 0, arousal: 0.6, dominance: 0.4 };
    expect(joined(said, learned, { valence: 0.5, arousal: 1, dominance: 0 })).toEqual({
      valence: 0.4,
      arousal: 0.6,
      dominance: 0.6,
    });
  });
});
