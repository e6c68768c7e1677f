import { describe, expect, test } from "vitest";
import { readChordSymbol } from "./chord-symbols.ts";
import { nameAt, writtenKey } from "./fifths.ts";
import { spelled } from "./spelling.ts";
import { writtenChord } from "./written-chord.ts";

const name = (pitch: number, tonic: string, mode: "major" | "minor", chord?: string, next?: number) => {
  const { step, alter, octave } = spelled(
    pitch,
    writtenKey({ tonic, mode }),
    chord ? writtenChord(chord, writtenKey({ tonic, mode })) : undefined,
    next,
  );
  return `${step}${alter > 0 ? "#".repeat(alter) : "b".repeat(-alter)}${octave}`;
};

describe("a black key", () => {
  test.each([
    [66, "G", "major", undefined, undefined, "F#4"],
    [66, "Db", "major", undefined, undefined, "Gb4"],
    [68, "A", "minor", "E7", undefined, "G#4"],
    [68, "F", "minor", undefined, undefined, "Ab4"],
    [70, "C", "major", "Gm7", undefined, "Bb4"],
    [66, "C", "major", undefined, 67, "F#4"],
    [61, "C", "major", undefined, 62, "C#4"],
    [63, "C", "major", undefined, 62, "Eb4"],
    [71, "Gb", "major", undefined, undefined, "Cb5"],
    [72, "C#", "major", undefined, undefined, "B#4"],
    [67, "G#", "minor", "D#7", undefined, "F##4"],
    [69, "C", "major", "Cdim7", undefined, "A4"],
  ] as const)("%i in %s %s over %s before %s is %s%s", (pitch, tonic, mode, chord, next, expected) => {
    expect(name(pitch, tonic, mode, chord, next)).toBe(expected);
  });

  test("in a key of more than seven accidentals is spelled in the key that sounds the same", () => {
    const key = writtenKey({ tonic: "G#", mode: "major" });
    expect([nameAt(key.tonic), key.signature]).toEqual(["Ab", -4]);
    expect(name(75, "G#", "major", "D#")).toBe("Eb5");
  });
});

describe("a chord symbol", () => {
  test("has its root, its kind and its bass", () => {
    const { root, bass, kind } = readChordSymbol("F#m7b5/E");
    expect([nameAt(root), nameAt(bass ?? 0), kind.kind]).toEqual(["F#", "E", "half-diminished"]);
  });

  test("that is none is refused", () => {
    expect(() => readChordSymbol("H7")).toThrow(/not a chord symbol/u);
  });
});

describe("a chord in a key", () => {
  test.each([
    ["Gbm7b5", "C", "major", "F#"],
    ["Ebdim7", "C", "major", "D#"],
    ["Fb7b9", "Eb", "minor", "E"],
    ["F#", "Db", "major", "Gb"],
    ["Gbm7b5/Bbb", "C", "major", "F#/A"],
    // What needs no more accidentals than its other name keeps its own.
    ["Db7", "C", "major", "Db"],
    ["Cdim7", "C", "major", "C"],
    ["D#7", "G#", "minor", "D#"],
    ["Fb", "Gb", "major", "Fb"],
    ["A7", "A", "minor", "A"],
    ["D#", "G#", "major", "Eb"],
  ] as const)("%s in %s %s is written on %s", (symbol, tonic, mode, expected) => {
    const { root, bass } = writtenChord(symbol, writtenKey({ tonic, mode }));
    expect([root, bass].flatMap((place) => (place === undefined ? [] : [nameAt(place)])).join("/")).toBe(
      expected,
    );
  });
});
