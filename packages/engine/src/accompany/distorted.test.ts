import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { isDistorted } from "../plan/riff.ts";
import type { Song } from "../song.ts";

const GENRES = ["metal", "doom", "rock", "punk", "industrial"];
const FEELINGS = ["so angry i could scream", "rage", "dark defiance", "wild excitement", "quiet grief"];
const songs = GENRES.flatMap((genre) =>
  FEELINGS.flatMap((emotionalIntent) =>
    [1, 2, 3, 4, 5].map(
      (seed) => composeSong({ emotionalIntent, technical: { genre, humanize: 0 } }, seed).song,
    ),
  ),
);
const distorted = songs.flatMap((song) => {
  const chords = song.tracks.find(({ role, program }) => role === "chords" && isDistorted(program));
  return chords ? [{ song, chords }] : [];
});

const chordAt = ({ sections }: Song, tick: number) =>
  sections.flatMap(({ chords }) => chords).findLast(({ start }) => start <= tick)?.symbol ?? "";

describe("distorted chords", () => {
  test("are of roots, fifths and octaves: no second, third or seventh is struck", () => {
    expect(distorted.length).toBeGreaterThan(20);
    for (const { song, chords } of distorted) {
      for (const [start, struck] of Map.groupBy(chords.notes, (note) => note.start)) {
        // A bass note that the chord asks for is struck below it where no bass plays.
        if (chordAt(song, start).includes("/")) continue;
        const keys = struck.map(({ pitch }) => pitch).sort((one, other) => one - other);
        const above = keys.map((key) => key - (keys[0] ?? key));
        for (const interval of above)
          expect([0, 5, 6, 7, 8, 12], `${song.title}, ${song.genre}: ${keys} at ${start}`).toContain(
            interval,
          );
      }
    }
  });

  test("have the melody above their riff: a fifth at the least above its middle, section by section", () => {
    for (const { song, chords } of distorted) {
      if (!song.reasons.some(({ about }) => about === "riff")) continue;
      const melody = song.tracks.find(({ role }) => role === "melody")?.notes ?? [];
      const ticks = (song.timeSignature[0] * 1920) / song.timeSignature[1];
      for (const { startBar, bars, name } of song.sections) {
        const within = ({ start }: { readonly start: number }) =>
          start >= startBar * ticks && start < (startBar + bars) * ticks;
        const keys = chords.notes
          .filter(within)
          .map(({ pitch }) => pitch)
          .sort((one, other) => one - other);
        const middle = keys[keys.length >> 1] ?? 0;
        for (const { start, pitch } of melody.filter(within)) {
          // A pickup belongs to what comes.
          if (start >= (startBar + bars - 1) * ticks) continue;
          expect(pitch, `${song.title}, ${song.genre}, ${name}`).toBeGreaterThanOrEqual(middle + 7);
        }
      }
    }
  });
});
