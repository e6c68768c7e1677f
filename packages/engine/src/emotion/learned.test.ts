import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readByLexicon } from "./by-lexicon.ts";
import { readByWords } from "./learned.ts";
import { readFeeling } from "./read.ts";
import { termsOf } from "./terms.ts";

const read = (text: string) => readByWords(text, readByLexicon(text));

describe("what the words of a sentence add up to", () => {
  test.each([
    [
      "my boss yelled at me in front of everyone and threw my work into the bin",
      "the bakery was closed on tuesday",
    ],
    ["the doctor called and would not say why over the phone", "the team flew home with the trophy"],
    ["soldiers burned the village and shot the prisoners", "the train stops at every station"],
  ])('"%s" is less pleasant than "%s"', (worse, better) => {
    expect(read(worse)?.affect.valence).toBeLessThan(read(better)?.affect.valence ?? -1);
  });

  test("an explosion excites more than a library", () => {
    const calm = read("the library is quiet on a sunday afternoon");
    const loud = read("the bomb exploded and people ran screaming into the street!");
    expect(loud?.affect.arousal).toBeGreaterThan(calm?.affect.arousal ?? 1);
  });

  test("the words that decide have shares, the heaviest first", () => {
    const words = read("the soldiers burned the village")?.words ?? [];
    expect(words.length).toBeGreaterThan(2);
    expect(words.map(({ share }) => share)).toEqual(
      words.map(({ share }) => share).toSorted((a, b) => b - a),
    );
    expect(words.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
  });

  test.each(["...", "?!", "12345", "привет", "šťastný", ""])('nothing is read from "%s"', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("it leaves a text alone that the lexicon understands", () => {
    for (const text of ["grief", "pure joy", "longing for a place far away"])
      expect(readFeeling(text).affect).toEqual(readByLexicon(text).affect);
  });

  test("a sentence without a word of feeling is read with little confidence", () => {
    const { affect, confidence } = readFeeling("the soldiers shot the prisoners");
    expect(affect.valence).toBeLessThan(0);
    expect(confidence).toBeGreaterThan(0);
  });

  test("any text gives numbers in range, or nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.lorem({ mode: "sentences" })), (text) => {
        const reading = read(text);
        if (reading === undefined) return;
        expect(Math.abs(reading.affect.valence)).toBeLessThanOrEqual(1);
        expect(reading.evidence).toBeGreaterThanOrEqual(0);
        expect(reading.evidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test("a text falls into words and marks", () => {
  expect(termsOf("Don’t go, it's café 24/7!")).toEqual([
    "do",
    "n't",
    "go",
    ",",
    "it",
    "'s",
    "cafe",
    "24",
    "/",
    "7",
    "!",
  ]);
});
