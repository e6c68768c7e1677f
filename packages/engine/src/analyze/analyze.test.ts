import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { type Song, TICKS_PER_QUARTER } from "../song.ts";
import { analyze } from "./analyze.ts";
import { type Piece, pieceOf } from "./piece.ts";

/** Feelings that stay where they are: on a journey the home that is heard is where it leads. */
const feelings = [
  "joy",
  "triumph",
  "tender love",
  "peace",
  "longing",
  "grief",
  "despair",
  "fear",
  "rage",
  "wonder",
];
const genres = ["pop", "jazz", "electronic", "indie folk", "rock", "waltz", "bossa nova", "classical"];

const songs = feelings.flatMap((emotionalIntent, index) =>
  [1, 2, 3].map(
    (seed) =>
      composeSong(
        { emotionalIntent, technical: { genre: genres[(index + seed * 3) % genres.length] ?? "pop" } },
        seed,
      ).song,
  ),
);

/** 0 major, 1 minor, 2 neither third. */
const thirdOf = (tones: readonly number[]) => (tones.includes(4) ? 0 : tones.includes(3) ? 1 : 2);

/** The share of quarters in which something has sounded where root and third are those of the plan. */
function chordsRight(song: Song): { right: number; asked: number } {
  const { chords } = analyze(pieceOf(song));
  const planned = song.sections.flatMap((section) => section.chords);
  const first = Math.min(
    ...song.tracks.filter(({ role }) => role !== "drums").map(({ notes }) => notes[0]?.start ?? 1e9),
  );
  let [right, asked] = [0, 0];
  const at = <Chord extends { start: number; duration: number }>(list: readonly Chord[], tick: number) =>
    list.find(({ start, duration }) => start <= tick && tick < start + duration);
  const last = planned.at(-1);
  for (
    let tick = Math.max(0, first);
    tick < (last ? last.start + last.duration : 0);
    tick += TICKS_PER_QUARTER
  ) {
    const [plan, heard] = [at(planned, tick), at(chords, tick)];
    if (!plan || !heard) continue;
    asked++;
    if (plan.root === heard.root && thirdOf(plan.tones) === thirdOf(heard.tones)) right++;
  }
  return { right, asked };
}

/** A song with all its notes changed in one way. */
function changed(song: Song, change: (note: { pitch: number; velocity: number }) => object): Piece {
  const piece = pieceOf(song);
  const parts = piece.parts.map((part) => ({
    ...part,
    notes: part.notes.map((note) => (part.percussion ? note : { ...note, ...change(note) })),
  }));
  return { ...piece, parts };
}

describe("songs of ours are heard as they were planned", () => {
  test("the key, from the notes alone, in 28 of 30 songs", () => {
    const wrong = songs.filter(({ key, ...song }) => {
      const heard = analyze(pieceOf({ ...song }));
      return heard.key.tonic !== key.tonic || heard.key.mode !== key.mode;
    });
    expect(wrong.map(({ title, key }) => `${title}: ${key.tonic} ${key.mode}`).length).toBeLessThanOrEqual(2);
  });

  test("root and third of the chords, in most quarters", () => {
    const counts = songs.map(chordsRight);
    const sum = (key: "right" | "asked") => counts.reduce((all, count) => all + count[key], 0);
    expect(sum("right") / sum("asked")).toBeGreaterThan(0.83);
  });

  test("metre, bars and tempo", () => {
    for (const song of songs) {
      const heard = analyze(pieceOf(song));
      expect(heard.timeSignature).toEqual(song.timeSignature);
      expect(Math.abs(heard.totalBars - song.totalBars)).toBeLessThanOrEqual(1);
      expect(heard.tempoBpm / song.tempoBpm).toBeGreaterThan(0.8);
      expect(heard.tempoBpm / song.tempoBpm).toBeLessThan(1.25);
    }
  });
});

