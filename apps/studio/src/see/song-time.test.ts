import { describe, expect, test } from "vitest";
import { lengthOf, placeOf, secondsAt, type Timed, tickAt } from "./song-time.ts";

/** 8 bars of 3/4 that slow down after the fourth. */
const song: Timed = {
  time_signature: [3, 4],
  ticks_per_quarter: 480,
  total_bars: 8,
  tempo_changes: [
    { tick: 0, bpm: 120 },
    { tick: 4 * 1440, bpm: 60 },
  ],
};

describe("the time of a song", () => {
  test("passes by its tempi, there and back", () => {
    expect(secondsAt(song, 4 * 1440)).toBeCloseTo(6);
    expect(secondsAt(song, lengthOf(song))).toBeCloseTo(18);
    for (const seconds of [0, 1.5, 6, 7.25, 18]) {
      expect(secondsAt(song, tickAt(song, seconds))).toBeCloseTo(seconds);
    }
  });

  test("is counted in bars and beats from 1", () => {
    expect(placeOf(song, 0)).toEqual({ bar: 1, beat: 1 });
    expect(placeOf(song, 1440 + 960)).toEqual({ bar: 2, beat: 3 });
  });
});
