import { describe, expect, test } from "vitest";
import { learnedMelodyRhythm, learnedPitch, learnedStructure } from "./melody.ts";

const depth = (value: unknown): number => (Array.isArray(value) ? 1 + depth(value[0]) : 0);

describe("the learned tables of melody", () => {
  test("look back no further than a note and the move before it, or one beat: no tune can come out of them", () => {
    // Moves: the move before (two notes), what is left, the interval to the next: three notes in all.
    expect(learnedPitch.moves).toHaveLength(8);
    expect(depth(learnedPitch.moves)).toBe(3);
    for (const row of learnedPitch.moves.flat()) expect(row).toHaveLength(25);
    // Rhythm: a beat after a beat.
    expect(learnedMelodyRhythm.next).toHaveLength(4);
    expect(depth(learnedMelodyRhythm.next)).toBe(3);
  });

  test("hold nothing that came less than three times", () => {
    for (const row of learnedMelodyRhythm.next.flat()) {
      row.forEach((value, index) => {
        if (index % 2 === 1) expect(value).toBeGreaterThanOrEqual(3);
      });
    }
    for (const row of [...learnedStructure.shapes["4"], ...learnedStructure.shapes["8"]]) {
      expect(Number(row.split(" ")[1])).toBeGreaterThanOrEqual(3);
    }
  });

  test("have weights that are positive numbers", () => {
    const { moves, relations, approaches, degrees, heights } = learnedPitch;
    const all = [moves, relations, approaches, degrees.major, degrees.minor, heights].flat(4);
    for (const weight of all) expect(Number.isFinite(weight) && weight > 0).toBe(true);
  });

  test("have shapes of four and eight bars whose letters mean an earlier bar or begin anew", () => {
    for (const bars of ["4", "8"] as const) {
      for (const row of learnedStructure.shapes[bars]) {
        const [shape = ""] = row.split(" ");
        expect(shape).toHaveLength(Number(bars) * 2);
        expect(shape).toMatch(/^([a-h][!=+\-/~*]|\.\.)+$/);
      }
    }
  });
});