describe("a change is heard as what it is", () => {
  const [song] = songs;
  if (!song) throw new Error("there is no song");
  const heard = analyze(pieceOf(song));

  test("transposed, everything goes with it", () => {
    const up = analyze(changed(song, ({ pitch }) => ({ pitch: pitch + 2 })));
    expect(up.key.mode).toBe(heard.key.mode);
    expect(up.chords.map(({ numeral }) => numeral)).toEqual(heard.chords.map(({ numeral }) => numeral));
    expect(up.chords.map(({ root }) => root)).toEqual(heard.chords.map(({ root }) => (root + 2) % 12));
  });

  test("faster or louder is more aroused", () => {
    const piece = pieceOf(song);
    const tempoChanges = piece.tempoChanges.map(({ tick, bpm }) => ({ tick, bpm: bpm * 0.7 }));
    expect(analyze({ ...piece, tempoChanges }).emotion.arousal).toBeLessThan(heard.emotion.arousal);
    const soft = changed(song, ({ velocity }) => ({ velocity: Math.max(1, Math.round(velocity * 0.7)) }));
    expect(analyze(soft).emotion.arousal).toBeLessThan(heard.emotion.arousal);
  });

  test("major turned into minor is less pleasant", () => {
    const tonic = song.sections[0]?.key.tonic;
    const major = composeSong({ emotionalIntent: "joy", technical: { key: "C major" } }, 5).song;
    const flat = new Map([
      [4, 3],
      [9, 8],
      [11, 10],
    ]);
    const minor = changed(major, ({ pitch }) => ({
      pitch: pitch - (pitch % 12) + (flat.get(pitch % 12) ?? pitch % 12),
    }));
    expect(tonic).toBeDefined();
    expect(analyze(minor).emotion.valence).toBeLessThan(analyze(pieceOf(major)).emotion.valence - 0.3);
  });
});

describe("any piece", () => {
  const note = fc.record({
    start: fc.integer({ min: 0, max: 40_000 }),
    duration: fc.integer({ min: 1, max: 5000 }),
    pitch: fc.integer({ min: 0, max: 127 }),
    velocity: fc.integer({ min: 1, max: 127 }),
  });
  const piece: fc.Arbitrary<Piece> = fc.record({
    parts: fc.array(
      fc.record({
        percussion: fc.boolean(),
        program: fc.integer({ min: 0, max: 127 }),
        notes: fc
          .array(note, { minLength: 1, maxLength: 30 })
          .map((all) => all.sort((a, b) => a.start - b.start)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    tempoChanges: fc
      .array(fc.record({ tick: fc.nat(40_000), bpm: fc.double({ min: 4, max: 1000, noNaN: true }) }), {
        maxLength: 3,
      })
      .map((all) => all.sort((a, b) => a.tick - b.tick)),
    metreChanges: fc
      .array(
        fc.record({
          tick: fc.nat(40_000),
          beats: fc.integer({ min: 1, max: 255 }),
          unit: fc.constantFrom(1, 2, 4, 8, 16, 32, 64),
        }),
        { maxLength: 3 },
      )
      .map((all) => all.sort((a, b) => a.tick - b.tick)),
  });

  test("gets an analysis within bounds, twice the same", () => {
    fc.assert(
      fc.property(piece, (heard) => {
        const analysis = analyze(heard);
        expect(analyze(heard)).toEqual(analysis);
        const { valence, arousal, dominance, nodeId } = analysis.emotion;
        expect(
          Math.abs(valence) <= 1 && arousal >= 0 && arousal <= 1 && dominance >= 0 && dominance <= 1,
        ).toBe(true);
        expect(nodeId >= 0 && nodeId < 216 && analysis.tempoBpm > 0 && analysis.keyConfidence >= 0.5).toBe(
          true,
        );
        expect(analysis.sections.reduce((sum, { bars }) => sum + bars, 0)).toBe(analysis.totalBars);
        for (const { bar, beat, duration } of analysis.chords) {
          expect(bar < analysis.totalBars && beat >= 1 && duration > 0).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ["a single note", false],
    ["drums alone", true],
  ])("of %s the key is hardly known, if at all", (_, percussion) => {
    const note = { start: 0, duration: 480, pitch: 60, velocity: 80 };
    const part = { percussion, program: 0, notes: [note] };
    const { keyConfidence } = analyze({ parts: [part], tempoChanges: [], metreChanges: [] });
    expect(keyConfidence).toBeLessThan(percussion ? 0.501 : 0.6);
  });

  test("without notes there is nothing to hear", () => {
    expect(() => analyze({ parts: [], tempoChanges: [], metreChanges: [] })).toThrow(RangeError);
  });
});
