import { describe, expect, test } from "vitest";
import { CADENCE, cadenceOf, INNER, modelOf } from "./model.ts";
import { modesByBrightness } from "./scales.ts";

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("the harmony of a mode", () => {
  test.each(modesByBrightness.flatMap((mode) => [[mode, false] as const, [mode, true] as const]))(
    "%s (strict: %s) has chances that add up, from every chord to another one",
    (mode, strict) => {
      const model = modelOf(mode, strict);
      const size = model.chords.length;
      expect(size).toBeGreaterThanOrEqual(6);
      expect(model.chords[model.home]?.step).toBe(0);
      expect(sum(model.opening)).toBeCloseTo(1, 9);
      for (const matrix of model.after) {
        for (let chord = 0; chord < size; chord++) {
          const row = matrix.subarray(chord * size, (chord + 1) * size);
          expect(sum(row)).toBeCloseTo(1, 9);
          expect(row[chord]).toBe(0);
        }
      }
      for (let pair = 0; pair < size * size; pair++) {
        const row = model.afterTwo(Math.floor(pair / size), pair % size);
        if (row) expect(sum(row)).toBeCloseTo(1, 9);
      }
      for (const shares of Object.values(model.cadences)) expect(sum(shares)).toBeCloseTo(1, 9);
    },
  );

  test("of major knows what everybody knows: V leads home, ii to V, and a cadence more surely than the middle", () => {
    const { chords, after } = modelOf("major", false);
    const place = (numeral: string) => chords.findIndex((chord) => chord.numeral === numeral);
    const chance = (from: string, to: string, table: number) =>
      after[table]?.[place(from) * chords.length + place(to)] ?? 0;
    expect(chance("V", "I", INNER)).toBeGreaterThan(0.3);
    expect(chance("ii", "V", INNER)).toBeGreaterThan(0.3);
    expect(chance("V", "I", CADENCE)).toBeGreaterThan(chance("V", "I", INNER));
  });

  test("under strict rules does not go back from the dominant to the subdominant", () => {
    const chance = (strict: boolean) => {
      const { chords, after } = modelOf("major", strict);
      const place = (numeral: string) => chords.findIndex((chord) => chord.numeral === numeral);
      return after[INNER]?.[place("V") * chords.length + place("IV")] ?? 1;
    };
    expect(chance(true)).toBeLessThan(chance(false) / 3);
  });

  test("is told in cadences by their names", () => {
    const { chords } = modelOf("major", false);
    const named = (one: string, other: string) => {
      const find = (numeral: string) => chords.find((chord) => chord.numeral === numeral);
      const [before, last] = [find(one), find(other)];
      if (!before || !last) throw new Error("major has these chords");
      return cadenceOf(before, last);
    };
    expect(named("V", "I")).toBe("authentic");
    expect(named("IV", "I")).toBe("plagal");
    expect(named("bVII", "I")).toBe("modal");
    expect(named("ii", "V")).toBe("half");
    expect(named("V", "vi")).toBe("deceptive");
    expect(named("I", "IV")).toBe("open");
  });
});
