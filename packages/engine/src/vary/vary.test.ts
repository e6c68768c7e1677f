import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { songDigest } from "../digest.ts";
import { partDigests } from "../edit/digests.ts";
import { EditError } from "../edit/edit.ts";
import { editedSong } from "../edit/edit-song.ts";
import { readChange } from "./change.ts";
import { type VariationWish, varySong } from "./vary.ts";

const base = {
  intent: { emotionalIntent: "grief", technical: { genre: "pop", bars: 24 } },
  seed: 42,
  edits: [],
};
const before = editedSong(base);
const mean = { valence: -0.4, arousal: 0.4, dominance: 0.4 };

function problemOf(wish: VariationWish) {
  try {
    varySong(base, wish);
  } catch (error) {
    if (error instanceof EditError) return error.problems[0];
    throw error;
  }
  return undefined;
}

describe("a variation", () => {
  test("keeps every part that is not asked for, and its recipe makes it again", () => {
    const sections = before.song.sections.map(({ name }) => name);
    const tracks = before.song.tracks.map(({ role }) => role);
    const wishes = fc.record({
      sections: fc.subarray(sections, { minLength: 1 }),
      tracks: fc.subarray(tracks, { minLength: 1 }),
      seed: fc.integer({ min: 0, max: 1000 }),
      change: fc.constantFrom(undefined, "more hopeful", "less tense", "angrier"),
    });
    fc.assert(
      fc.property(wishes, ({ change, ...wish }) => {
        let varied: ReturnType<typeof varySong>;
        try {
          varied = varySong(base, change === undefined ? wish : { ...wish, change });
        } catch (error) {
          // Some tracks do not play in some sections.
          if (error instanceof EditError) return;
          throw error;
        }
        for (const { section, track } of varied.changed) {
          expect(wish.sections).toContain(section);
          expect(wish.tracks).toContain(track);
        }
        const known = new Map(
          partDigests(before.song).map(({ section, track, digest }) => [`${section}/${track}`, digest]),
        );
        for (const { section, track, digest } of partDigests(varied.song)) {
          if (!wish.sections.includes(section) || !wish.tracks.includes(track))
            expect(digest).toBe(known.get(`${section}/${track}`));
        }
        expect(songDigest(editedSong(varied.from).song)).toBe(songDigest(varied.song));
      }),
      { numRuns: 15 },
    );
  });

  test("changes the sections that feel otherwise, and leaves key, tempo and form", () => {
    const { song, changed } = varySong(base, { change: "much more joyful", sections: ["chorus"] });
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ section }) => section.startsWith("chorus"))).toBe(true);
    expect([song.key, song.tempoBpm]).toEqual([before.song.key, before.song.tempoBpm]);
    song.sections.forEach((section, index) => {
      const old = before.song.sections[index];
      if (section.kind === "chorus") expect(section.affect.valence).toBeGreaterThan(old?.affect.valence ?? 1);
      else expect(section.affect).toEqual(old?.affect);
    });
  });

  test("takes a track away from a section alone, or from the song", () => {
    const joyful = { ...base, intent: { ...base.intent, emotionalIntent: "joy" } };
    const limited = varySong(joyful, { change: "without drums", sections: ["chorus"] });
    expect(limited.song.tracks.map(({ role }) => role)).toContain("drums");
    expect(new Set(limited.changed.map(({ track }) => track))).toEqual(new Set(["drums"]));
    expect(limited.changed.every(({ section }) => section.startsWith("chorus"))).toBe(true);
    const bare = varySong(base, { change: "no drums and bass" });
    expect(bare.song.tracks.map(({ role }) => role)).not.toEqual(expect.arrayContaining(["drums"]));
    expect(bare.song.tracks.map(({ role }) => role)).not.toEqual(expect.arrayContaining(["bass"]));
    expect(bare.song.reasons.find(({ about }) => about === "instruments")?.because).toContain("You took");
    const all = before.song.tracks.map(({ role }) => role).join(" and ");
    expect(problemOf({ change: `without ${all}` })?.detail).toContain("Nobody would be left");
  });

  test("makes changes one after the other, on top of those that were made before", () => {
    const slower = varySong(base, { change: "slower" });
    const again = varySong(slower.from, { change: "more hopeful, without drums" });
    expect(again.song.tempoBpm).not.toBe(before.song.tempoBpm);
    expect(again.song.emotion.valence).toBeGreaterThan(before.song.emotion.valence);
    expect(again.song.tracks.map(({ role }) => role)).not.toContain("drums");
    expect(songDigest(editedSong(again.from).song)).toBe(songDigest(again.song));
  });

  test("hears more or less of a player, and nobody else", () => {
    const joyful = { ...base, intent: { ...base.intent, emotionalIntent: "joy" } };
    const { song, changed } = varySong(joyful, { change: "much less drums" });
    expect(new Set(changed.map(({ track }) => track))).toEqual(new Set(["drums"]));
    expect(song.tempoBpm).toBe(editedSong(joyful).song.tempoBpm);
    expect(problemOf({ change: "more cowbell" })?.detail).toContain("no change that can be made");
    expect(problemOf({ change: "more tubas" })?.detail).toContain("no track of this song");
  });

  test("changes one section where the words name it", () => {
    const technical = { genre: "pop", bars: 48 };
    const long = { ...base, intent: { emotionalIntent: "joy", technical } };
    const { changed } = varySong(long, { change: "no drums and bass in the second chorus" });
    expect(new Set(changed.map(({ section }) => section))).toEqual(new Set(["chorus 2"]));
    expect(new Set(changed.map(({ track }) => track))).toEqual(new Set(["bass", "drums"]));
    expect(problemOf({ change: "slower in the chorus" })?.detail).toContain("whole song");
    expect(problemOf({ change: "no bass in the third bridge" })?.detail).toContain("no section");
  });

  test("moves to a key of its own mode, and is composed in one of another", () => {
    const { key } = before.song;
    const moved = varySong(base, { change: `in Bb ${key.mode}` });
    expect(moved.from.edits).toEqual([{ kind: "transpose", to: "Bb" }]);
    const other = key.mode === "major" ? "minor" : "major";
    for (const [change, tonic] of [
      [`in D ${other}`, "D"],
      [`make it ${other}`, key.tonic],
    ] as const) {
      const { song } = varySong(base, { change });
      expect(song.key).toMatchObject({ tonic, mode: other });
      expect(song.genre).toBe(before.song.genre);
    }
    const transposed = varySong(varySong(base, { change: "up a third" }).from, { change: `in D ${other}` });
    expect(transposed.song.key).toMatchObject({ tonic: "D", mode: other });
  });

  test("is composed in another metre, of as many bars", () => {
    const { song } = varySong(base, { change: "in 3/4" });
    expect(song.timeSignature).toEqual([3, 4]);
    expect(song.totalBars).toBe(before.song.totalBars);
  });

  test("without any wish composes everything anew to the same plan", () => {
    const { song, changed, kept } = varySong(base, { seed: 5 });
    expect(song.sections.map(({ name, bars }) => [name, bars])).toEqual(
      before.song.sections.map(({ name, bars }) => [name, bars]),
    );
    expect(changed.length).toBeGreaterThan(kept.length);
  });

  test.each([
    [{ change: "xyzzy" }, "change"],
    [{ change: "in H" }, "change"],
    [{ change: "as zzgenre" }, "change"],
    [{ change: "melody on zither of doom" }, "change"],
    [{ change: "without kazoo" }, "change"],
    [{ change: "longer", keep: ["melody"] }, "change"],
    [{ change: "on cello", sections: ["chorus"] }, "change"],
    [{ keep: ["nobody"] }, "keep"],
    [{ sections: ["coda"], seed: 1 }, "sections"],
    [{ tracks: ["lute"], seed: 1 }, "tracks"],
  ] satisfies readonly (readonly [VariationWish, string])[])(
    "is refused for %j, pointing at %s",
    (wish, place) => {
      expect(problemOf(wish)?.path[0]).toBe(place);
    },
  );
});

