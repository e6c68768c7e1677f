import type { Section } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { line, quarters, song, track } from "../testing/notes.ts";
import { matchesIn } from "./matches.ts";
import { progressionOf } from "./progressions.ts";
import { nearDuplicates, seedNovelty } from "./seeds.ts";
import { sharedAmong, sharedWithCorpus } from "./shared.ts";
import { runsOf, tokensOf } from "./tokens.ts";

const tune = line([60, 62, 64, 65, 67, 65, 64, 62, 60, 59, 60]);
const higher = tune.map((note) => ({ ...note, pitch: note.pitch + 5 }));
const other = line([60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64], 3);

describe("a melody's steps", () => {
  test("are the same in every key and for every articulation", () => {
    expect(tokensOf(higher)).toEqual(tokensOf(tune));
    expect(tokensOf(tune.map((note) => ({ ...note, length: 1 })))).toEqual(tokensOf(tune));
  });

  test("differ in another rhythm", () => {
    expect(tokensOf(line([60, 62], 4))).not.toEqual(tokensOf(line([60, 62], 2)));
  });

  test("have a run for each place, the same ones once", () => {
    expect(runsOf([1, 2, 1, 2, 1], 2).size).toBe(2);
  });
});

describe("shared stretches", () => {
  test("are found wherever they stand, and end where the melodies part", () => {
    const matches = matchesIn([
      [9, 1, 2, 3, 4, 5, 8],
      [7, 7],
    ]);
    expect(matches.longest([1, 2, 3, 4, 5, 6])).toEqual([5, 4, 0, 0, 0, 0]);
    expect(matches.longest([1, 2, 3])).toEqual([0, 0, 0]);
  });

  test("do not run from one song into the next", () => {
    expect(
      matchesIn([
        [1, 2, 3, 4],
        [5, 6],
      ]).longest([1, 2, 3, 4, 5]),
    ).toEqual([4, 0, 0, 0, 0]);
  });

  test("leave the melody itself out", () => {
    expect(sharedAmong([tune, other]).map(({ longest }) => longest)).toEqual([0, 0]);
    expect(sharedAmong([tune, higher]).map(({ longest }) => longest)).toEqual([10, 10]);
  });

  test("are counted as shares of the distinct stretches of 6, 8 and 10 steps", () => {
    // The first eight steps are common: of five stretches of six three, of three of eight one, of the one of ten none.
    const half = [...tune.slice(0, 9), ...line([40, 70], 4, 36)];
    expect(sharedWithCorpus([half], [tune])).toEqual([{ longest: 8, shares: [3 / 5, 1 / 3, 0] }]);
  });
});

describe("near-duplicates", () => {
  test("are pairs that share more than half of their stretches of six steps", () => {
    expect(nearDuplicates([tune, higher, other])).toBe(1);
    expect(nearDuplicates([tune, other])).toBe(0);
  });
});

describe("a progression", () => {
  const section = (kind: Section["kind"], roots: readonly number[]): Section => ({
    name: kind,
    kind,
    startBar: 0,
    bars: roots.length,
    key: { tonic: "C", mode: "major" },
    energy: 0.5,
    affect: { valence: 0, arousal: 0.5, dominance: 0.5 },
    chords: roots.map((root, index) => ({
      start: index * 1920,
      duration: 1920,
      numeral: "",
      symbol: "",
      root,
      bass: root,
      tones: [0, 4, 7],
    })),
    notes: "",
  });
  const inC = song({ sections: [section("verse", [0, 5, 5, 7, 0, 5, 7])] });

  test("is one round of its loop, without repeats, in any key", () => {
    const inBb = song({ key: { tonic: "Bb", mode: "major" }, sections: [section("verse", [10, 3, 5, 10])] });
    expect(progressionOf(inC, "verse")).toBe("0 major, 5 major, 7 major");
    expect(progressionOf(inBb, "verse")).toBe("0 major, 5 major, 7 major, 0 major");
    expect(progressionOf(inC, "chorus")).toBeUndefined();
  });

  test("counts as distinct once among the songs of a feeling", () => {
    const melody = [track("melody", quarters([60, 62, 64]))];
    const songs = [inC, inC, song({ sections: [section("verse", [0, 7])] })].map((one) => ({
      ...one,
      tracks: melody,
    }));
    expect(seedNovelty("joy", songs)).toMatchObject({
      verses: 2 / 3,
      choruses: undefined,
      both: 2 / 3,
      novelty: 1,
    });
  });
});
