import { describe, expect, test } from "vitest";
import { compassOf } from "../data/instruments.ts";
import type { Note, Track } from "../song.ts";
import { moved } from "./compass.ts";

const FLUTE = 73;
const BAR = 1920;
const [low, high] = compassOf(FLUTE);

/** A phrase of a note a bar, from a bar on. */
const phrase = (from: number, pitches: readonly number[]): readonly Note[] =>
  pitches.map((pitch, bar) => ({ start: (from + bar) * BAR, duration: 1800, pitch, velocity: 80 }));

const part = (...phrases: readonly (readonly number[])[]): Track => ({
  role: "melody",
  name: "melody",
  channel: 0,
  program: FLUTE,
  notes: phrases.flatMap((pitches, index) => phrase(4 * index, pitches)),
  controls: [],
});

const borders = [0, 1, 2, 3, 4].map((index) => index * 4 * BAR);
const pitches = ({ notes }: Track) => notes.map(({ pitch }) => pitch);

describe("a part that is moved", () => {
  const middle = [low + 12, low + 14, low + 16, low + 12];
  const top = [high - 4, high - 2, high, high - 4];

  test("goes with the song where its instrument reaches", () => {
    const there = moved(part(middle, middle), 3, borders);
    expect(pitches(there.track)).toEqual([...middle, ...middle].map((pitch) => pitch + 3));
    expect(there).toMatchObject({ shift: 3, folded: 0 });
  });

  test("folds only the phrases that would leave the compass, each as the line that it is", () => {
    const there = moved(part(middle, middle, top, middle), 3, borders);
    const up = middle.map((pitch) => pitch + 3);
    const down = top.map((pitch) => pitch + 3 - 12);
    expect(pitches(there.track)).toEqual([...up, ...up, ...down, ...up]);
    expect(there).toMatchObject({ shift: 3, folded: 1, phrases: 4 });
  });

  test("goes to the nearest octave as a whole where much of it would leave the compass", () => {
    const there = moved(part(top, top, top, middle), 5, borders);
    expect(there).toMatchObject({ shift: -7, folded: 0 });
  });

  test("takes a pickup along with the phrase that it leads into", () => {
    const calm = part(middle, middle, top, middle);
    const notes = calm.notes.map((note, index) => (index === 7 ? { ...note, duration: 900 } : note));
    const pickup = { start: 8 * BAR - 240, duration: 240, pitch: high - 5, velocity: 80 };
    const track = { ...calm, notes: [...notes, pickup].sort((one, other) => one.start - other.start) };
    const there = moved(track, 3, borders);
    expect(there.track.notes.find(({ start }) => start === pickup.start)?.pitch).toBe(high - 5 + 3 - 12);
  });
});
