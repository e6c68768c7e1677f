import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diatonic, type Harmony, readNumeral } from "./numerals.ts";
import { voiceSpans } from "./voice-spans.ts";

const RANGE = { low: 48, high: 76, center: 61 };
const KEY = { tonic: "C", mode: "major" } as const;
const STYLES = ["close", "open", "shell", "full", "wide"] as const;

const chords = (numerals: string): Harmony[] =>
  numerals.split(" ").map((numeral) => {
    const chord = readNumeral(numeral, KEY);
    if (!chord) throw new Error(`${numeral} is no numeral`);
    return chord;
  });

const progressions = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(3 as const, 4 as const))
    .map(([degree, size]) => diatonic(KEY, degree, size)),
  { minLength: 2, maxLength: 24 },
);

const outerParallels = (voicings: readonly (readonly number[])[]) =>
  voicings.slice(1).filter((keys, index) => {
    const before = voicings[index] ?? [];
    const [low = 0, high = 0] = [before[0], before.at(-1)];
    const [nextLow = 0, nextHigh = 0] = [keys[0], keys.at(-1)];
    return nextLow !== low && nextLow - low === nextHigh - high && [0, 7].includes((high - low) % 12);
  }).length;

const hasParallels = (before: readonly number[], keys: readonly number[]) =>
  before.length === keys.length &&
  before.some((low, one) =>
    before.some((high, other) => {
      const moved = (keys[one] ?? 0) - low;
      const alike = moved !== 0 && moved === (keys[other] ?? 0) - high;
      return other > one && alike && [0, 7].includes((high - low) % 12);
    }),
  );

describe("the voicings of a progression", () => {
  test("lie in range, ascend, and hold nothing but tones of their chords", () => {
    fc.assert(
      fc.property(progressions, fc.constantFrom(...STYLES), (harmonies, style) => {
        const voicings = voiceSpans(harmonies, RANGE, undefined, style);
        expect(voicings.length).toBe(harmonies.length);
        voicings.forEach((keys, index) => {
          const chord = harmonies[index];
          const classes = chord?.tones.map((tone) => (chord.root + tone) % 12) ?? [];
          expect(keys.length).toBeGreaterThanOrEqual(3);
          for (const key of keys) expect(classes).toContain(key % 12);
          expect([...keys].sort((a, b) => a - b)).toEqual(keys);
          expect(keys[0]).toBeGreaterThanOrEqual(RANGE.low);
          expect(keys.at(-1)).toBeLessThanOrEqual(RANGE.high);
        });
      }),
    );
  });

  test("have no parallel fifths or octaves between their outer voices", () => {
    for (const style of STYLES) {
      for (const loop of ["I V vi IV", "I IV V I", "ii V I vi", "I bVII IV I", "vi V IV V", "I ii iii IV"]) {
        expect(outerParallels(voiceSpans(chords(loop), RANGE, undefined, style)), `${style} ${loop}`).toBe(0);
      }
    }
  });

  test("seldom have any between inner voices", () => {
    let changes = 0;
    let faulty = 0;
    for (const style of STYLES) {
      for (const loop of [
        "I V vi IV",
        "I IV V I",
        "ii V I vi",
        "vi V IV V",
        "I ii iii IV",
        "I vi ii V I IV V I",
      ]) {
        const voicings = voiceSpans(chords(loop), RANGE, undefined, style);
        voicings.slice(1).forEach((keys, index) => {
          changes++;
          if (hasParallels(voicings[index] ?? [], keys)) faulty++;
        });
      }
    }
    expect(faulty / changes).toBeLessThan(0.08);
  });

  test("move no more than a step a voice on the mean", () => {
    const voicings = voiceSpans(chords("I vi IV V I vi ii V I IV I V"), RANGE);
    const moves = voicings
      .slice(1)
      .flatMap((keys, index) => keys.map((key, voice) => Math.abs(key - (voicings[index]?.[voice] ?? key))));
    expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeLessThan(2);
  });

  test("let the seventh of a dominant fall", () => {
    const [dominant = [], home = []] = voiceSpans(chords("V7 I"), RANGE);
    const seventh = dominant.find((key) => key % 12 === 5) ?? 0;
    expect(home.some((key) => key === seventh - 1)).toBe(true);
  });

  test("spread a triad over a tenth where they are wide", () => {
    for (const keys of voiceSpans(chords("I IV V vi"), RANGE, undefined, "wide")) {
      expect((keys.at(-1) ?? 0) - (keys[0] ?? 0)).toBeGreaterThanOrEqual(12);
    }
  });

  test("go on from what sounded before", () => {
    expect(voiceSpans(chords("vi"), RANGE, [60, 64, 67])).toEqual([[60, 64, 69]]);
  });

  test("leave out the root of a shell, whose third and seventh tell the chord", () => {
    const [keys = []] = voiceSpans(chords("V9"), RANGE, undefined, "shell");
    expect(keys.map((key) => key % 12).sort((a, b) => a - b)).toEqual([5, 9, 11]);
  });
});
