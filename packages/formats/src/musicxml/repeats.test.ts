import { composeSong, type Note, type Song } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { aNote, aSection, aSong, aTrack } from "../midi/testing/songs.ts";
import { engraved } from "./testing/engraver.ts";
import { songOnPaper, songToMusicXml } from "./write.ts";

const bar = 1920;
const pitchesOf = (notes: readonly Note[]) => notes.map(({ pitch }) => pitch);

/** A melody of one bar after another, each of whole notes. */
function songOf(bars: readonly number[], sections: readonly (readonly [name: string, bars: number])[]): Song {
  let startBar = 0;
  return aSong({
    totalBars: bars.length,
    sections: sections.map(([name, length]) => {
      startBar += length;
      return aSection(name, startBar - length, length);
    }),
    tracks: [aTrack(bars.map((pitch, index) => aNote(index * bar, bar - 20, pitch)))],
  });
}

describe("neighbours that differ at their ends", () => {
  const melody = [60, 62, 64, 65, 60, 62, 64, 67, 72, 71];
  const song = songOf(melody, [
    ["verse 1", 4],
    ["verse 2", 4],
    ["coda", 2],
  ]);

  test("are written once with two endings, and played in the order of the song", () => {
    const { musicXml, bars } = songOnPaper(song, "lead");
    expect(bars.map(({ played }) => played)).toEqual([[0, 4], [1, 5], [2, 6], [3], [7], [8], [9]]);
    expect(musicXml.match(/<ending [^>]*>/gu)).toEqual([
      '<ending number="1" type="start">',
      '<ending number="1" type="stop">',
      '<ending number="2" type="start">',
      '<ending number="2" type="stop">',
    ]);
    const { complaints, notes } = engraved(musicXml);
    expect(complaints).toBe("");
    expect(pitchesOf(notes)).toEqual(melody);
    expect(notes.map(({ start }) => start)).toEqual(melody.map((_, index) => index * bar));
  });

  test("are written in full where they are alike in less than half, or where a tie would lead into both endings", () => {
    const unlike = songOf(
      [60, 62, 64, 65, 60, 63, 65, 67],
      [
        ["verse 1", 4],
        ["verse 2", 4],
      ],
    );
    expect(songToMusicXml(unlike)).not.toContain("<repeat");
    const tied = aSong({
      ...song,
      tracks: [
        aTrack([
          ...[0, 4].flatMap((first) => [
            aNote(first * bar, bar, 60),
            aNote((first + 1) * bar, bar, 62),
            aNote((first + 2) * bar, bar + 960, 64),
          ]),
          aNote(3 * bar + 960, 960, 65),
          aNote(7 * bar + 960, 960, 67),
        ]),
      ],
    });
    const { bars, musicXml } = songOnPaper(tied, "lead");
    expect(musicXml).not.toContain("<repeat");
    expect(bars).toHaveLength(10);
  });

  test("are written in full where the second grows slower", () => {
    const tempoChanges = [120, 110, 100, 90].map((bpm, index) => ({
      tick: (index === 0 ? 0 : 3 + index) * bar,
      bpm,
    }));
    expect(songToMusicXml({ ...song, tempoChanges })).not.toContain("<repeat");
  });
});

describe("bar lines", () => {
  test("are double after a section and final at the end", () => {
    const xml = songToMusicXml(
      songOf(
        [60, 62, 64, 65],
        [
          ["verse", 2],
          ["chorus", 2],
        ],
      ),
    );
    const styles = [...xml.matchAll(/<measure number="(\d)"|<bar-style>([\w-]+)/gu)].map(
      ([, number, style]) => number ?? style,
    );
    expect(styles).toEqual(["1", "2", "light-light", "3", "4", "light-heavy"]);
  });

  test("give way to the repeat sign of the section that follows", () => {
    const xml = songToMusicXml(
      songOf(
        [72, 71, 60, 62, 60, 62],
        [
          ["intro", 2],
          ["verse 1", 2],
          ["verse 2", 2],
        ],
      ),
    );
    const styles = [...xml.matchAll(/<bar-style>([\w-]+)/gu)].map(([, style]) => style);
    expect(styles).toEqual(["heavy-light", "light-heavy"]);
  });
});

describe("the lead sheet of a composed song", () => {
  test.each([
    ["celtic", "longing", 12],
    ["lullaby", "grief", 50],
  ])("of %s, with repeats, is played as the song is", (genre, emotionalIntent, seed) => {
    const { song } = composeSong({ emotionalIntent, technical: { genre } }, seed);
    const { musicXml, bars } = songOnPaper(song, "lead");
    expect(musicXml.match(/<repeat /gu)).toHaveLength(2);
    const { complaints, notes } = engraved(musicXml);
    expect(complaints).toBe("");
    expect(bars.length).toBeLessThan(song.totalBars);
    const melody = song.tracks.find(({ role }) => role === "melody")?.notes ?? [];
    expect(pitchesOf(notes)).toEqual(pitchesOf(melody));
    const off = notes.map(({ start }, index) => Math.abs(start - (melody[index]?.start ?? 0)));
    expect(Math.max(...off)).toBeLessThan(110);
  });
});
