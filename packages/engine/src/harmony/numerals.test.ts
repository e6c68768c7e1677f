import { describe, expect, test } from "vitest";
import { functions, loops, pedals } from "../data/progressions.ts";
import type { Key, Mode } from "../song.ts";
import { diatonic, numeralOf, readNumeral } from "./numerals.ts";
import { qualities } from "./qualities.ts";
import { modesByBrightness } from "./scales.ts";
import { readSymbol } from "./symbols.ts";

const key = (name: string): Key => {
  const [tonic = "C", mode = "major"] = name.split(" ");
  return { tonic, mode: mode as Mode };
};

describe("a Roman numeral", () => {
  test.each([
    ["i", "A minor", "Am"],
    ["VI", "A minor", "F"],
    ["bVI", "A minor", "F"],
    ["III", "A minor", "C"],
    ["VII", "A minor", "G"],
    ["V", "A minor", "E"],
    ["V7", "A minor", "E7"],
    ["iv", "A minor", "Dm"],
    ["ii°", "A minor", "Bdim"],
    ["iiø7", "A minor", "Bm7b5"],
    ["#vii°", "A minor", "G#dim"],
    ["I", "C major", "C"],
    ["vi", "C major", "Am"],
    ["bVII", "C major", "Bb"],
    ["bVI", "C major", "Ab"],
    ["IVmaj7", "Bb major", "Ebmaj7"],
    ["V", "F# major", "C#"],
    ["IV", "D dorian", "G"],
    ["II", "E phrygian", "F"],
    ["bII", "E minor", "F"],
    ["II", "F lydian", "G"],
    ["VII", "G mixolydian", "F"],
    ["Vsus4", "C major", "Gsus4"],
    ["iim7", "C major", "Dm7"],
    ["V7/V", "C major", "D7"],
    ["V/ii", "C major", "A"],
    ["vii°7/vi", "C major", "G#dim7"],
    ["♭VII", "C major", "Bb"],
    ["ii7", "Eb major", "Fm7"],
    ["bVI", "Ab minor", "Fb"],
    ["vii°7", "A minor", "G#dim7"],
  ])("%s in %s is %s", (numeral, name, symbol) => {
    expect(readNumeral(numeral, key(name))?.symbol).toBe(symbol);
  });

  test.each(["", "H", "IIII", "iX", "V/V/V", "bbbVII", "I-", "C", "Am7", "1", "vI"])("%s is none", (text) => {
    expect(readNumeral(text, key("C major"))).toBeUndefined();
  });

  test("of the tables is one in its mode, and its triads belong to the scale or lead to it", () => {
    for (const mode of modesByBrightness) {
      const { tonic, predominant, dominant } = functions[mode];
      const listed = [
        ...loops[mode].flatMap(({ chords }) => chords),
        ...[...tonic, ...predominant, ...dominant].map(([numeral]) => numeral),
        ...pedals[mode].flat(),
      ];
      for (const numeral of listed)
        expect(readNumeral(numeral, { tonic: "D", mode }), `${numeral} in ${mode}`).toBeDefined();
    }
  });

  test("of a chord that the scale has reads back to the same chord", () => {
    for (const mode of modesByBrightness) {
      for (let degree = 0; degree < 7; degree++) {
        for (const size of [3, 4] as const) {
          const chord = diatonic({ tonic: "E", mode }, degree, size);
          expect(readNumeral(chord.numeral, { tonic: "E", mode })).toEqual(chord);
        }
      }
    }
  });

  test("is found for every root and quality, and reads back to the same tones", () => {
    for (const name of ["C major", "A minor", "D dorian", "F lydian", "E phrygian"]) {
      for (let root = 0; root < 12; root++) {
        for (const quality of qualities) {
          const numeral = numeralOf(root, quality, key(name));
          const read = readNumeral(numeral, key(name));
          expect(read && [read.root, read.tones], `${numeral} in ${name}`).toEqual([root, quality.tones]);
        }
      }
    }
  });
});

describe("a chord symbol", () => {
  test.each([
    ["Am", "A minor", "i", [9, 9]],
    ["F/A", "A minor", "VI", [5, 9]],
    ["G7", "C major", "V7", [7, 7]],
    ["F#m7b5", "G major", "viiø7", [6, 6]],
    ["Bb", "C major", "bVII", [10, 10]],
    ["Ebmaj7", "C minor", "IIImaj7", [3, 3]],
    ["C6/9", "C major", "I6/9", [0, 0]],
    ["E", "A minor", "V", [4, 4]],
  ])("%s in %s is %s", (symbol, name, numeral, [root, bass]) => {
    expect(readSymbol(symbol, key(name))).toMatchObject({ numeral, root, bass, symbol });
  });

  test.each(["", "H", "c", "Amx", "C/H", "C###", "1", "x".repeat(100)])("%s is none", (text) => {
    expect(readSymbol(text, key("C major"))).toBeUndefined();
  });
});
