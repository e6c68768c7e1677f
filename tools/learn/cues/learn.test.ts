import { expect, test } from "vitest";
import type { Cues } from "../../../packages/engine/src/analyze/cues.ts";
import { fitCues } from "./learn.ts";
import { signedRidge } from "./ridge.ts";
import { knownCues } from "./signs.ts";
import type { FeltSong } from "./songs.ts";

const names = Object.keys(knownCues) as readonly (keyof Cues)[];

/** Songs in which each cue is high or low whatever the others are: the bits of their number. */
const songs: readonly FeltSong[] = Array.from({ length: 1 << names.length }, (_, number) => {
  const cues = Object.fromEntries(
    names.map((name, place) => [name, (number >> place) & 1 ? 1 : -1]),
  ) as Record<keyof Cues, number>;
  return {
    cues,
    meant: {
      valence: 0.1 + 0.3 * cues.brightness - 0.2 * cues.tempo,
      arousal: 0.5 + 0.2 * cues.tempo + 0.2 * cues.loudness,
      dominance: 0.4 - 0.2 * cues.register + 0.2 * cues.mode,
    },
  };
});

test("a cue counts for what it is heard with, less where it is held back, and not against the sign that is known", () => {
  const { offsets, weights } = fitCues(songs);
  expect(offsets).toEqual({ valence: 0.1, arousal: 0.5, dominance: 0.4 });
  expect(weights.brightness.valence).toBeCloseTo(0.3 / (1 + knownCues.brightness.penalty), 2);
  expect(weights.tempo).toMatchObject({ usual: 0, reach: 2.5, valence: 0 });
  expect(weights.loudness.arousal).toBeGreaterThan(0.1);
  expect(weights.loudness.arousal).toBeLessThan(weights.tempo.arousal);
  expect(weights.register.dominance).toBeLessThan(0);
  expect(weights.mode.dominance).toBe(0);
});

test("the same songs give the same weights", () => {
  expect(JSON.stringify(fitCues(songs))).toBe(JSON.stringify(fitCues(songs)));
});

test("a weight that keeps its sign leaves to its like what it may not say", () => {
  // Two columns that are nearly the same; unbound, the second one would be negative.
  const rows = [
    [1, 0.9],
    [-1, -0.9],
    [1, 1.1],
    [-1, -1.1],
  ];
  const targets = [1.1, -1.1, 0.9, -0.9];
  const [free = 0, other = 0] = signedRidge(rows, targets, [
    { sign: 1, penalty: 0 },
    { sign: -1, penalty: 0 },
  ]);
  expect(other).toBeLessThan(0);
  const [alone = 0, none] = signedRidge(rows, targets, [
    { sign: 1, penalty: 0 },
    { sign: 1, penalty: 0 },
  ]);
  expect(none).toBe(0);
  expect(alone).toBeCloseTo(1, 6);
  expect(free).toBeGreaterThan(alone);
});
