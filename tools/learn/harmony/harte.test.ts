import { describe, expect, test } from "vitest";
import { readHarte } from "./harte.ts";

describe("a chord in Harte notation", () => {
  test.each([
    ["C:maj", { root: 0, triad: "major", seventh: 0, bass: 0, suspended: false }],
    ["Ab:min7/b3", { root: 8, triad: "minor", seventh: 10, bass: 3 }],
    ["F:maj/3", { root: 5, triad: "major", bass: 4 }],
    ["G:sus4(b7,9)", { root: 7, triad: "open", seventh: 10, suspended: true, ninth: true }],
    ["G:hdim7", { root: 7, triad: "diminished", seventh: 10 }],
    ["Bb:dim7", { root: 10, triad: "diminished", seventh: 9 }],
    ["E:5", { root: 4, triad: "open", seventh: 0 }],
    ["C:maj(9)", { seventh: 0, ninth: true }],
    ["C:maj6", { seventh: 0, sixth: true }],
    ["D:7(b9)", { triad: "major", seventh: 10, ninth: false }],
  ])("%s is read", (symbol, expected) => {
    expect(readHarte(symbol)).toMatchObject(expected);
  });

  test.each(["N", ".", "&pause", "*", "(2/4)", ""])("%s is none", (symbol) => {
    expect(readHarte(symbol)).toBeUndefined();
  });
});
