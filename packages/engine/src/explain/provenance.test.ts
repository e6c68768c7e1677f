import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { groundAt } from "./chord-at.ts";
import { explainBar, explainNote } from "./note.ts";
import { provenanceOf } from "./provenance.ts";
import { tables } from "./tables.ts";

const feelings = ["grief", "joyful", "rage", "dread", "hope", "disgust", "playful", "peaceful"];
const songs = feelings.flatMap((feeling) =>
  [0, 1, 2].map((seed) => composeSong({ emotionalIntent: feeling }, seed).song),
);
const [song] = songs;
if (!song) throw new Error("there are songs");

describe("provenance", () => {
  test("every note of every track has an origin", () => {
    const lacking = new Map<string, number>();
    for (const { genre, tracks } of songs) {
      for (const { role, notes } of tracks) {
        const without = notes.filter(({ origin }) => origin === undefined).length;
        if (without > 0) lacking.set(`${role} in ${genre}`, without);
      }
    }
    expect([...lacking]).toEqual([]);
  });

  test("the bass is called the fifth, the third or the octave only where it is", () => {
    const above = (pitch: number, from: number) => (pitch - from + 120) % 12;
    for (const genre of ["pop", "jazz", "metal", "bossa nova", "folk", "disco", "country", "ambient"]) {
      const one = composeSong({ emotionalIntent: "longing", technical: { genre, humanize: 0 } }, 5).song;
      for (const { pitch, start, origin } of one.tracks.find(({ role }) => role === "bass")?.notes ?? []) {
        const chord = groundAt(one, start)?.chord;
        if (!chord) throw new Error("the bass plays without a chord");
        if (origin === "bass.fifth") expect([6, 7, 8]).toContain(above(pitch, chord.root));
        if (origin === "bass.third") expect([3, 4]).toContain(above(pitch, chord.root));
        if (origin === "bass.tone") expect(chord.tones).toContain(above(pitch, chord.root));
        if (origin === "bass.octave" || origin === "bass.root" || origin === "bass.pedal")
          expect(above(pitch, chord.bass)).toBe(0);
      }
    }
  });

  test("every chord has an origin, and every section a tension", () => {
    for (const { sections } of songs) {
      for (const { chords, tension } of sections) {
        for (const { origin } of chords) expect(origin).toBeDefined();
        expect(tension).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("stands beside the song: an origin for each note and chord, each with its sentence", () => {
    for (const one of songs) {
      const { origins, tracks, sections } = provenanceOf(one);
      expect(tracks.map(({ notes }) => notes.length)).toEqual(one.tracks.map(({ notes }) => notes.length));
      expect(sections.map(({ chords }) => chords.length)).toEqual(
        one.sections.map(({ chords }) => chords.length),
      );
      one.tracks.forEach(({ notes }, track) => {
        notes.forEach(({ origin }, note) => {
          expect(origins[tracks[track]?.notes[note] ?? -1]?.id).toBe(origin);
        });
      });
      for (const { text } of origins) expect(text.length).toBeGreaterThan(10);
    }
  });

  test("names the tables, their sources and their licences", () => {
    const { tables: used } = provenanceOf(song);
    expect(used.map(({ id }) => id)).toContain("data/learned/harmony");
    for (const { source, licence } of tables) expect(source.length * licence.length).toBeGreaterThan(20);
  });

  test("is compact: at most 7 bytes a note, and 6 kB beside", () => {
    for (const one of songs) {
      const notes = one.tracks.reduce((sum, track) => sum + track.notes.length, 0);
      expect(JSON.stringify(provenanceOf(one)).length).toBeLessThan(7 * notes + 6000);
    }
  });

  test("a rule that was broken is named by what it stamped", () => {
    const broken = composeSong(
      { emotionalIntent: "grief", ruleBreaks: ["harmony.avoid_tonic_resolution"] },
      1,
    ).song;
    const rule = provenanceOf(broken).origins.find(({ id }) => id === "rule:harmony.avoid_tonic_resolution");
    expect(rule?.text).toMatch(/^A rule is broken here on purpose\. /);
  });
});

describe("a note explained", () => {
  test("goes from the note to its origin, its chord, its section and its feeling", () => {
    for (const one of songs) {
      one.tracks.forEach(({ notes, role }, track) => {
        const { sentences, bar } = explainNote(one, track, Math.floor(notes.length / 2));
        expect(sentences).toHaveLength(5);
        expect(bar).toBeGreaterThan(0);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[.)!?]$/);
        if (role !== "drums") expect(sentences[0]).toMatch(/ over .+: .+, .+\.$/);
      });
    }
  });

  test("belongs to the chord that sounds, or is about to", () => {
    for (const { start, duration } of song.sections.flatMap(({ chords }) => chords)) {
      expect(groundAt(song, start)?.chord.start).toBe(start);
      expect(groundAt(song, Math.max(0, start - 20))?.chord.start).toBe(start);
      expect(groundAt(song, start + duration - 60)?.chord.start).toBe(start);
    }
  });

  test("by bars covers every note once", () => {
    const bars = Array.from({ length: song.totalBars }, (_, bar) => explainBar(song, bar + 1, "bass"));
    expect(bars.flat().length).toBe(song.tracks.find(({ role }) => role === "bass")?.notes.length ?? 0);
  });

  test("that is not there is refused", () => {
    expect(() => explainNote(song, 99, 0)).toThrow(RangeError);
  });
});