describe("a change in words", () => {
  test.each([
    ["slower", [{ kind: "tempo", factor: 0.88 }]],
    ["much faster", [{ kind: "tempo", factor: 1.22 }]],
    ["at 96 bpm", [{ kind: "tempo", bpm: 96 }]],
    ["Higher!", [{ kind: "transpose", semitones: 2 }]],
    ["down 3", [{ kind: "transpose", semitones: -3 }]],
    ["in B flat", [{ kind: "transpose", to: "Bb" }]],
    ["in f#", [{ kind: "transpose", to: "F#" }]],
    [
      "without the drums and bass",
      [
        { kind: "silence", track: "drums" },
        { kind: "silence", track: "bass" },
      ],
    ],
    ["as a jazz song", [{ kind: "genre", genre: "jazz" }]],
    ["melody on cello", [{ kind: "instrument", track: "melody", instrument: "cello" }]],
    ["with a flute", [{ kind: "instrument", instrument: "flute" }]],
    ["longer", [{ kind: "lengthen", bars: 8 }]],
    ["Transpose up a minor third", [{ kind: "transpose", semitones: 3 }]],
    ["down two semitones", [{ kind: "transpose", semitones: -2 }]],
    ["in the key of F# minor", [{ kind: "key", tonic: "F#", mode: "minor" }]],
    ["in a minor key", [{ kind: "key", mode: "minor" }]],
    ["make it jazz", [{ kind: "genre", genre: "jazz" }]],
    ["a waltz", [{ kind: "genre", genre: "waltz" }]],
    [
      "more drums in the last chorus",
      [
        {
          kind: "feel",
          by: { valence: 0, arousal: 0.25, dominance: 0 },
          track: "drums",
          where: "the last chorus",
        },
      ],
    ],
    [
      "no bass or drums in the intro",
      [
        { kind: "silence", track: "bass", where: "the intro" },
        { kind: "silence", track: "drums", where: "the intro" },
      ],
    ],
  ])("reads %j", (words, changes) => {
    expect(readChange(words, mean)).toEqual(changes);
  });

  test("says what it does not understand as it was written", () => {
    expect(readChange("slower, like Björk", mean)).toEqual({ unread: "like Björk" });
  });

  test.each([
    ["more hopeful", "valence", 1],
    ["happier", "valence", 1],
    ["brighter", "valence", 1],
    ["calmer", "arousal", -1],
    ["softer", "arousal", -1],
    ["angrier", "arousal", 1],
    ["more energetic", "arousal", 1],
    ["less tense", "arousal", -1],
    ["sadder", "valence", -1],
    ["darker", "valence", -1],
  ] as const)("hears %j as a move of %s", (words, dimension, way) => {
    const changes = readChange(words, { valence: 0.1, arousal: 0.45, dominance: 0.5 });
    if ("unread" in changes) throw new Error(`unread: ${changes.unread}`);
    const [change] = changes;
    expect(change?.kind).toBe("feel");
    expect(Math.sign(change?.kind === "feel" ? change.by[dimension] : 0)).toBe(way);
  });

  test("goes on in its direction where the song feels so already, and less far with less", () => {
    const sad = { valence: -0.6, arousal: 0.3, dominance: 0.3 };
    const sizes = ["a bit sadder", "sadder", "much sadder"].map((words) => {
      const changes = readChange(words, sad);
      const change = "unread" in changes ? undefined : changes[0];
      return change?.kind === "feel" ? change.by.valence : 0;
    });
    expect(sizes.every((size) => size < 0)).toBe(true);
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
  });
});
