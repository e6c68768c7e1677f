/// <reference types="node" />

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aNote, aSection, aSong, aTrack } from "./testing/songs.ts";
import { songToMidi } from "./write.ts";

/** The song that `testdata/two-bars.md` describes. */
const TWO_BARS = aSong({
  title: "Two bars",
  seed: 7,
  tempoChanges: [
    { tick: 0, bpm: 120 },
    { tick: 1920, bpm: 100 },
  ],
  key: { tonic: "E", mode: "minor" },
  totalBars: 2,
  sections: [aSection("verse", 0, 1), aSection("chorus", 1, 1)],
  tracks: [
    aTrack([
      aNote(0, 480, 76, 80),
      aNote(480, 960, 79, 90),
      aNote(960, 960, 79, 100),
      aNote(1920, 1920, 76, 72),
    ]),
    aTrack([aNote(0, 1920, 40, 84), aNote(1920, 1920, 40, 84)], {
      name: "Bass",
      role: "bass",
      program: 33,
      channel: 1,
      controls: [
        { tick: 0, controller: 11, value: 127 },
        { tick: 1920, controller: 11, value: 96 },
        { tick: 2880, controller: 11, value: 112 },
      ],
    }),
    aTrack(
      [aNote(0, 120, 36, 100), aNote(960, 120, 38, 96), aNote(1920, 120, 36, 100), aNote(2880, 120, 38, 96)],
      { name: "Drums", role: "drums", program: 0, channel: 9 },
    ),
  ],
});

const golden = readFileSync(new URL("../../testdata/two-bars.mid", import.meta.url));

describe("the golden file", () => {
  test("is what the writer writes, byte for byte", () => {
    expect([...songToMidi(TWO_BARS)]).toEqual([...golden]);
  });

  test("is explained byte for byte", () => {
    const page = readFileSync(new URL("../../testdata/two-bars.md", import.meta.url), "utf8");
    const listing = [...page.matchAll(/^((?:[0-9A-F]{2} +)+);/gm)].map(([, bytes = ""]) => bytes);
    expect(listing.join("").replaceAll(" ", "").toLowerCase()).toBe(golden.toString("hex"));
  });
});
