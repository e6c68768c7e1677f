/** One file for every edit, since all of them are held to one promise: what is not named stays. Long for that. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { compassOf } from "../data/instruments.ts";
import { songDigest } from "../digest.ts";
import type { Intent } from "../intent.ts";
import type { Note, Song } from "../song.ts";
import { partDigests } from "./digests.ts";
import { type Edit, EditError } from "./edit.ts";
import { type EditedSong, editedSong, editSong } from "./edit-song.ts";
import { phraseBorders, phrasesIn } from "./phrases.ts";
import { placesOf } from "./places.ts";

const SEEDS = [1, 7, 42];
const intent: Intent = {
  emotionalIntent: "grief slowly turning into hope",
  technical: { genre: "pop", bars: 32, form: "verse-chorus", timeSignature: "4/4" },
};

const edited = (seed: number, ...edits: readonly Edit[]): EditedSong => editedSong({ intent, seed, edits });

interface PartName {
  readonly section: string;
  readonly track: string;
}

const shown = ({ section, track }: PartName) => `${section}/${track}`;

/** The digests of a song's parts, by "section/track". */
const digests = (song: Song) => new Map(partDigests(song).map((part) => [shown(part), part.digest]));

/** Whether a track has notes in a section. */
function sounds({ sections, tracks, timeSignature: [beats, unit] }: Song, part: PartName): boolean {
  const place = sections.findIndex(({ name }) => name === part.section);
  const places = placesOf(sections, (beats * 1920) / unit);
  const track = tracks.find(({ role }) => role === part.track);
  return track?.notes.some(({ start }) => places.at(start) === place) ?? false;
}

/** How many notes begin while another of their pitch sounds. */
function overlaps(notes: readonly Note[]): number {
  const ends = new Map<number, number>();
  return notes.filter(({ start, duration, pitch }) => {
    const isOver = (ends.get(pitch) ?? 0) > start;
    ends.set(pitch, start + duration);
    return isOver;
  }).length;
}

