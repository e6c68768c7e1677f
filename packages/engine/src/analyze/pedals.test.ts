import { expect, test } from "vitest";
import { hearPedals } from "./pedals.ts";
import { layOut } from "./timeline.ts";

const BARS = 8;
const timeline = layOut([{ tick: 0, beats: 4, unit: 4 }], BARS * 4 * 480);

/** C major and G major, a bar each in turn, twelve numbers a beat. */
const changing = chordsOf((bar) => (bar % 2 === 0 ? [0, 4, 7] : [7, 11, 2]));

function chordsOf(tonesOf: (bar: number) => readonly number[]): Float64Array {
  const weights = new Float64Array(BARS * 4 * 12);
  for (let beat = 0; beat < BARS * 4; beat++)
    for (const tone of tonesOf(Math.floor(beat / 4))) weights[beat * 12 + tone] = 1;
  return weights;
}

const held = Int8Array.from({ length: BARS * 4 }, () => 0);

test("a bass that stays under changing chords says little of them", () => {
  expect([...hearPedals(held, changing, timeline, 0.1)].every((trust) => trust < 0.5)).toBe(true);
});

test("a bass that walks away and comes back on each downbeat is believed", () => {
  const walking = Int8Array.from({ length: BARS * 4 }, (_, beat) => [0, 2, 4, 7][beat % 4] ?? 0);
  expect([...hearPedals(walking, changing, timeline, 0.1)].every((trust) => trust === 1)).toBe(true);
});

test("a bass that stays under one chord is that chord's", () => {
  const still = chordsOf(() => [0, 4, 7]);
  expect([...hearPedals(held, still, timeline, 0.1)].every((trust) => trust === 1)).toBe(true);
});

test("a bass that stays for three bars alone is no pedal", () => {
  const moving = Int8Array.from({ length: BARS * 4 }, (_, beat) => Math.floor(beat / 12));
  expect([...hearPedals(moving, changing, timeline, 0.1)].every((trust) => trust === 1)).toBe(true);
});
