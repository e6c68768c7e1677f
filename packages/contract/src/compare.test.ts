import { compareSongs, composeSong, songDigest } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { compareAnswerSchema, comparedSongSchema, compareRequestSchema } from "./compare.ts";
import { changeFromWire, comparedMessage, comparedSongFromWire, comparisonToWire } from "./compare-map.ts";
import { songToWire } from "./song-map.ts";
import { validator } from "./validate/validator.ts";

const { song } = composeSong({ emotionalIntent: "grief" }, 42);
const { song: other } = composeSong({ emotionalIntent: "joy" }, 43);
const wire = songToWire(song, songDigest(song));

describe("a song to compare", () => {
  test("is a song as it is given out, read back as the engine has it", () => {
    for (const one of [song, other]) {
      const given: unknown = JSON.parse(JSON.stringify(songToWire(one, songDigest(one))));
      const checked = validator(comparedSongSchema).check(given);
      if (!checked.ok) throw new Error(JSON.stringify(checked.mistakes));
      const read = comparedSongFromWire(checked.value, "before");
      if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
      expect(compareSongs(one, read.value).identical).toBe(true);
    }
  });

  test.each([
    [{ ...wire, tracks: [] }, "/before/tracks"],
    [{ ...wire, sections: undefined }, "/before/sections"],
    [{ ...wire, key: "H" }, "/before/key"],
    [
      { ...wire, tracks: wire.tracks.map((track) => ({ ...track, notes: [{ start: -1 }] })) },
      "/before/tracks/0/notes/0/start",
    ],
  ])("is refused where it is none (%#)", (before, pointer) => {
    const checked = validator(compareRequestSchema).check({ before, after: wire });
    if (checked.ok) throw new Error("it was taken");
    expect(checked.mistakes.map((mistake) => mistake.pointer)).toContain(pointer);
  });

  test.each([
    [{ ...wire, total_bars: wire.total_bars + 1 }, "/after/total_bars"],
    [
      { ...wire, sections: wire.sections.map((section) => ({ ...section, start_bar: 0 })) },
      "/after/sections/1/start_bar",
    ],
    [{ ...wire, time_signature: [4, 7] }, "/after/time_signature"],
  ])("has to hold together (%#)", (given, pointer) => {
    const read = comparedSongFromWire(given, "after");
    if (read.ok) throw new Error("it was read");
    expect(read.mistakes.map((mistake) => mistake.pointer)).toContain(pointer);
  });
});

describe("a change", () => {
  test("names what is to be different, and nothing else", () => {
    expect(
      changeFromWire({
        arousal: { by: 0.2 },
        valence: { to: -0.5 },
        technical: { bpm: 90, genre: null },
        rule_breaks: [],
      }),
    ).toEqual({
      ok: true,
      value: {
        arousal: { by: 0.2 },
        valence: { to: -0.5 },
        technical: { bpm: 90, genre: null },
        ruleBreaks: [],
      },
    });
    expect(changeFromWire({ technical: { time_signature: "3/4" } })).toEqual({
      ok: true,
      value: { technical: { timeSignature: "3/4" } },
    });
  });

  test("by and to exclude each other", () => {
    for (const arousal of [{}, { by: 0.1, to: 0.5 }]) {
      const read = changeFromWire({ arousal });
      if (read.ok) throw new Error("it was read");
      expect(read.mistakes[0]?.detail).toMatch(/either by a number, like \{"by": 0.2\}, or to one/);
    }
  });
});

test("a comparison fits its schema", () => {
  for (const [one, another] of [
    [song, song],
    [song, other],
    [other, song],
  ] as const) {
    const comparison = compareSongs(one, another);
    const answer = {
      success: true,
      comparison: comparisonToWire(comparison),
      counterfactual: null,
      message: comparedMessage(comparison),
    };
    expect(validator(compareAnswerSchema).check(answer)).toMatchObject({ ok: true });
  }
});
