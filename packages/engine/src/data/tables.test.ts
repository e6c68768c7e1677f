import { describe, expect, test } from "vitest";
import { forms } from "./forms.ts";
import { genres } from "./genres.ts";
import { groovesInFour, groovesInSix, groovesInThree } from "./grooves.ts";
import { drumKits, instrumentAliases, programNames } from "./instruments.ts";
import { rhythmsInFour, rhythmsInSix, rhythmsInThree } from "./melody-rhythms.ts";
import {
  bassesInFour,
  bassesInSix,
  bassesInThree,
  chordsInFour,
  chordsInSix,
  chordsInThree,
} from "./patterns.ts";

const lengths = (bars: readonly string[]) => [...new Set(bars.map((bar) => bar.length))];

describe("the tables", () => {
  test("of grooves fill whole bars with digits and dots", () => {
    const four = Object.values(groovesInFour).flatMap((groove) => Object.values(groove));
    const others = [groovesInThree, groovesInSix]
      .flatMap(({ band, orchestral }) => [...Object.values(band), ...Object.values(orchestral)])
      .flatMap((groove) => Object.values<string>(groove));
    expect(lengths(four)).toEqual([16]);
    expect(lengths(others)).toEqual([12]);
    for (const line of [...four, ...others]) expect(line).toMatch(/^[1-9.]+$/);
  });

  test("of patterns fill whole bars with the characters of their parts", () => {
    expect(lengths([...Object.values(chordsInFour), ...Object.values(bassesInFour)])).toEqual([16]);
    const chords = [chordsInThree, chordsInSix].flatMap((table) => Object.values(table).flat());
    const basses = [bassesInThree, bassesInSix].flatMap((table) => Object.values(table).flat());
    expect(lengths([...chords, ...basses])).toEqual([12]);
    for (const pattern of [...Object.values(chordsInFour), ...chords])
      expect(pattern).toMatch(/^[AUL0-5.-]+$/);
    for (const pattern of [...Object.values(bassesInFour), ...basses])
      expect(pattern).toMatch(/^[RFTOWN.-]+$/);
  });

  test("of melodic rhythms fill whole bars, and cadences leave time to breathe or hold to the end", () => {
    expect(lengths([...rhythmsInFour.flowing, ...rhythmsInFour.cadences])).toEqual([16]);
    expect(
      lengths([rhythmsInThree, rhythmsInSix].flatMap(({ flowing, cadences }) => [...flowing, ...cadences])),
    ).toEqual([12]);
    for (const { flowing, cadences } of [rhythmsInFour, rhythmsInThree, rhythmsInSix]) {
      for (const rhythm of [...flowing, ...cadences]) expect(rhythm).toMatch(/^\.*x[x.-]*$/);
      for (const rhythm of cadences) expect(rhythm).toMatch(/x-{3,}\.*$/);
    }
  });

  test("of instruments have 128 programs by 128 names, and aliases that lead to them", () => {
    expect(programNames.length).toBe(128);
    expect(new Set(programNames).size).toBe(128);
    for (const name of Object.values(instrumentAliases)) expect(programNames).toContain(name);
  });

  test("of genres name instruments, forms and patterns that exist, and tempi in order", () => {
    for (const { name, palette, form, tempo, grooves } of genres) {
      for (const [role, instruments] of Object.entries(palette)) {
        const known = role === "drums" ? Object.keys(drumKits) : programNames;
        for (const instrument of instruments) expect(known, `${name}: ${role}`).toContain(instrument);
      }
      expect(palette.melody && palette.chords && palette.bass, name).toBeDefined();
      expect(grooves === null).toBe(palette.drums === undefined);
      expect(forms.map((known) => known.name)).toContain(form);
      expect(tempo.low < tempo.typical && tempo.typical < tempo.high).toBe(true);
      expect(tempo.low >= 20 && tempo.high <= 300).toBe(true);
    }
  });

  test("of forms begin at four bars and grow", () => {
    for (const { outlines } of forms) {
      const bars = outlines.map((outline) => outline.reduce((sum, section) => sum + section.bars, 0));
      expect(bars[0]).toBe(4);
      expect([...bars].sort((a, b) => a - b)).toEqual(bars);
    }
  });
});
