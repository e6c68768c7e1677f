import { describe, expect, test } from "vitest";
import { layOut, placeOf, secondsAt } from "./timeline.ts";

describe("bars and beats", () => {
  test.each([
    [4, 4, [0, 480, 960, 1440], [3, 1, 2, 1]],
    [3, 4, [0, 480, 960], [3, 1, 1]],
    [6, 8, [0, 720], [3, 1]],
    [7, 8, [0, 480, 960], [3, 1, 1]],
  ] as const)("of %i/%i", (beats, unit, starts, strengths) => {
    const bar = layOut([{ tick: 0, beats, unit }], 1);
    expect(bar.beatStarts.slice(0, -1)).toEqual(starts);
    expect(bar.strengths).toEqual(strengths);
  });

  test("a tick lies in a bar and a beat", () => {
    const waltz = layOut([{ tick: 0, beats: 3, unit: 4 }], 4 * 1440);
    expect([0, 479, 480, 1440, 5000].map((tick) => placeOf(tick, waltz))).toEqual([
      { bar: 0, beat: 1 },
      { bar: 0, beat: 1 },
      { bar: 0, beat: 2 },
      { bar: 1, beat: 1 },
      { bar: 3, beat: 2 },
    ]);
  });

  test("a metre that changes within a bar ends it", () => {
    const changes = [
      { tick: 0, beats: 4, unit: 4 },
      { tick: 960, beats: 3, unit: 4 },
    ];
    expect(layOut(changes, 2400).barStarts).toEqual([0, 960, 2400]);
  });

  test("a metre at every tick makes no more bars than there are quarters", () => {
    const changes = Array.from({ length: 48_000 }, (_, tick) => ({ tick, beats: 1, unit: 64 }));
    expect(layOut(changes, 48_000).barStarts.length).toBeLessThanOrEqual(101);
  });
});

test("seconds follow the tempo, 120 where none is written", () => {
  expect([...secondsAt([0, 480, 960], [])]).toEqual([0, 0.5, 1]);
  expect([...secondsAt([0, 480, 960, 1440], [{ tick: 480, bpm: 60 }])]).toEqual([0, 0.5, 1.5, 2.5]);
});
