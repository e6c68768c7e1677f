import { describe, expect, test } from "vitest";
import { aNote, aTrack } from "../midi/testing/songs.ts";
import { straightened, swingOf } from "./swing.ts";

const played = (offsets: readonly number[]) => [
  aTrack(
    Array.from({ length: 16 }, (_, beat) =>
      offsets.map((offset) => aNote(beat * 480 + offset, 60, 60)),
    ).flat(),
  ),
];

describe("swing", () => {
  test("of eighths is found where the second comes late in every beat", () => {
    expect(swingOf({ timeSignature: [4, 4], tracks: played([0, 320]) })).toEqual({ pair: 480, late: 80 });
  });

  test("of sixteenths is found where the eighths are straight", () => {
    const tracks = played([0, 150, 240, 390]);
    expect(swingOf({ timeSignature: [4, 4], tracks })).toEqual({ pair: 240, late: 30 });
  });

  test("is not seen in straight eighths, nor in compound metres, nor in triplets", () => {
    expect(swingOf({ timeSignature: [4, 4], tracks: played([0, 240]) })).toBeUndefined();
    expect(swingOf({ timeSignature: [6, 8], tracks: played([0, 320]) })).toBeUndefined();
  });

  test("is written straight, and what is on the beat stays", () => {
    const swing = { pair: 480, late: 80 };
    expect([0, 160, 320, 400, 480].map((tick) => straightened(tick, swing))).toEqual([0, 120, 240, 360, 480]);
  });
});
