import { describe, expect, test } from "vitest";
import { chord, piece } from "../testing/notes.ts";
import { chordDistance, playedDistance } from "./voice-leading.ts";

const C = chord(0, 16, 0, [0, 4, 7]);
const A_MINOR = chord(16, 16, 9, [0, 3, 7]);
const chordAt = (start: number, pitches: readonly number[]) =>
  pitches.map((pitch) => ({ start, length: 16, pitch }));

describe("voice leading", () => {
  test("between named chords counts the semitones a voice moves at least", () => {
    // C E G → A C E: two tones stay; G moves by 2 to A, and so does A to G.
    expect(chordDistance([C, A_MINOR])).toBeCloseTo(4 / 6);
  });

  test("leaves out changes that are none", () => {
    expect(chordDistance([C, { ...C, start: 16 }])).toBe(0);
    expect(chordDistance([])).toBe(0);
  });

  test("as played minds octaves", () => {
    const near = piece({
      bars: 2,
      chords: [C, A_MINOR],
      texture: [...chordAt(0, [60, 64, 67]), ...chordAt(16, [60, 64, 69])],
    });
    const far = { ...near, texture: [...chordAt(0, [60, 64, 67]), ...chordAt(16, [72, 76, 81])] };
    expect(playedDistance(near)).toBeCloseTo(4 / 6);
    // 60, 64, 67 reach up to 72 by 12, 8, 5; 72, 76, 81 reach down to 67 by 5, 9, 14.
    expect(playedDistance(far)).toBeCloseTo(53 / 6);
  });

  test("as played leaves the melody out", () => {
    const melody = [{ start: 0, length: 4, pitch: 90 }];
    const texture = [...chordAt(0, [60, 64, 67]), ...melody, ...chordAt(16, [60, 64, 69])];
    expect(playedDistance(piece({ bars: 2, chords: [C, A_MINOR], melody, texture }))).toBeCloseTo(4 / 6);
  });
});