function problemOf(seed: number, ...edits: readonly Edit[]): EditError {
  try {
    edited(seed, ...edits);
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
  throw new Error("the edit was carried out");
}

describe("a song with no edits", () => {
  test("is the song as it is composed", () => {
    const { song, kept, parts, changed, inverse, intent: understood } = edited(42);
    const composed = composeSong(intent, 42);
    expect(song).toEqual(composed.song);
    expect(understood).toEqual(composed.intent);
    expect({ changed, inverse }).toEqual({ changed: [], inverse: null });
    expect(kept.map(shown)).toEqual(parts.map(shown));
  });
});

describe("regenerating", () => {
  test('"all" stands for every section and every track', () => {
    const everything = edited(42, { kind: "regenerate", seed: 7 });
    for (const name of ["all", "All", " all "]) {
      const named = edited(42, { kind: "regenerate", sections: [name], tracks: [name], seed: 7 });
      expect(digests(named.song)).toEqual(digests(everything.song));
    }
    // Silence that is silent again is kept.
    expect(everything.kept.filter((part) => sounds(everything.song, part))).toEqual([]);
  });

  test.each(SEEDS)("one track of one section keeps everything else note for note (seed %i)", (seed) => {
    const before = digests(edited(seed).song);
    const { song, kept, changed } = edited(seed, {
      kind: "regenerate",
      sections: ["chorus 1"],
      tracks: ["melody"],
      seed: 1000 + seed,
    });
    const after = digests(song);
    expect(changed.map(shown)).toEqual(["chorus 1/melody"]);
    expect(kept.length + changed.length).toBe(after.size);
    for (const part of kept) expect(after.get(shown(part))).toBe(before.get(shown(part)));
    expect(after.get("chorus 1/melody")).not.toBe(before.get("chorus 1/melody"));
  });

  test("keeps chords where a pitched track stays, and changes them where none does", () => {
    const chords = (song: Song) => song.sections.map((section) => section.chords.map(({ symbol }) => symbol));
    const before = chords(edited(7).song);
    const kept = edited(7, { kind: "regenerate", sections: ["verse"], tracks: ["bass", "drums"], seed: 9 });
    expect(chords(kept.song)).toEqual(before);
    const all = [1, 2, 3, 4].map(
      (seed) => edited(7, { kind: "regenerate", sections: ["verse 1"], seed }).song,
    );
    for (const song of all) {
      song.sections.forEach(({ name }, index) => {
        if (name !== "verse 1") expect(chords(song)[index]).toEqual(before[index]);
      });
    }
    expect(new Set(all.map((song) => String(chords(song)))).size).toBeGreaterThan(1);
    const held = edited(7, { kind: "regenerate", sections: ["verse 1"], seed: 1, chords: "keep" });
    expect(chords(held.song)).toEqual(before);
  });

  test("a kind means all sections of it", () => {
    const { changed, song } = edited(7, {
      kind: "regenerate",
      sections: ["chorus"],
      tracks: ["melody"],
      seed: 5,
    });
    const choruses = song.sections
      .filter(({ kind }) => kind === "chorus")
      .map(({ name }) => `${name}/melody`);
    expect(changed.map(shown)).toEqual(choruses);
  });

  test.each(["melody", "chords", "bass", "drums"])(
    "changes the %s of the whole song for most seeds",
    (track) => {
      const counts = [11, 12, 13, 14, 15, 16].map(
        (seed) => edited(7, { kind: "regenerate", tracks: [track], seed }).changed.length,
      );
      expect(counts.filter((count) => count > 0).length, String(counts)).toBeGreaterThanOrEqual(3);
    },
  );

  test("keeps controls of what stays", () => {
    for (const seed of SEEDS) {
      const before = edited(seed).song;
      const named = (kind: string) =>
        before.sections.findLast((section) => section.kind === kind)?.name ?? kind;
      const sections = [named("verse"), named("chorus")];
      const { song, kept } = edited(seed, { kind: "regenerate", sections, seed: 77 });
      const old = digests(before);
      const now = digests(song);
      for (const part of kept) expect(now.get(shown(part))).toBe(old.get(shown(part)));
      for (const { controls } of song.tracks) {
        expect(controls.toSorted((one, other) => one.tick - other.tick)).toEqual(controls);
      }
    }
  });

  test.each([
    [{ sections: ["chorus 9"] }, /chorus 9.*is no section of this song; it has .*chorus 1/],
    [{ sections: [] }, /Name a section/],
    [{ tracks: [] }, /Name a track: melody/],
    [{ tracks: ["kazoo"] }, /kazoo.*is no track of this song: use "melody"/],
    [{ tracks: ["bass"], chords: "new" as const }, /Chords can only be new where every pitched track is/],
  ])("%j is refused, saying what can be had", (wish, sentence) => {
    const error = problemOf(7, { kind: "regenerate", seed: 1, ...wish });
    expect(error.message).toMatch(sentence);
    expect(error.index).toBe(0);
  });

  test("what does not play is refused, saying where it plays", () => {
    const sentences: string[] = [];
    for (let seed = 0; seed < 12; seed++) {
      const { song } = edited(seed);
      const places = song.sections.map(
        ({ startBar, bars }) => [startBar * 1920, (startBar + bars) * 1920] as const,
      );
      song.sections.forEach(({ name }, index) => {
        const [from = 0, to = 0] = places[index] ?? [];
        for (const { role, notes } of song.tracks) {
          if (notes.some(({ start }) => start >= from - 40 && start < to)) continue;
          sentences.push(
            problemOf(seed, { kind: "regenerate", sections: [name], tracks: [role], seed }).message,
          );
        }
      });
    }
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).toMatch(/nothing to compose: the \S+ plays? in \w+/);
  });
});

