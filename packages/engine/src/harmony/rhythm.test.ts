import { describe, expect, test } from "vitest";
import type { TimeSignature } from "../song.ts";
import { onsetsOf, phraseRhythm, usualChanges } from "./rhythm.ts";

const draws = Array.from({ length: 200 }, (_, index) => (index + 0.5) / 200);

describe("harmonic rhythm", () => {
  test("begins every phrase with a chord and fills as many bars as are asked for", () => {
    for (const kind of ["intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "outro"] as const) {
      for (let bars = 1; bars <= 5; bars++) {
        for (const draw of draws) {
          const letters = phraseRhythm(kind, bars, 1, draw);
          expect(letters.length).toBe(bars);
          expect(onsetsOf(letters[0] ?? "-", [4, 4])[0]).toBe(0);
        }
      }
    }
  });

  test("is faster the more chords are wanted", () => {
    const changes = (wanted: number) =>
      draws.reduce((sum, draw) => {
        const letters = [...phraseRhythm("verse", 4, wanted, draw)];
        return sum + letters.reduce((all, letter) => all + onsetsOf(letter, [4, 4]).length, 0);
      }, 0);
    expect(changes(0.5)).toBeLessThan(changes(1));
    expect(changes(1)).toBeLessThan(changes(1.7));
  });

  test("has more chords in long bars, as in the charts", () => {
    expect(usualChanges(1)).toBeLessThan(usualChanges(2));
    expect(usualChanges(2)).toBeLessThan(usualChanges(3));
    expect(usualChanges(30)).toBe(usualChanges(300));
  });

  test("falls on the beats of every metre, in order", () => {
    const metres: readonly TimeSignature[] = [
      [4, 4],
      [3, 4],
      [6, 8],
      [12, 8],
      [5, 4],
      [7, 8],
    ];
    for (const metre of metres) {
      const [numerator, denominator] = metre;
      for (const letter of "whlsbctuq") {
        const steps = onsetsOf(letter, metre);
        expect(steps.length).toBeGreaterThan(0);
        expect([...new Set(steps)].sort((a, b) => a - b)).toEqual(steps);
        for (const step of steps) expect(step).toBeLessThan((numerator * 16) / denominator);
      }
    }
    expect(onsetsOf("h", [7, 8])).toEqual([0, 8]);
    expect(onsetsOf("h", [6, 8])).toEqual([0, 6]);
  });
});
