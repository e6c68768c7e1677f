import type { WireSong } from "@music-brain/contract";
import { describe, expect, test } from "vitest";
import { noteWritten } from "./score-pages.ts";

const note = (start: number, pitch: number) => ({ start, duration: 400, pitch, velocity: 80 });

// Two bars of 4/4; the second begins a little early, with a chord.
const song = {
  time_signature: [4, 4],
  ticks_per_quarter: 480,
  tracks: [
    { role: "melody", notes: [note(0, 60), note(480, 62), note(960, 64)] },
    { role: "chords", notes: [note(1910, 48), note(1915, 52), note(1920, 55), note(2880, 50)] },
  ],
} as WireSong;

describe("a note of a score", () => {
  test("is found in the song by its column and its height", () => {
    const heads = [
      { x: 10, y: 40 },
      { x: 10, y: 50 },
      { x: 10, y: 60 },
      { x: 90, y: 55 },
    ];
    const found = heads.map((_, head) => noteWritten(song, { role: "chords", bar: 1, heads, head })?.note);
    expect(found).toEqual([2, 1, 0, 3]);
  });

  test("is the one as far into the bar where the score has more columns than the song", () => {
    const heads = [0, 20, 40, 60, 80].map((x) => ({ x, y: 0 }));
    expect(noteWritten(song, { role: "melody", bar: 0, heads, head: 4 })).toEqual({ track: 0, note: 2 });
    expect(noteWritten(song, { role: "melody", bar: 0, heads, head: 2 })).toEqual({ track: 0, note: 1 });
  });

  test("is none where nothing is played", () => {
    expect(noteWritten(song, { role: "melody", bar: 1, heads: [{ x: 0, y: 0 }], head: 0 })).toBeUndefined();
    expect(noteWritten(song, { role: "bass", bar: 0, heads: [{ x: 0, y: 0 }], head: 0 })).toBeUndefined();
  });
});