describe("transposing", () => {
  test("moves every pitched note and chord, and no drum", () => {
    for (const semitones of [-2, 1, 3]) {
      const { song } = edited(42, { kind: "transpose", semitones });
      const before = edited(42).song;
      song.tracks.forEach((track, index) => {
        const old = before.tracks[index]?.notes ?? [];
        const moves = track.notes.map(({ pitch }, place) => pitch - (old[place]?.pitch ?? 0));
        const drums = track.role === "drums";
        expect(new Set(drums ? moves : moves.map((move) => (move + 48) % 12))).toEqual(
          new Set([drums ? 0 : (semitones + 12) % 12]),
        );
        if (track.role === "melody") expect(new Set(moves).size).toBe(1);
      });
      const numerals = (of: Song) =>
        of.sections.flatMap(({ chords }) => chords.map(({ numeral }) => numeral));
      expect(numerals(song)).toEqual(numerals(before));
      const roots = (of: Song) => of.sections.flatMap(({ chords }) => chords.map(({ root }) => root));
      expect(roots(song)).toEqual(roots(before).map((root) => (root + semitones + 12) % 12));
    }
  });

  test.each([
    ["rain on the window", 3, { genre: "pop" }, -24],
    ["rain on the window", 3, { genre: "pop" }, -7],
    ["joy", 1, { genre: "jazz", bars: 32 }, 12],
    ["joy", 1, { genre: "jazz", bars: 32 }, 5],
    ["quiet grief", 5, { genre: "classical" }, 19],
  ] as const)(
    "moves each phrase of the parts of %s (%i, %j) by %i as one whole, and all of a part where much of it must move",
    (emotionalIntent, seed, technical, semitones) => {
      const from = { intent: { emotionalIntent, technical }, seed, edits: [] };
      const before = editedSong(from).song;
      const { song } = editSong(from, { kind: "transpose", semitones });
      const told = song.reasons.find(({ about }) => about === "compass");
      song.tracks.forEach((track, index) => {
        const old = before.tracks[index];
        if (!old) throw new Error("the band stays");
        const asked = track.role === "drums" ? 0 : semitones;
        const moves = new Map(
          old.notes.map((note, place) => [note, (track.notes[place]?.pitch ?? 0) - note.pitch]),
        );
        for (const phrase of phrasesIn(old, phraseBorders(before))) {
          const [move = 0, ...others] = new Set(phrase.map((note) => moves.get(note)));
          expect(others, track.role).toEqual([]);
          expect(Math.abs(move - asked) % 12).toBe(0);
        }
        const away = [...moves.values()].filter((move) => move !== asked).length;
        expect(told?.decision.includes(`${track.role}: `) ?? false, track.role).toBe(away > 0);
        for (const { pitch } of track.notes) expect(pitch >= 0 && pitch <= 127).toBe(true);
      });
      if (told) expect(told.because).toMatch(/^Warning: /);
    },
  );

  test("an instrument that reaches little plays no pitch over itself", () => {
    for (const seed of SEEDS) {
      const swap: Edit = { kind: "instrument", track: "chords", instrument: "tuba" };
      const { song } = edited(seed, swap, { kind: "transpose", semitones: 12 });
      for (const { notes } of song.tracks) expect(overlaps(notes)).toBe(0);
    }
  });

  test("names keys and chords as people write them", () => {
    const inC: Intent = {
      emotionalIntent: "joy",
      technical: { key: "C", progression: ["C", "Am7", "F/A", "G"] },
    };
    const song = (semitones: number) =>
      editedSong({ intent: inC, seed: 1, edits: [{ kind: "transpose", semitones }] }).song;
    const symbols = (of: Song) => of.sections[0]?.chords.slice(0, 4).map(({ symbol }) => symbol);
    expect(song(2).key.tonic).toBe("D");
    expect(symbols(song(2))).toEqual(["D", "Bm7", "G/B", "A"]);
    expect(song(-2).key.tonic).toBe("Bb");
    expect(symbols(song(-2))).toEqual(["Bb", "Gm7", "Eb/G", "F"]);
  });

  test("there and back is the very same song", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.integer({ min: -4, max: 4 }), (seed, semitones) => {
        const there = edited(seed, { kind: "transpose", semitones });
        if (!there.inverse) throw new Error("it can be taken back");
        const back = editSong(there.from, there.inverse);
        expect(back.song).toEqual(edited(seed).song);
      }),
      { numRuns: 15 },
    );
  });

  test("to a tonic goes the shorter way and keeps the mode", () => {
    const { song } = edited(42, { kind: "transpose", to: "D" });
    expect(song.key).toEqual({ tonic: "D", mode: edited(42).song.key.mode });
  });

  test("further than two octaves is refused with what can be had", () => {
    const error = problemOf(42, { kind: "transpose", semitones: 60 });
    expect(error.message).toMatch(/cannot move by 60 semitones: here it can by -24 to 24/);
    expect(problemOf(42, { kind: "transpose", to: "H" }).message).toMatch(/is no tonic/);
  });
});

