import { describe, expect, test } from "vitest";
import { line, piece } from "../testing/notes.ts";
import { fitnessOf, scoresOf, workFor } from "./fitness.ts";
import { selfSimilarity } from "./self-similarity.ts";
import { structureness } from "./structureness.ts";

/** Scores of a song in which frames with the same letter are alike, and no others. */
function scores(letters: string) {
  const frames = [...letters];
  const cells = Float64Array.from(frames.flatMap((one) => frames.map((other) => (one === other ? 1 : 0))));
  return scoresOf({ size: frames.length, cells });
}

const fitness = (letters: string, start: number, length: number) =>
  fitnessOf(scores(letters), start, length, workFor(letters.length));

describe("fitness", () => {
  test("is 0 for a stretch that never comes again", () => {
    expect(fitness("abcdef", 0, 3)).toBe(0);
  });

  test("is the harmonic mean of likeness and coverage without the stretch itself", () => {
    // Two of four frames are explained: (4 − 2) / 4 of the path, and of the song.
    expect(fitness("abab", 0, 2)).toBeCloseTo(0.5);
    // Three rounds: (6 − 2) / 6 of both.
    expect(fitness("ababab", 0, 2)).toBeCloseTo(2 / 3);
    // One repeat in a song of six: likeness (4 − 2) / 4, coverage (4 − 2) / 6.
    expect(fitness("abxyab", 0, 2)).toBeCloseTo((2 * 0.5 * (1 / 3)) / (0.5 + 1 / 3));
  });

  test("follows a repeat at twice the speed", () => {
    expect(fitness("aabbccxabc", 0, 6)).toBeGreaterThan(0);
  });
});

describe("self-similarity", () => {
  test("is 1 for the same harmony, in any octave, and 0 for one without a common tone", () => {
    const { size, cells } = selfSimilarity(line([60, 72, 61, 61], 8), 2);
    expect(size).toBe(4);
    expect(cells[0]).toBeCloseTo(1);
    expect(cells[2]).toBeCloseTo(0);
    expect(cells[0 * 4 + 1]).toBeLessThan(1);
  });
});

describe("structureness", () => {
  /** Chords without a common tone with their neighbours, one a bar. */
  const harmonies = (letters: string) =>
    piece({
      bars: letters.length,
      melody: line(
        [...letters].map((letter) => 48 + letter.charCodeAt(0) - 97),
        16,
      ),
    });

  test("is 0 at every range where nothing comes again", () => {
    expect(structureness(harmonies("abcdefghijkl"))).toEqual({ short: 0, middle: 0, long: 0 });
  });

  test("shows a repeat at the range of its length", () => {
    const loop = structureness(harmonies("abababababababab"));
    const halves = structureness(harmonies("abcdefghabcdefgh"));
    expect(loop.short).toBeGreaterThan(halves.short);
    expect(halves.long).toBeGreaterThan(halves.middle);
    expect(halves.long).toBeCloseTo(0.5, 1);
  });
});
