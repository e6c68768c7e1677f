import { describe, expect, test } from "vitest";
import { commonPatterns, leftHand, patternOf, rightHand } from "./patterns.ts";

const note = (step: number, length: number, key: number) => ({ step, length, key, velocity: 80 });

describe("half-bar patterns", () => {
  test("name the voices of the right hand from below", () => {
    const notes = [note(0, 2, 60), note(2, 2, 64), note(4, 4, 60), note(4, 4, 64), note(4, 4, 67)];
    expect(patternOf(notes, 0, 0, rightHand)).toBe("0-1-A---");
  });

  test("name the left hand by the chord", () => {
    expect(patternOf([note(8, 2, 43), note(10, 6, 50)], 8, 7, leftHand)).toBe("R-F-----");
  });

  test("are kept only when enough songs have them", () => {
    const halves = [1, 2, 3].map((song) => ({ song, half: 0 as const, pattern: "A-------" }));
    const own = { song: 1, half: 0 as const, pattern: "0123----" };
    expect(commonPatterns([...halves, own, own, own], 3)).toEqual([{ pattern: "A-------", halves: [3, 0] }]);
  });
});
