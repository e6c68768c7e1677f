import { describe, expect, test } from "vitest";
import { chordNameParts } from "./chord-name.ts";

describe("the name of a chord", () => {
  test.each([
    ["C", ["C"]],
    ["Bb", ["Bb"]],
    ["C#m9", ["C#", "m", "9"]],
    ["F#7sus4", ["F#", "7", "sus", "4"]],
    ["Bm7b5", ["B", "m", "7", "b5"]],
    ["Ebmaj7#11/G", ["Eb", "maj", "7", "#11", "/G"]],
    ["A/C#", ["A", "/C#"]],
    ["C6/9", ["C", "6", "/9"]],
    ["Cadd9/Bb", ["C", "add", "9", "/Bb"]],
  ])("%s may be broken between what is read as one, and loses nothing", (symbol, parts) => {
    expect(chordNameParts(symbol)).toEqual(parts);
    expect(chordNameParts(symbol).join("")).toBe(symbol);
  });
});