describe("the tempo", () => {
  test("changes no note, and every time", () => {
    const before = edited(42).song;
    const { song, changed, inverse, from } = edited(42, { kind: "tempo", factor: 1.25 });
    expect(song.tempoBpm).toBeCloseTo(before.tempoBpm * 1.25, 2);
    expect(song.durationSeconds).toBeCloseTo(before.durationSeconds / 1.25, 1);
    expect(song.tracks).toEqual(before.tracks);
    expect(changed).toEqual([]);
    expect(song.tempoChanges[0]?.bpm).toBeCloseTo(song.tempoBpm, 1);
    if (!inverse) throw new Error("it can be taken back");
    expect(editSong(from, inverse).song).toEqual(before);
  });

  test("tells of the tempo that the song now has", () => {
    const from = { intent: { emotionalIntent: "grief slowly turning into joy" }, seed: 3, edits: [] };
    const before = editedSong(from).song;
    const { song } = editSong(from, { kind: "tempo", factor: 1.5 });
    const because = (about: string) => song.reasons.find((reason) => reason.about === about);
    const seconds = Number(/about (\d+) seconds/.exec(because("length")?.because ?? "")?.[1]);
    const bar = (song.timeSignature[0] * 4) / song.timeSignature[1];
    expect(seconds).toBe(Math.round((song.totalBars * bar * 60) / song.tempoBpm));
    const told = (of: Song) => of.reasons.find(({ about }) => about === "tempo changes")?.decision ?? "";
    expect(told(before)).toMatch(new RegExp(`from ${Math.round(before.tempoBpm)} to`));
    expect(told(song)).toMatch(new RegExp(`from ${Math.round(song.tempoBpm)} to`));
  });

  test("is told to a tenth of a beat, and kept to a hundredth", () => {
    const { song, from } = edited(42, { kind: "tempo", bpm: 100.32 });
    expect(song.tempoBpm).toBe(100.32);
    expect(song.reasons.find(({ about }) => about === "tempo")?.decision).toBe("100.3 BPM");
    const refused = () => editSong(from, { kind: "tempo", factor: 9 });
    expect(refused).toThrow(/^9 times 100\.3 BPM/);
  });

  test("that no song can have is refused with the range", () => {
    expect(problemOf(42, { kind: "tempo", bpm: 500 }).message).toMatch(/from 20 to 300 BPM/);
    expect(problemOf(42, { kind: "tempo", factor: 9 }).message).toMatch(/a factor from [\d.]+ to [\d.]+/);
  });
});

describe("another instrument", () => {
  test.each(["oboe", "cello", "piccolo", "tuba"])("%s plays the melody within its compass", (instrument) => {
    const { song, changed, inverse, from } = edited(42, { kind: "instrument", track: "Melody", instrument });
    const melody = song.tracks.find(({ role }) => role === "melody");
    if (!melody || !inverse) throw new Error("there is a melody");
    const [low, high] = compassOf(melody.program);
    for (const { pitch } of melody.notes) expect(pitch >= low && pitch <= high).toBe(true);
    expect(new Set(changed.map(({ track }) => track))).toEqual(new Set(["melody"]));
    expect(songDigest(editSong(from, inverse).song)).toBe(songDigest(edited(42).song));
  });

  test("that nobody knows is refused", () => {
    expect(problemOf(42, { kind: "instrument", track: "melody", instrument: "fluet" }).message).toMatch(
      /"flute"/,
    );
    expect(problemOf(42, { kind: "instrument", track: "melody", instrument: "none" }).message).toMatch(
      /cannot be silenced/,
    );
    expect(problemOf(42, { kind: "instrument", track: "oboe", instrument: "flute" }).message).toMatch(
      /is no track/,
    );
  });
});

describe("another genre", () => {
  test.each(SEEDS)("keeps key, tempo, form, chords and melody (seed %i)", (seed) => {
    const before = edited(seed).song;
    const { song, changed } = edited(seed, { kind: "genre", genre: "jazz" });
    expect(song.genre).toBe("jazz");
    const same = ({ key, tempoBpm, timeSignature, totalBars }: Song) => ({
      key,
      tempoBpm,
      timeSignature,
      totalBars,
    });
    expect(same(song)).toEqual(same(before));
    expect(song.sections.map(({ chords }) => chords)).toEqual(before.sections.map(({ chords }) => chords));
    const melody = (of: Song) => of.tracks.find(({ role }) => role === "melody");
    expect(melody(song)).toEqual(melody(before));
    expect(changed.length).toBeGreaterThan(song.sections.length);
  });
});

test("another genre does not tell of the one before as if it still were", () => {
  const from = { intent: { emotionalIntent: "joy", technical: { genre: "gospel" } }, seed: 1, edits: [] };
  const usual = editedSong(from).song.reasons.filter(({ because }) => because.includes("gospel"));
  expect(usual.map(({ about }) => about)).toEqual(expect.arrayContaining(["metre", "form"]));
  const { song } = editSong(from, { kind: "genre", genre: "jazz" });
  const about = song.reasons.filter(({ because }) => because.includes("gospel"));
  for (const { because } of about)
    expect(because.replace("It stays from when the song was gospel.", "")).not.toContain("gospel");
});

