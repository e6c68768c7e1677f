import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import type { TechnicalWishes } from "../intent.ts";
import type { Song } from "../song.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const songsOf = (valence: number, arousal: number, dominance: number, technical: TechnicalWishes = {}) =>
  SEEDS.map(
    (seed) =>
      composeSong(
        { emotionalIntent: "a song", valence, arousal, dominance, technical: { bars: 24, ...technical } },
        seed,
      ).song,
  );

const strings = { instruments: { chords: "string ensemble", pad: "choir aahs" } };

/** The values of a controller in the tracks of held chords. */
const valuesOf = (songs: readonly Song[], controller: number) =>
  songs.flatMap(({ tracks }) =>
    tracks
      .filter(({ role }) => role === "chords" || role === "pad")
      .flatMap(({ controls }) => controls.filter((one) => one.controller === controller))
      .map(({ value }) => value),
  );

/** Differences of the mean loudness of one pair of bars and the next. */
function contrasts({ tracks, timeSignature: [beats, unit] }: Song): number {
  const pair = (2 * beats * 1920) / unit;
  const pairs = Map.groupBy(
    tracks.filter(({ role }) => role === "melody").flatMap(({ notes }) => notes),
    ({ start }) => Math.floor((start + 48) / pair),
  );
  const levels = [...pairs.values()].map((notes) => mean(notes.map(({ velocity }) => velocity)));
  return mean(levels.slice(1).map((level, index) => Math.abs(level - (levels[index] ?? level))));
}

describe("how a feeling is played", () => {
  const anger = songsOf(-0.75, 0.85, 0.85, strings);
  const fear = songsOf(-0.75, 0.85, 0.12, strings);
  const tenderness = songsOf(0.7, 0.2, 0.45, strings);
  const joy = songsOf(0.75, 0.85, 0.6, strings);

  test("held tones set in at once in anger and slowly in tenderness", () => {
    expect(Math.max(...valuesOf(anger, 73))).toBeLessThan(55);
    expect(Math.min(...valuesOf(tenderness, 73))).toBeGreaterThan(64);
  });

  test("held chords tremble in fear, not in joy or tenderness", () => {
    expect(valuesOf(fear, 1).filter((value) => value > 40).length).toBeGreaterThan(0);
    for (const songs of [joy, tenderness]) expect(valuesOf(songs, 1)).toEqual([]);
  });

  test("strings with tremolo are the pad of fear, where nobody asked for another", () => {
    const tremolo = (songs: readonly Song[]) =>
      songs.filter(({ tracks }) => tracks.some(({ role, program }) => role === "pad" && program === 44))
        .length;
    const wishes = { genre: "cinematic" };
    expect(tremolo(songsOf(-0.75, 0.85, 0.12, wishes))).toBeGreaterThan(SEEDS.length / 2);
    expect(tremolo(songsOf(0.75, 0.85, 0.6, wishes))).toBe(0);
  });

  test("fear is suddenly loud and soft, more than joy", () => {
    expect(mean(fear.map(contrasts))).toBeGreaterThan(mean(joy.map(contrasts)) + 1);
  });

  test("the bass of fear keeps above that of anger", () => {
    const depth = (songs: readonly Song[]) =>
      mean(
        songs.flatMap(({ tracks }) =>
          tracks
            .filter(({ role }) => role === "bass")
            .flatMap(({ notes }) => notes.map(({ pitch }) => pitch)),
        ),
      );
    const wishes = { genre: "rock" };
    expect(depth(songsOf(-0.75, 0.85, 0.12, wishes))).toBeGreaterThan(
      depth(songsOf(-0.75, 0.85, 0.85, wishes)) + 2,
    );
  });
});
