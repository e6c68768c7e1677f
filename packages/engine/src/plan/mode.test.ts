import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { musicOf } from "../emotion/music.ts";
import { pitchClassOf } from "../harmony/pitch.ts";
import { signatureOf } from "../harmony/scales.ts";
import { createStream } from "../random.ts";
import type { Mode } from "../song.ts";
import { chooseMode, chooseTonic } from "./mode.ts";

const FROM_DARK: readonly Mode[] = [
  "locrian",
  "phrygian",
  "minor",
  "dorian",
  "mixolydian",
  "major",
  "lydian",
];

const modeAt = (valence: number, arousal: number, seed: number, leanings = {}) => {
  const affect = { valence, arousal, dominance: 0.5 };
  return chooseMode(affect, musicOf(affect), leanings, createStream(seed)).mode;
};

const steps = Array.from({ length: 41 }, (_, step) => -1 + step * 0.05);

describe("a mode", () => {
  test("never darkens as the feeling brightens, for any seed in any genre", () => {
    for (let seed = 0; seed < 12; seed++) {
      for (const { modes } of genres) {
        const brightness = steps.map((valence) => FROM_DARK.indexOf(modeAt(valence, 0.5, seed, modes)));
        expect(brightness).toEqual(brightness.toSorted((one, other) => one - other));
      }
    }
  });

  test("is minor for grief, major for joy, and between for what is neither", () => {
    const drawn = (valence: number) =>
      new Set(Array.from({ length: 40 }, (_, seed) => modeAt(valence, 0.4, seed)));
    expect([...drawn(-0.6)].every((mode) => mode === "minor" || mode === "phrygian")).toBe(true);
    expect([...drawn(0.7)].every((mode) => mode === "major" || mode === "lydian")).toBe(true);
    for (const mode of drawn(0)) expect(["dorian", "mixolydian"]).toContain(mode);
  });

  test("leans as its genre leans: a flamenco is Phrygian, a blues Mixolydian", () => {
    const modes = (name: string) => genres.find((genre) => genre.name === name)?.modes ?? {};
    expect(modeAt(-0.45, 0.7, 3, modes("flamenco"))).toBe("phrygian");
    expect(modeAt(-0.05, 0.45, 3, modes("blues"))).toBe("mixolydian");
  });

  test("is Locrian only at the very edge", () => {
    let found = 0;
    for (let seed = 0; seed < 100; seed++) {
      for (const valence of steps) if (modeAt(valence, 0.8, seed) === "locrian") found++;
    }
    expect(found).toBeLessThan(40);
    expect(modeAt(-0.8, 0.8, 1)).not.toBe("locrian");
  });

  test("stands on one tonic for a seed, however it is spelled", () => {
    for (let seed = 0; seed < 60; seed++) {
      const keys = FROM_DARK.map((mode) => chooseTonic(mode, createStream(seed)));
      expect(new Set(keys.map(({ tonic }) => pitchClassOf(tonic))).size).toBe(1);
      for (const key of keys) expect(Math.abs(signatureOf(key))).toBeLessThanOrEqual(7);
    }
  });

  test("says why", () => {
    const affect = { valence: -0.6, arousal: 0.3, dominance: 0.3 };
    expect(chooseMode(affect, musicOf(affect), {}, createStream(1)).because).toMatch(/^Minor .*\.$/);
  });
});
