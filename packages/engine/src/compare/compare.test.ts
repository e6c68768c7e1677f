import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { editedSong } from "../edit/edit-song.ts";
import { type Intent, IntentError } from "../intent.ts";
import { compareSongs } from "./compare.ts";
import { counterfactual } from "./counterfactual.ts";
import { noteChanges } from "./notes.ts";

const intent: Intent = {
  emotionalIntent: "grief",
  technical: { genre: "pop", timeSignature: "4/4", bars: 32 },
};
const { song } = composeSong(intent, 42);

const edited = (...edits: Parameters<typeof editedSong>[0]["edits"]) =>
  editedSong({ intent, seed: 42, edits }).song;

describe("comparing", () => {
  test("a song with itself finds it identical", () => {
    const { identical, summary, sections, whole } = compareSongs(song, song);
    expect(identical).toBe(true);
    expect(summary).toEqual(["The two songs are identical, note for note."]);
    expect(whole.every((one) => one.identical)).toBe(true);
    for (const section of sections)
      expect(section).toMatchObject({ identical: true, bars: [], chords: "same" });
  });

  test("names the one part that was composed anew, and its bars", () => {
    const [section] = song.sections.filter(({ kind }) => kind === "chorus");
    if (!section) throw new Error("there is a chorus");
    const other = edited({ kind: "regenerate", sections: [section.name], tracks: ["melody"], seed: 5 });
    const comparison = compareSongs(song, other);
    const differing = comparison.sections.filter(({ identical }) => !identical);
    expect(differing.map(({ after }) => after?.name)).toEqual([section.name]);
    for (const { before, after, tracks, chords } of differing[0]?.bars ?? []) {
      expect(before).toBe(after);
      expect(before).toBeGreaterThanOrEqual(section.startBar);
      expect(before).toBeLessThan(section.startBar + section.bars);
      expect(chords).toBeNull();
      expect(tracks.map(({ track }) => track)).toEqual(["melody"]);
    }
    expect(comparison.tracks.filter(({ identical }) => !identical).map(({ track }) => track)).toEqual([
      "melody",
    ]);
    expect(comparison.summary.join(" ")).toContain("identical throughout");
  });

  test("counts every note once", () => {
    for (const seed of [1, 2, 3]) {
      const other = composeSong(intent, seed).song;
      for (const { sections } of [compareSongs(song, other), compareSongs(other, song)]) {
        for (const { kept, inflected, moved, repitched, added, removed, notes } of sections.flatMap(
          (one) => one.tracks,
        )) {
          const both = kept + inflected + moved + repitched;
          expect(both + removed).toBe(notes.before);
          expect(both + added).toBe(notes.after);
        }
      }
    }
  });

  test("tells a transposed song by its numerals, a faster one by its tempo", () => {
    const higher = compareSongs(song, edited({ kind: "transpose", semitones: 2 }));
    expect(higher.sections.every(({ chords }) => chords === "transposed")).toBe(true);
    expect(higher.summary.join(" ")).toMatch(
      /The key changes from .* keeps? (its|their) chords in the other key/,
    );
    const faster = compareSongs(song, edited({ kind: "tempo", factor: 1.5 }));
    expect(faster.identical).toBe(false);
    expect(faster.sections.every(({ identical }) => identical)).toBe(true);
    expect(faster.summary[0]).toMatch(/^The tempo rises from [\d.]+ to [\d.]+ BPM\.$/);
  });

  test("pairs sections by name, so that those of a longer song answer to their own", () => {
    const { sections, summary } = compareSongs(song, edited({ kind: "lengthen", bars: 8 }));
    const added = sections.filter(({ before }) => before === null);
    expect(added.length).toBeGreaterThan(0);
    for (const section of sections) {
      if (section.before === null) continue;
      expect(section.before.name).toBe(section.after?.name);
      expect(section).toMatchObject({ identical: true, alignedBy: "name" });
    }
    expect(summary.join(" ")).toMatch(/(is|are) new \(\d+ bars\)/);
  });

  test("pairs by kind where names differ, and tells what is gone", () => {
    const renamed = {
      ...song,
      sections: song.sections.map((section) => ({ ...section, name: `${section.name}, again` })),
    };
    expect(compareSongs(song, renamed).sections.every(({ alignedBy }) => alignedBy === "kind")).toBe(true);
    const shorter = { ...song, sections: song.sections.slice(1) };
    const [first] = compareSongs(song, shorter).sections;
    expect(first).toMatchObject({ before: { name: song.sections[0]?.name }, after: null, chords: "absent" });
  });
});

describe("notes", () => {
  const note = (start: number, pitch: number, velocity = 80) => ({ start, duration: 240, pitch, velocity });

  test("are paired as people would pair them", () => {
    const before = [note(0, 60), note(480, 62), note(960, 64), note(1440, 65)];
    const after = [note(0, 60), note(500, 62, 90), note(1200, 64), note(1440, 67), note(1680, 72)];
    expect(noteChanges(before, after)).toEqual({
      kept: 1,
      inflected: 1,
      moved: 1,
      repitched: 1,
      added: 1,
      removed: 0,
    });
  });

  test("are each counted once, whatever they are, and a list is kept as it is", () => {
    const notes = fc.array(
      fc.record({
        start: fc.integer({ min: -40, max: 400 }),
        duration: fc.integer({ min: 1, max: 3 }),
        pitch: fc.integer({ min: 60, max: 63 }),
        velocity: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(notes, notes, (before, after) => {
        const { kept, inflected, moved, repitched, added, removed } = noteChanges(before, after);
        expect(kept + inflected + moved + repitched + removed).toBe(before.length);
        expect(kept + inflected + moved + repitched + added).toBe(after.length);
        expect(noteChanges(before, before).kept + noteChanges(before, before).inflected).toBe(before.length);
      }),
    );
  });

  test("take a time that does not explode with their number", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => note(index % 40, 60 + (index % 5)));
    const { kept, inflected } = noteChanges(many, many);
    expect(kept + inflected).toBe(many.length);
  });
});

describe("a counterfactual", () => {
  test("with more arousal is faster, and says so", () => {
    for (const seed of [1, 2, 3]) {
      const {
        before,
        after,
        comparison,
        intent: changed,
      } = counterfactual(intent, seed, { arousal: { by: 0.3 } });
      expect(changed.arousal).toBeCloseTo(before.intent.arousal + 0.3, 3);
      expect(after.song.tempoBpm).toBeGreaterThan(before.song.tempoBpm);
      expect(composeSong(changed, seed).song).toEqual(after.song);
      expect(comparison.summary.join(" ")).toContain("The tempo rises from");
    }
  });

  test("of nothing is identical", () => {
    expect(counterfactual(intent, 1, {}).comparison.identical).toBe(true);
    expect(counterfactual(intent, 1, { arousal: { by: 0 } }).comparison.identical).toBe(true);
  });

  test("replaces single wishes and keeps the others", () => {
    const { intent: changed, comparison } = counterfactual(intent, 1, { technical: { bpm: 140 } });
    expect(changed.technical).toMatchObject({ genre: "pop", bars: 32, bpm: 140 });
    expect(comparison.whole.find(({ about }) => about === "tempo")?.after).toBe("140 BPM");
  });

  test("that leaves a range is refused with what can be had", () => {
    expect(() => counterfactual(intent, 1, { arousal: { by: 3 } })).toThrow(
      /it goes from 0 to 1\. Here it can move by/,
    );
    try {
      counterfactual(intent, 1, { technical: { key: "H" } });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof IntentError)) throw error;
      expect(error.problems[0]?.path).toEqual(["change", "technical", "key"]);
    }
  });
});
