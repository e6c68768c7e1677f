import { describe, expect, test } from "vitest";
import { drawLine } from "./line.ts";
import { relationsOf } from "./model.ts";
import { createRun, type Run, WIDEST } from "./run.ts";

const IN_C = [0, 2, 4, 5, 7, 9, 11];
const TONIC = relationsOf({ numeral: "I", symbol: "C", root: 0, bass: 0, tones: [0, 4, 7] }, IN_C);

/** A run of notes over a C chord from C4 to C5 in which every tone of the scale is as likely as the others. */
function plainRun(length: number, only: readonly (number | null)[] = []): Run {
  const run = createRun();
  run.length = length;
  run.low = 60;
  run.width = 13;
  for (let note = 0; note < length; note++) {
    run.relations[note] = TONIC;
    run.places[note] = note;
    for (let key = 60; key <= 72; key++) {
      const wanted = only[note] ?? null;
      const allowed = wanted === null ? IN_C.includes(key % 12) : key === wanted;
      run.own[note * WIDEST + key - 60] = allowed ? 1 : 0;
    }
  }
  return run;
}

const draw = (run: Run, seed: number, candidates = 1) => drawLine(run, candidates, () => 0, seed / 1000);

const many = (run: Run, count = 400) => Array.from({ length: count }, (_, seed) => draw(run, seed));

describe("a line", () => {
  test("keeps to its range and to the keys that are allowed", () => {
    for (const line of many(plainRun(12), 50)) {
      expect(line).toHaveLength(12);
      for (const key of line) {
        expect(key >= 60 && key <= 72).toBe(true);
        expect(IN_C).toContain(key % 12);
      }
    }
  });

  test("has the keys that it must have, however far apart", () => {
    expect(draw(plainRun(4, [60, 72, 61, 66]), 1)).toEqual([60, 72, 61, 66]);
  });

  test("aims at a goal from afar: the note before a fixed one lies near it", () => {
    const goal: (number | null)[] = [60, null, null, null, 72];
    const far = many(plainRun(5, goal)).map((line) => 72 - (line[3] ?? 0));
    expect(far.filter((distance) => distance <= 4).length / far.length).toBeGreaterThan(0.6);
  });

  test("moves by step more often than by leap", () => {
    const sizes = many(plainRun(10), 200).flatMap((line) =>
      line.slice(1).map((key, index) => Math.abs(key - (line[index] ?? key))),
    );
    const share = (test: (size: number) => boolean) => sizes.filter(test).length / sizes.length;
    expect(share((size) => size >= 1 && size <= 2)).toBeGreaterThan(share((size) => size > 4) * 2);
  });

  test("hardly ever leaps further than an octave", () => {
    const run = plainRun(2, [60]);
    run.width = 20;
    for (let key = 60; key < 80; key++)
      run.own[WIDEST + key - 60] = key >= 72 && IN_C.includes(key % 12) ? 1 : 0;
    const beyond = many(run).filter((line) => (line[1] ?? 0) > 72);
    expect(beyond.length / 400).toBeLessThan(0.15);
  });

  test("turns back after a leap more often than it goes on", () => {
    const after = many(plainRun(3, [60, 69, null])).map((line) => Math.sign((line[2] ?? 0) - 69));
    expect(after.filter((way) => way < 0).length).toBeGreaterThan(2 * after.filter((way) => way > 0).length);
  });

  test("is the one of several that the judge likes best", () => {
    const sum = (line: readonly number[]) => line.reduce((total, key) => total + key, 0);
    const high = (candidates: number) => drawLine(plainRun(6), candidates, (line) => sum(line) - 1000, 0.5);
    expect(sum(high(16))).toBeGreaterThanOrEqual(sum(high(1)));
  });

  test("keeps most of its keys when the odds move by a little", () => {
    let kept = 0;
    for (let seed = 0; seed < 200; seed++) {
      const run = plainRun(8);
      const before = draw(run, seed);
      for (let note = 0; note < 8; note++) {
        for (let key = 0; key < 13; key++) {
          run.own[note * WIDEST + key] = (run.own[note * WIDEST + key] ?? 0) * (1 + 0.005 * key);
        }
      }
      const after = draw(run, seed);
      kept += before.filter((key, note) => key === after[note]).length;
    }
    expect(kept / 1600).toBeGreaterThan(0.85);
  });

  test("is the same for the same chance, and empty for no notes", () => {
    expect(draw(plainRun(9), 3)).toEqual(draw(plainRun(9), 3));
    expect(draw(plainRun(0), 3)).toEqual([]);
  });
});
