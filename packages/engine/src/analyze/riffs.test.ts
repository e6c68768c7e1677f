import { expect, test } from "vitest";
import type { Note } from "../song.ts";
import { hearRiffs } from "./riffs.ts";
import { layOut } from "./timeline.ts";

const EIGHTH = 240;
const timeline = layOut([{ tick: 0, beats: 4, unit: 4 }], 4 * 480);

/** One note for each pitch, an eighth each. */
function line(pitches: readonly number[]): Note[] {
  return pitches.map((pitch, step) => ({ start: step * EIGHTH, duration: EIGHTH, pitch, velocity: 80 }));
}

const RIFF = [40, 40, 43, 40, 45, 40, 43, 41];
const bass = line(RIFF.map((pitch) => pitch - 12));
const fifths = [...line(RIFF), ...line(RIFF.map((pitch) => pitch + 7))].sort(
  (one, other) => one.start - other.start,
);

test("a bass and a guitar that go together in fifths play a riff", () => {
  expect([...hearRiffs([bass, fifths], timeline)]).toEqual([1]);
});

test("a bass alone plays none, however it moves", () => {
  expect([...hearRiffs([bass], timeline)]).toEqual([0]);
});

test("nor does one under chords that have thirds", () => {
  const thirds = line(RIFF.map((pitch) => pitch + 4));
  expect([...hearRiffs([bass, fifths, thirds], timeline)]).toEqual([0]);
});

test("fifths that stay on one tone are a chord, not a riff", () => {
  const held = RIFF.map(() => 40);
  const low = line(held.map((pitch) => pitch - 12));
  expect([...hearRiffs([low, line(held), line(held.map((pitch) => pitch + 7))], timeline)]).toEqual([0]);
});

test("silence is none", () => {
  expect([...hearRiffs([], timeline)]).toEqual([0]);
});
