import { describe, expect, it } from "vitest";
import { buildCorrector, everydaySlip, isOneSlip } from "./edit.ts";
import { lexicon } from "./lexicon.ts";

describe("isOneSlip", () => {
  it.each([
    ["melancoly", "melancholy", "a letter too few"],
    ["anngry", "angry", "a letter too many"],
    ["joyfol", "joyful", "a wrong letter"],
    ["lonley", "lonely", "two letters swapped"],
  ])("%s is %s with %s", (one, other) => {
    expect(isOneSlip(one, other)).toBe(true);
    expect(isOneSlip(other, one)).toBe(true);
  });

  it.each([
    ["lonely", "lonely"],
    ["lnoeyl", "lonely"],
    ["melncoly", "melancholy"],
    ["abcd", "abdcx"],
  ])("%s and %s are not one slip apart", (one, other) => {
    expect(isOneSlip(one, other)).toBe(false);
  });
});

describe("the corrector", () => {
  const correct = buildCorrector(lexicon());

  it.each([
    ["melancoly", "melancholy"],
    ["anxoius", "anxious"],
    ["triumphent", "triumphant"],
    ["dissapointed", "disappointed"],
    ["embarassed", "embarrassed"],
    ["beautifull", "beautiful"],
    ["depresed", "depressed"],
  ])("reads %s as %s", (slip, word) => {
    expect(correct(slip)?.word).toBe(word);
  });

  it.each([
    "morning",
    "started",
    "stream",
    "father",
    "decide",
    "flight",
    "string",
    "divide",
    "sample",
    "concept",
  ])("leaves the English word %s alone", (word) => {
    expect(correct(word)).toBeUndefined();
  });

  it.each(["gref", "hapy", "sda"])("leaves the short word %s alone", (word) => {
    expect(correct(word)).toBeUndefined();
  });
});

describe("slips in everyday words", () => {
  it.each([
    ["hapy", "happy"],
    ["hapyp", "happy"],
    ["agry", "angry"],
    ["angery", "angry"],
    ["afriad", "afraid"],
    ["lonly", "lonely"],
    ["greif", "grief"],
  ])("reads %s as %s", (slip, word) => {
    expect(everydaySlip(lexicon(), slip)?.word).toBe(word);
  });

  it.each(["hippy", "hoppy", "harpy", "sacred", "brief", "reef", "angrily", "happily", "sad", "happy"])(
    "leaves %s alone",
    (word) => {
      expect(everydaySlip(lexicon(), word)).toBeUndefined();
    },
  );
});
