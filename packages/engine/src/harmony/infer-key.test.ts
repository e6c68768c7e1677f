import { describe, expect, test } from "vitest";
import { inferKey, inferMode } from "./infer-key.ts";

describe("the key of chord symbols", () => {
  test.each([
    ["Am F C G", "A minor"],
    ["C G Am F", "C major"],
    ["C Am F G", "C major"],
    ["F G C", "C major"],
    ["G D Em C", "G major"],
    ["Em C G D", "E minor"],
    ["Dm7 G7 Cmaj7", "C major"],
    ["Am E Am", "A minor"],
    ["Bb Eb F Bb", "Bb major"],
    ["F#m D A E", "F# minor"],
    ["Cm Ab Eb Bb", "C minor"],
  ])("%s is %s", (symbols, expected) => {
    const key = inferKey(symbols.split(" "));
    expect(`${key?.tonic} ${key?.mode}`).toBe(expected);
  });

  test("is not guessed from nothing, numerals or nonsense", () => {
    expect(inferKey([])).toBeUndefined();
    expect(inferKey(["i", "VI"])).toBeUndefined();
    expect(inferKey(["Am", "nonsense"])).toBeUndefined();
  });
});

describe("the mode of numerals", () => {
  test.each([
    ["i VI III VII", "minor"],
    ["I V vi IV", "major"],
    ["vi IV I V", "major"],
    ["i7 iv7", "minor"],
    ["ii V", undefined],
    ["iv VII", undefined],
  ])("of %s is %s", (numerals, mode) => {
    expect(inferMode(numerals.split(" "))).toBe(mode);
  });
});