describe("a riff", () => {
  const metal = { genre: "metal", timeSignature: "4/4", humanize: 0, bars: 48 } as const;
  const from = { intent: { emotionalIntent: "rage at injustice", technical: metal }, seed: 3, edits: [] };
  const riffOf = ({ reasons }: Song) => reasons.find(({ about }) => about === "riff");
  const origins = (song: Song, role: string) =>
    song.tracks.find((track) => track.role === role)?.notes.filter(({ origin }) => origin === `${role}.riff`);

  test.each(["bass", "chords", "drums"])("stays the same where the %s are composed anew", (role) => {
    const before = editedSong(from).song;
    const { song } = editSong(from, { kind: "regenerate", tracks: [role], seed: 99 });
    expect(origins(song, "bass")?.length).toBeGreaterThan(100);
    for (const one of ["bass", "chords"])
      expect(origins(song, one)?.map(({ start, pitch }) => [start, pitch])).toEqual(
        origins(before, one)?.map(({ start, pitch }) => [start, pitch]),
      );
  });

  test("comes and goes with the genre, and so does its reason", () => {
    const folk = editSong(from, { kind: "genre", genre: "folk" });
    expect(riffOf(folk.song)).toBeUndefined();
    expect(origins(folk.song, "bass")).toEqual([]);
    const back = editSong(folk.from, { kind: "genre", genre: "metal" });
    expect(riffOf(back.song)).toEqual(riffOf(editedSong(from).song));
    expect(origins(back.song, "bass")?.length).toBeGreaterThan(100);
  });

  test("leaves chords alone that somebody asked for", () => {
    const technical = { ...metal, progression: ["i", "VI", "III", "VII"] };
    const { song } = editedSong({ ...from, intent: { ...from.intent, technical } });
    const roots = song.sections.flatMap(({ chords }) => chords);
    for (const { start, pitch } of origins(song, "bass") ?? []) {
      const chord = roots.findLast((one) => one.start <= start);
      if (start === chord?.start) expect(pitch % 12).toBe(chord.root);
    }
  });
});

describe("lengthening", () => {
  test("has controls in order of time where a player is early in what is added", () => {
    const edits = [{ kind: "lengthen", bars: 172 }] as const;
    const { song } = editedSong({ intent, seed: 6580276629064043, edits });
    for (const { controls } of song.tracks) {
      expect(controls.toSorted((one, other) => one.tick - other.tick)).toEqual(controls);
    }
  });

  test("leaves no pitch sounding when a player comes in a little early on it", () => {
    for (const seed of [9, 10, 11]) {
      const from = { intent: { emotionalIntent: "longing", technical: { timeSignature: "7/8" } }, seed };
      const { song } = editedSong({ ...from, edits: [{ kind: "lengthen", bars: 3 }] });
      for (const { role, notes } of song.tracks) expect(overlaps(notes), `${role} ${seed}`).toBe(0);
    }
  });

  test.each([2, 8, 13, 24])("by %i bars keeps every section that was there, note for note", (bars) => {
    for (const seed of SEEDS) {
      const before = edited(seed).song;
      const { song, kept, changed } = edited(seed, { kind: "lengthen", bars });
      expect(song.totalBars).toBe(before.totalBars + bars);
      expect(song.sections.reduce((sum, section) => sum + section.bars, 0)).toBe(song.totalBars);
      const old = digests(before);
      const now = digests(song);
      for (const [part, digest] of old) expect(now.get(part), part).toBe(digest);
      expect(kept.length).toBe(old.size);
      expect(changed.length).toBeGreaterThan(0);
      expect(song.sections.at(-1)?.name).toBe(before.sections.at(-1)?.name);
      expect(song.durationSeconds).toBeGreaterThan(before.durationSeconds);
      const added = song.sections.filter(
        ({ name }) => !before.sections.some((section) => section.name === name),
      );
      for (const section of added) {
        const ticks = 1920;
        const notes = song.tracks.flatMap((track) => track.notes);
        const inside = notes.filter(
          ({ start }) =>
            start >= section.startBar * ticks && start < (section.startBar + section.bars) * ticks,
        );
        expect(inside.length).toBeGreaterThan(section.bars);
      }
    }
  });

  test("beyond 512 bars is refused with what can be had", () => {
    expect(problemOf(42, { kind: "lengthen", bars: 500 }).message).toMatch(/2 to 480 more can be had/);
    expect(problemOf(42, { kind: "lengthen", bars: 1 }).message).toMatch(/2 to 480 more/);
  });
});

