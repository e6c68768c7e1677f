import { expect, test } from "vitest";
import { type Compared, differencesOf } from "./differences.ts";

const track = (role: string, notes = [{}]) => ({ name: role, role, notes });
const song: Compared = {
  key: "D",
  mode: "minor",
  tempo_bpm: 80.2,
  total_bars: 32,
  genre: "folk",
  time_signature: [4, 4],
  tracks: [track("melody"), track("drums"), track("pad", [])],
};

test("what is otherwise is told in the order in which it is noticed, and nothing where it is the same", () => {
  expect(differencesOf(song, song)).toEqual([]);
  const other = {
    ...song,
    mode: "major" as const,
    tempo_bpm: 70,
    total_bars: 40,
    tracks: [track("melody"), track("pad")],
  };
  expect(differencesOf(song, other)).toEqual([
    "D minor → D major",
    "80 BPM → 70 BPM",
    "32 bars → 40 bars",
    "without drums",
    "with pad",
  ]);
});
