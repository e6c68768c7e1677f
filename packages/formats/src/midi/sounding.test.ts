import type { Track } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { soundingParts } from "./sounding.ts";
import { aNote, aTrack } from "./testing/songs.ts";

/** [start, end, pitch, velocity] of what sounds, by track. */
function sounding(tracks: readonly Track[]): number[][][] {
  return soundingParts(tracks).map(({ notes }) =>
    notes
      .filter(({ start, end }) => end > start)
      .map(({ start, end, pitch, velocity }) => [start, end, pitch, velocity]),
  );
}

describe("notes of one track", () => {
  test("stay as they are where their pitches differ or they only touch", () => {
    expect(sounding([aTrack([aNote(0, 480, 60), aNote(0, 960, 64), aNote(480, 480, 60)])])).toEqual([
      [
        [0, 480, 60, 80],
        [0, 960, 64, 80],
        [480, 960, 60, 80],
      ],
    ]);
  });

  test("end where their pitch begins again", () => {
    expect(sounding([aTrack([aNote(0, 960, 60), aNote(480, 100, 60, 90), aNote(500, 10, 60)])])).toEqual([
      [
        [0, 480, 60, 80],
        [480, 500, 60, 90],
        [500, 510, 60, 80],
      ],
    ]);
  });

  test("are one note, the longest and loudest, where one pitch begins twice at once", () => {
    expect(sounding([aTrack([aNote(5, 480, 60, 100), aNote(5, 960, 60, 30), aNote(5, 1, 60, 110)])])).toEqual(
      [[[5, 965, 60, 110]]],
    );
  });
});

describe("notes of tracks that share a channel", () => {
  test("end where the other track plays their pitch, so that the note-off goes first", () => {
    const first = aTrack([aNote(0, 960, 60), aNote(960, 480, 60)]);
    const second = aTrack([aNote(480, 960, 60, 90)]);
    // At 480 the first track's note-off is sent first in any case; at 960 only if it comes a tick earlier.
    expect(sounding([first, second])).toEqual([
      [
        [0, 480, 60, 80],
        [960, 1440, 60, 80],
      ],
      [[480, 959, 60, 90]],
    ]);
  });

  test("are one note where they begin together", () => {
    const bass = aTrack([aNote(0, 480, 36, 70)], { channel: 9 });
    const toms = aTrack([aNote(0, 960, 36, 90), aNote(0, 480, 41, 90)], { channel: 9 });
    expect(sounding([bass, toms])).toEqual([[[0, 960, 36, 90]], [[0, 480, 41, 90]]]);
  });

  test("leave the notes of other channels alone", () => {
    const tracks = [aTrack([aNote(0, 960, 60)]), aTrack([aNote(480, 960, 60)], { channel: 1 })];
    expect(sounding(tracks)).toEqual([[[0, 960, 60, 80]], [[480, 1440, 60, 80]]]);
  });
});

describe("what MIDI cannot hold is refused by name:", () => {
  const good = aNote(10, 10, 60);
  test.each([
    [{ pitch: 128 }, "pitch 128 is not a whole number from 0 to 127"],
    [{ pitch: -1 }, "pitch -1 is not a whole number from 0 to 127"],
    [{ pitch: Number.NaN }, "pitch NaN is not a whole number from 0 to 127"],
    [{ pitch: 60.5 }, "pitch 60.5 is not a whole number from 0 to 127"],
    [{ velocity: 0 }, "velocity 0 is not a whole number from 1 to 127"],
    [{ velocity: 128 }, "velocity 128 is not a whole number from 1 to 127"],
    [{ velocity: Number.NaN }, "velocity NaN is not a whole number from 1 to 127"],
    [{ start: Number.NaN }, "start NaN is not a whole number from 0 to 268435455"],
    [{ start: 10.25 }, "start 10.25 is not a whole number from 0 to 268435455"],
    [{ start: 9 }, "start 9 is before the note before it, at 10"],
    [{ start: Number.POSITIVE_INFINITY }, "start Infinity is not a whole number from 0 to 268435455"],
    [{ duration: 0 }, "duration 0 is not a whole number from 1 to 268435445"],
    [{ duration: Number.NaN }, "duration NaN is not a whole number from 1 to 268435445"],
    [{ duration: 0x0fffffff }, "duration 268435455 is not a whole number from 1 to 268435445"],
  ])("a note with %j", (wrong, detail) => {
    const tracks = [aTrack([]), aTrack([good, { ...good, ...wrong }], { name: "Lead" })];
    expect(() => soundingParts(tracks)).toThrow(new RangeError(`track 1 "Lead", note 1: ${detail}`));
  });

  test("a first note before the song", () => {
    expect(() => soundingParts([aTrack([aNote(-1, 10, 60)])])).toThrow(
      new RangeError('track 0 "Melody", note 0: start -1 is not a whole number from 0 to 268435455'),
    );
  });

  test.each([-1, 16, 1.5, Number.NaN])("channel %d", (channel) => {
    expect(() => soundingParts([aTrack([], { channel })])).toThrow(
      new RangeError(`track 0 "Melody": channel ${channel} is not a whole number from 0 to 15`),
    );
  });

  test.each([-1, 128, 1.5, Number.NaN])("program %d", (program) => {
    expect(() => soundingParts([aTrack([], { program })])).toThrow(
      new RangeError(`track 0 "Melody": program ${program} is not a whole number from 0 to 127`),
    );
  });
});
