import { expect, test } from "vitest";
import { learnWeights, shareRight } from "./learn.ts";
import type { KnownKey } from "./songs.ts";

/** Songs of three keys each: the first piece of evidence tells which is right, the second says nothing. */
const songs: readonly KnownKey[] = Array.from({ length: 12 }, (_, song) => ({
  evidence: [0, 1, 2].map((key) => [key === song % 3 ? 1 : 0.4, (song + key) % 2]),
  right: [song % 3],
}));

test("what tells the key weighs much, what does not weighs little", () => {
  const [telling = 0, idle = 0] = learnWeights(songs, 2);
  expect(telling).toBeGreaterThan(3);
  expect(Math.abs(idle)).toBeLessThan(0.1 * telling);
  expect(shareRight(songs, [telling, idle])).toBe(1);
});

test("a song whose mode is not known is learned from all modes that are right", () => {
  const vague = songs.map((song) => ({ ...song, right: [...song.right, 2] }));
  const [telling = 0] = learnWeights(vague, 2);
  expect(telling).toBeGreaterThan(0);
  expect(shareRight(vague, [1, 0])).toBe(1);
});
