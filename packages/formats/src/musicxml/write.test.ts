import { composeSong, type Note, type Song } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { aNote, aSection, aSong, aTrack } from "../midi/testing/songs.ts";
import { engraved } from "./testing/engraver.ts";
import { songToMusicXml } from "./write.ts";

const metres = ["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"] as const;
const genres = ["jazz", "ballad", "punk", "hip-hop", "waltz", "salsa"] as const;

/** How far a player may be from what is written, in ticks: swing and looseness. */
const LOOSE = 110;

function songIn(genre: string, metre: string, seed: number): Song {
  const technical = { genre, timeSignature: metre, bars: 16 };
  return composeSong({ emotionalIntent: "hope after a long winter", technical }, seed).song;
}

/** Notes of `played` that have no note of their own in `read`, of the same pitch and near in time. */
function missing(played: readonly Note[], read: readonly Note[]): readonly Note[] {
  const left = [...read];
  return played.filter(({ pitch, start }) => {
    const index = left.findIndex((note) => note.pitch === pitch && Math.abs(note.start - start) <= LOOSE);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const shown = ({ start, pitch }: Note) => `${pitch} at ${start}`;

const pitched = ({ tracks }: Song): readonly Note[] =>
  tracks.flatMap(({ role, notes }) => (role === "drums" ? [] : notes));

describe("a composed song as MusicXML", () => {
  test.each(
    metres.flatMap((metre, index) => [
      [genres[index] ?? "", metre, index] as const,
      [genres[(index + 3) % genres.length] ?? "", metre, index + 6] as const,
    ]),
  )("in %s and %s is read by Verovio without a complaint, note for note", (genre, metre, seed) => {
    const song = songIn(genre, metre, seed);
    const { complaints, notes } = engraved(songToMusicXml(song));
    expect(complaints).toBe("");
    expect(missing(pitched(song), notes).map(shown)).toEqual([]);
    expect(missing(notes, pitched(song)).map(shown)).toEqual([]);
  });

  test("has every stroke of the drums", () => {
    const song = songIn("jazz", "4/4", 1);
    const drums = song.tracks.find(({ role }) => role === "drums");
    const xml = songToMusicXml(song);
    const strokes = Map.groupBy(drums?.notes ?? [], ({ pitch }) => pitch);
    expect(strokes.size).toBeGreaterThan(2);
    for (const [key, notes] of strokes) {
      const written = xml.match(
        new RegExp(`<unpitched>(?:(?!</note>).)*<instrument id="P\\d-I${key}"/>`, "g"),
      );
      expect(written?.length, `key ${key}`).toBe(notes.length);
    }
  });

  test("as a lead sheet has the melody and the chords alone", () => {
    const xml = songToMusicXml(songIn("jazz", "4/4", 1), "lead");
    expect(xml.match(/<score-part /gu)).toHaveLength(1);
    expect(xml.match(/<harmony/gu)?.length).toBeGreaterThan(8);
    expect(engraved(xml).complaints).toBe("");
  });

  test("is the same text every time", () => {
    const song = songIn("ballad", "4/4", 3);
    expect(songToMusicXml(song)).toBe(songToMusicXml(structuredClone(song)));
  });
});

const bar = 1920;
const scale = (from: number) => [60, 62, 64, 65].map((pitch, index) => aNote(from + index * 480, 460, pitch));

describe("on paper", () => {
  test("neighbouring sections that are alike are written once, with repeat signs", () => {
    const song = aSong({
      sections: [
        aSection("verse 1", 0, 1),
        aSection("verse 2", 1, 1),
        { ...aSection("outro", 2, 2), kind: "outro" },
      ],
      tracks: [aTrack([...scale(0), ...scale(bar), aNote(2 * bar, bar, 72)])],
    });
    const xml = songToMusicXml(song);
    expect(xml.match(/<measure /gu)).toHaveLength(3);
    expect(xml).toContain('<repeat direction="forward"/>');
    expect(xml).toContain('<repeat direction="backward"/>');
    expect(xml).toContain("<rehearsal>verse 1, verse 2</rehearsal>");
    const { notes } = engraved(xml);
    expect(notes.map(({ pitch }) => pitch)).toEqual([60, 62, 64, 65, 60, 62, 64, 65, 72]);
  });

  test("a first bar that is silent until its last beat is a pickup", () => {
    const xml = songToMusicXml(aSong({ tracks: [aTrack([aNote(3 * 480, 480, 67), aNote(bar, bar, 72)])] }));
    expect(xml).toContain('<measure number="0" implicit="yes">');
    expect(xml).toContain('<measure number="1">');
    expect(engraved(xml).notes.map(({ start }) => start)).toEqual([0, 480]);
  });

  test("texts from people cannot become markup", () => {
    const song = aSong({ title: `<script>"a" & b</script>\u0000`, tracks: [aTrack(scale(0))] });
    const xml = songToMusicXml(song);
    expect(xml).toContain("&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;\ufffd");
    expect(engraved(xml).complaints).toBe("");
  });

  test("a song without notes is refused", () => {
    expect(() => songToMusicXml(aSong())).toThrow(/no notes/u);
  });

  test("a note across the bar line is tied", () => {
    const xml = songToMusicXml(aSong({ tracks: [aTrack([aNote(bar - 480, 960, 60)])] }));
    expect(xml.match(/<tie type="start"\/>/gu)).toHaveLength(1);
    expect(xml.match(/<tie type="stop"\/>/gu)).toHaveLength(1);
  });

  test("a note before the bar line is spelled by what follows after it", () => {
    const key = { tonic: "F", mode: "minor" } as const;
    const sections = [{ ...aSection("verse", 0, 4), key }];
    const notes = [aNote(0, 1440, 36), aNote(1440, 240, 35), aNote(1680, 240, 35), aNote(bar, 1920, 36)];
    const xml = songToMusicXml(aSong({ key, sections, tracks: [aTrack(notes)] }));
    expect(xml.match(/<step>B<\/step><octave>1<\/octave>/gu)).toHaveLength(2);
  });

  test("a chord whose own name would need double flats is respelled, symbol and notes alike", () => {
    const chord = {
      start: 0,
      duration: 4 * bar,
      numeral: "bvø7",
      symbol: "Gbm7b5",
      root: 6,
      bass: 6,
      tones: [0, 3, 6, 10],
    };
    const sections = [{ ...aSection("verse", 0, 4), chords: [chord] }];
    const tracks = [aTrack([66, 69, 72, 76].map((pitch) => aNote(0, bar, pitch)))];
    const xml = songToMusicXml(aSong({ sections, tracks }));
    expect(xml).toContain("<root><root-step>F</root-step><root-alter>1</root-alter></root>");
    const names = [...xml.matchAll(/<step>(\w)<\/step>(?:<alter>(-?\d))?/gu)].map(
      ([, step, alter]) => `${step}${alter ?? ""}`,
    );
    expect(names).toEqual(["F1", "A", "C", "E"]);
  });

  test("three equal notes to the beat are a triplet", () => {
    const notes = [0, 160, 320].map((start) => aNote(start, 150, 60 + start / 80));
    const xml = songToMusicXml(aSong({ tracks: [aTrack([...notes, aNote(480, 480, 72)])] }));
    expect(xml.match(/<actual-notes>3</gu)).toHaveLength(3);
    expect(xml.match(/<tuplet /gu)).toHaveLength(2);
  });
});
