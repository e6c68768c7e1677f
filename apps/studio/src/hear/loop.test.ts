import { composeSong } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { parseMidi } from "midi-file";
import { expect, test } from "vitest";
import { withLoop } from "./loop.ts";

test("a loop is two marks at its ends, on a track of their own; the music stays as it is", () => {
  const { song } = composeSong({ emotionalIntent: "joy", technical: { bars: 8 } }, 1);
  const midi = Uint8Array.from(songToMidi(song));
  const before = parseMidi(midi);
  const { header, tracks } = parseMidi(withLoop(midi, 1920, 40_000));
  expect(header.numTracks).toBe(before.header.numTracks + 1);
  const [marks, ...music] = tracks;
  expect(music).toEqual(before.tracks);
  expect(marks?.map(({ deltaTime, type }) => [deltaTime, type])).toEqual([
    [1920, "marker"],
    [38_080, "marker"],
    [0, "endOfTrack"],
  ]);
});