describe("edits in a row", () => {
  const row: readonly Edit[] = [
    { kind: "transpose", semitones: 3 },
    { kind: "lengthen", bars: 8 },
    { kind: "genre", genre: "jazz" },
    { kind: "regenerate", tracks: ["bass"], seed: 5 },
    { kind: "transpose", semitones: -3 },
  ];
  /** The digests of the parts after so many of the edits. */
  const after = (count: number) => digests(edited(42, ...row.slice(0, count)).song);
  const keptBetween = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    [...one].filter(([part, digest]) => other.get(part) === digest).map(([part]) => part);

  test("each keep note for note what they do not name", () => {
    const [moved, longer, jazz, bass, back] = [1, 2, 3, 4, 5].map(after);
    if (!moved || !longer || !jazz || !bass || !back) throw new Error("a song is missing");
    const tracksOf = (parts: readonly string[]) => new Set(parts.map((part) => part.split("/")[1]));
    // Longer: all that was there.
    expect(keptBetween(moved, longer)).toEqual([...moved.keys()]);
    // Another band: the tune and who answers it.
    const sung = [...longer.keys()].filter((part) => part.endsWith("melody"));
    expect(keptBetween(longer, jazz)).toEqual(expect.arrayContaining(sung));
    // A new bass: everything else.
    expect(keptBetween(jazz, bass)).toEqual(
      expect.arrayContaining([...jazz.keys()].filter((part) => !part.endsWith("/bass"))),
    );
    expect(tracksOf([...bass.keys()])).toContain("bass");
    // Back where it came from: the drums never moved, and what was kept all along is what it was.
    expect(keptBetween(bass, back)).toEqual([...bass.keys()].filter((part) => part.endsWith("/drums")));
    const first = digests(edited(42).song);
    const tune = [...first.keys()].filter((part) => part.endsWith("/melody"));
    expect(keptBetween(first, back)).toEqual(expect.arrayContaining(tune));
  });

  test("give the same song from their list, and another where one is left out", () => {
    const whole = edited(42, ...row);
    expect(songDigest(edited(42, ...whole.from.edits).song)).toBe(songDigest(whole.song));
    for (const index of row.keys())
      expect(songDigest(edited(42, ...row.toSpliced(index, 1)).song)).not.toBe(songDigest(whole.song));
  });
});

describe("whatever the edits", () => {
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({
      kind: fc.constant("regenerate" as const),
      sections: fc.subarray(["verse", "chorus", "outro"], { minLength: 1 }),
      tracks: fc.subarray(["melody", "chords", "bass"], { minLength: 1 }),
      seed: fc.nat(),
    }),
    fc.record({ kind: fc.constant("transpose" as const), semitones: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ kind: fc.constant("tempo" as const), bpm: fc.integer({ min: 40, max: 200 }) }),
    fc.record({
      kind: fc.constant("instrument" as const),
      track: fc.constantFrom("melody", "bass", "chords"),
      instrument: fc.constantFrom("flute", "cello", "electric piano", "tuba"),
    }),
    fc.record({
      kind: fc.constant("genre" as const),
      genre: fc.constantFrom("jazz", "rock", "ambient", "folk"),
    }),
    fc.record({ kind: fc.constant("lengthen" as const), bars: fc.integer({ min: 2, max: 16 }) }),
  );

  test("the song is sound, and the same again", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), fc.constantFrom(...SEEDS), (edits, seed) => {
        let base = { intent, seed, edits: [] as readonly Edit[] };
        for (const next of edits) {
          try {
            base = { ...editSong(base, next).from, seed };
          } catch (error) {
            if (!(error instanceof EditError)) throw error;
          }
        }
        const { song } = editedSong(base);
        expect(songDigest(editedSong(base).song)).toBe(songDigest(song));
        const end = song.totalBars * 1920;
        for (const track of song.tracks) {
          expect(track.notes.length).toBeGreaterThan(0);
          for (const { start, duration, pitch, velocity } of track.notes) {
            expect([start, duration, pitch, velocity].every(Number.isInteger)).toBe(true);
            expect(start >= 0 && duration > 0 && start + duration <= end).toBe(true);
            expect(pitch >= 0 && pitch <= 127 && velocity >= 1 && velocity <= 127).toBe(true);
          }
          expect(track.controls.toSorted((one, other) => one.tick - other.tick)).toEqual(track.controls);
        }
      }),
      { numRuns: 40 },
    );
  });
});
