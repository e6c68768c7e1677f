import { describe, expect, test } from "vitest";
import { musicOf } from "../emotion/music.ts";
import { readNumeral } from "./numerals.ts";
import { rubShare, withRub } from "./rub.ts";
import { scaleOf } from "./scales.ts";

const key = { tonic: "A", mode: "minor" } as const;
const scale = scaleOf(key);
const chordOf = (numeral: string) => {
  const chord = readNumeral(numeral, key);
  if (!chord) throw new Error(`${numeral} is no chord`);
  return chord;
};

describe("a chord that rubs", () => {
  test("has one or two tones more, of the scale, a semitone beside its own, and keeps its lowest", () => {
    for (const [numeral, keys] of [
      ["i", [45, 52, 57, 60]],
      ["iv", [50, 57, 62, 65]],
      ["VI", [53, 57, 60, 65]],
    ] as const) {
      const rubbed = withRub(keys, chordOf(numeral), scale, 1);
      const added = rubbed.filter((key) => !keys.some((own) => own === key));
      expect(added.length).toBeGreaterThan(0);
      expect(added.length).toBeLessThanOrEqual(2);
      for (const key of added) {
        expect(scale).toContain(key % 12);
        expect(keys.some((own) => Math.abs(own - key) === 1)).toBe(true);
      }
      expect(rubbed[0]).toBe(keys[0]);
      expect([...rubbed].sort((one, other) => one - other)).toEqual(rubbed);
    }
  });

  test("never has a fourth beside a major third, nor anything low, nor above where the melody sings", () => {
    for (const numeral of ["VI", "VII", "III", "V", "i", "iv"]) {
      const chord = chordOf(numeral);
      const root = 48 + chord.root;
      const keys = [root - 12, ...chord.tones.map((tone) => root + tone), root + 12];
      for (const key of withRub(keys, chord, scale, 1, 66)) {
        if (keys.includes(key)) continue;
        expect((key - root) % 12 === 5 && chord.tones.includes(4)).toBe(false);
        expect(key >= 55 && key <= 66).toBe(true);
      }
    }
  });

  test("has a second tone more only where nearly all chords rub", () => {
    const keys = [45, 52, 57, 60, 64];
    expect(withRub(keys, chordOf("i"), scale, 0.65)).toHaveLength(6);
    expect(withRub(keys, chordOf("i"), scale, 1)).toHaveLength(7);
  });

  test("has a minor ninth or sixth where many chords rub only", () => {
    const chord = chordOf("v");
    expect(withRub([52, 55, 59, 64], chord, scale, 0.11)).not.toContain(60);
    expect(withRub([52, 55, 59, 64], chord, scale, 1)).toContain(65);
  });

  test("keeps its rub where there is to be more of it, and with none of it no chord has one", () => {
    const keys = [45, 52, 57, 60];
    const numerals = ["i", "iv", "v", "VI", "VII", "III", "V"];
    let before = 0;
    for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
      const rubbing = numerals.filter(
        (name) => withRub(keys, chordOf(name), scale, share).length > keys.length,
      );
      expect(rubbing.length).toBeGreaterThanOrEqual(before);
      before = rubbing.length;
      if (share === 0) expect(rubbing).toEqual([]);
    }
    expect(before).toBe(numerals.length);
  });

  test("is of fear before it is of anger, and hardly of sorrow or never of joy", () => {
    const of = (valence: number, arousal: number, dominance: number) =>
      rubShare(musicOf({ valence, arousal, dominance }));
    const [fear, anger] = [of(-0.75, 0.85, 0.15), of(-0.75, 0.85, 0.85)];
    expect(fear).toBeGreaterThan(0.5);
    expect(anger).toBeGreaterThan(0.1);
    expect(anger).toBeLessThan(fear);
    expect(of(-0.75, 0.2, 0.25)).toBeLessThan(0.05);
    expect(of(0.8, 0.85, 0.6)).toBe(0);
  });
});
