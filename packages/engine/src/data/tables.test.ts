import { describe, expect, test } from "vitest";
import { thesaurus } from "../emotion/thesaurus.ts";
import { rhythmSectionOf } from "./drum-styles.ts";
import { feelingToMusic } from "./feeling-to-music.ts";
import { forms } from "./forms.ts";
import { genres } from "./genres.ts";
import { genresInMetre } from "./genres-in-metre.ts";
import { type ByLevel, groovesInFour } from "./grooves.ts";
import { groovesByMetre } from "./grooves-by-metre.ts";
import { drumKits, instrumentAliases, isPitched, programNames } from "./instruments.ts";
import { compoundCells } from "./melody-rhythms.ts";
import { bassesInFour, chordsInFour } from "./patterns.ts";
import { bassesByMetre, chordsByMetre } from "./patterns-by-metre.ts";
import { signatures } from "./signatures.ts";

/** Sixteenths in a bar. */
const metreLengths = { "3/4": 12, "6/8": 12, "12/8": 24, "5/4": 20, "7/8": 14 } as const;

const ownIn = (metre: string) => Object.values(genresInMetre).flatMap((metres) => metres[metre] ?? []);

const lengths = (bars: readonly string[]) => [...new Set(bars.map((bar) => bar.length))];

describe("the tables", () => {
  test("of grooves fill whole bars with digits and dots, one or two in 4/4", () => {
    for (const [name, groove] of Object.entries(groovesInFour)) {
      for (const line of Object.values<string>(groove)) {
        expect([16, 32], name).toContain(line.length);
        expect(line).toMatch(/^[1-9.]+$/);
      }
    }
    expect(Object.keys(groovesByMetre)).toEqual(Object.keys(metreLengths));
    for (const [metre, length] of Object.entries(metreLengths)) {
      const families = Object.values(groovesByMetre[metre] ?? {});
      const lines = [...families, ...ownIn(metre).map(({ grooves }) => grooves ?? [])]
        .flat()
        .flatMap((groove) => Object.values<string>(groove));
      expect(lengths(lines), metre).toEqual([length]);
      for (const line of lines) expect(line).toMatch(/^[1-9.]+$/);
    }
  });

  test("of patterns fill one, two or four whole bars with the characters of their parts", () => {
    const chords = Object.values<string>(chordsInFour);
    const basses = Object.values<string>(bassesInFour);
    const bars = (patterns: readonly string[]) => patterns.flatMap((pattern) => pattern.split("|"));
    expect(lengths(bars([...chords, ...basses]))).toEqual([16]);
    for (const [metre, length] of Object.entries(metreLengths)) {
      const patterns = (table: typeof chordsByMetre) =>
        Object.values(table[metre] ?? {}).flatMap((family) => Object.values(family).flat());
      const own = ownIn(metre);
      const upper = [
        ...patterns(chordsByMetre),
        ...own.flatMap((one) => Object.values(one.chords ?? {}).flat()),
      ];
      const lower = [
        ...patterns(bassesByMetre),
        ...own.flatMap((one) => Object.values(one.bass ?? {}).flat()),
      ];
      expect(lengths(bars([...upper, ...lower])), metre).toEqual([length]);
      chords.push(...upper);
      basses.push(...lower);
    }
    for (const pattern of [...chords, ...basses]) expect([1, 2, 4]).toContain(pattern.split("|").length);
    for (const bar of bars(chords)) expect(bar).toMatch(/^[AULMBF0-5.][AULMBF0-5.-]*$/);
    for (const bar of bars(basses)) expect(bar).toMatch(/^[RFTSOWNPD.][RFTSOWNPD.-]*$/);
  });

  test("of patterns and grooves have none that no genre plays", () => {
    const levels = (by: ByLevel<readonly string[]> | null) =>
      Object.values<readonly string[]>(by ?? {}).flat();
    const chords = new Set(genres.flatMap((genre) => levels(genre.chords)));
    const basses = new Set(genres.flatMap((genre) => levels(genre.bass)));
    const grooves = new Set([
      ...genres.flatMap((genre) => levels(genre.grooves)),
      ...genres.flatMap((genre) => rhythmSectionOf(genre).grooves ?? []),
    ]);
    expect(Object.keys(chordsInFour).filter((name) => !chords.has(name))).toEqual([]);
    expect(Object.keys(bassesInFour).filter((name) => !basses.has(name))).toEqual([]);
    expect(Object.keys(groovesInFour).filter((name) => !grooves.has(name))).toEqual([]);
  });

  test("of what genres have in a metre of their own, and of signatures, are about genres that have it", () => {
    for (const [name, metres] of Object.entries(genresInMetre)) {
      const genre = genres.find((other) => other.name === name);
      const own = genre?.metres.map(({ metre }) => metre.join("/"));
      for (const metre of Object.keys(metres)) expect(own, name).toContain(metre);
    }
    for (const [name, { source, lines }] of Object.entries(signatures)) {
      expect(genres.find((genre) => genre.name === name)?.grooves, name).toBeTruthy();
      expect(source).toMatch(/\d{4}/);
      for (const line of Object.values<string>(lines)) expect(line).toMatch(/^([1-9x.]{16}){1,2}$/);
    }
  });

  test("of melodic rhythms fill beats of six sixteenths, each once", () => {
    expect(lengths(compoundCells.map(({ cell }) => cell))).toEqual([6]);
    for (const { cell } of compoundCells) expect(cell).toMatch(/^(-*\.*)(x[x-]*\.*)*$/);
    expect(new Set(compoundCells.map(({ cell }) => cell)).size).toBe(compoundCells.length);
  });

  test("of instruments have 128 programs by 128 names, and aliases that lead to them", () => {
    expect(programNames.length).toBe(128);
    expect(new Set(programNames).size).toBe(128);
    for (const name of Object.values(instrumentAliases)) expect(programNames).toContain(name);
  });

  test("of genres name instruments, forms and patterns that exist, and tempi in order", () => {
    for (const { name, palette, forms: own, tempo, grooves } of genres) {
      for (const [role, instruments] of Object.entries(palette)) {
        const known = role === "drums" ? Object.keys(drumKits) : programNames;
        for (const instrument of instruments) {
          expect(known, `${name}: ${role}`).toContain(instrument);
          if (role !== "drums") expect(isPitched(programNames.indexOf(instrument)), instrument).toBe(true);
        }
      }
      expect(palette.melody && palette.chords && palette.bass, name).toBeDefined();
      expect(grooves === null).toBe(palette.drums === undefined);
      for (const form of own) expect(forms.map((known) => known.name)).toContain(form);
      expect(tempo.low < tempo.typical && tempo.typical < tempo.high).toBe(true);
      expect(tempo.low >= 20 && tempo.high <= 300).toBe(true);
    }
  });

  test("of genres say what each is and where that is known from", () => {
    const subs = thesaurus.bases.flatMap((base) => base.subs.map((sub) => sub.name));
    for (const { name, description, source, metres, modes, affects, feelings, cues } of genres) {
      for (const feeling of feelings) expect(subs).toContain(feeling);
      expect(description, name).toMatch(/^[A-Z].*\.$/);
      expect(source, name).toMatch(/\d{4}/);
      for (const { weight } of metres) expect(weight).toBeGreaterThan(0);
      expect(new Set(metres.map(({ metre }) => metre.join())).size).toBe(metres.length);
      for (const leaning of Object.values(modes)) expect(Math.abs(leaning)).toBeLessThanOrEqual(4);
      expect(affects.length).toBeGreaterThan(0);
      for (const cue of cues) expect(cue).toBe(cue.toLowerCase());
    }
    for (const sub of subs) {
      expect(genres.filter(({ feelings }) => feelings.includes(sub)).length, sub).toBeGreaterThan(3);
    }
    const cues = genres.flatMap((genre) => genre.cues);
    expect(cues.filter((cue, place) => cues.indexOf(cue) !== place)).toEqual([]);
  });

  test("of feelings to music are bounded, and every row names the finding behind it", () => {
    for (const { low, high, base, source } of Object.values(feelingToMusic)) {
      expect(low < high && base >= low && base <= high).toBe(true);
      expect(source.length).toBeGreaterThan(20);
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
