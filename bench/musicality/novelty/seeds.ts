/** Sixteen songs of one feeling: are they sixteen songs? */
import type { SectionKind, Song } from "@music-brain/engine";
import { onGrid } from "../pieces/from-song.ts";
import type { GridNote } from "../pieces/piece.ts";
import { mean } from "../statistics/numbers.ts";
import { progressionOf } from "./progressions.ts";
import { type Shared, sharedAmong } from "./shared.ts";
import { runsOf, tokensOf } from "./tokens.ts";

/** How many songs of each feeling. */
export const SEEDS = 16;

/** Two songs that share more of their stretches of six steps are the same song. */
const NEAR = 0.5;

const STRETCH = 6;

/** What was found among the songs of one feeling. */
export interface SeedNovelty {
  readonly feeling: string;
  /** Mean share of a song's distinct stretches of six steps that none of the others has, 0 … 1. */
  readonly novelty: number;
  /** Steps of the longest stretch that two of them share. */
  readonly longest: number;
  /** Pairs that share more than half of their stretches of six steps. */
  readonly nearDuplicates: number;
  /** Distinct progressions as a share of the songs that have the section; `undefined` where fewer than two have it. */
  readonly verses: number | undefined;
  readonly choruses: number | undefined;
  /** Distinct pairs of verse and chorus progressions, as a share of the songs. */
  readonly both: number;
}

/** Sets songs of one feeling beside one another. */
export function seedNovelty(feeling: string, songs: readonly Song[]): SeedNovelty {
  const melodies = songs.map(melodyOf);
  const shared: readonly Shared[] = sharedAmong(melodies);
  const pairs = songs.map((song) => `${progressionOf(song, "verse")} | ${progressionOf(song, "chorus")}`);
  return {
    feeling,
    novelty: 1 - mean(shared.map(({ shares: [six] }) => six ?? 0)),
    longest: Math.max(...shared.map(({ longest }) => longest)),
    nearDuplicates: nearDuplicates(melodies),
    verses: distinctShare(songs, "verse"),
    choruses: distinctShare(songs, "chorus"),
    both: new Set(pairs).size / songs.length,
  };
}

/** The melody track on the grid; several melody tracks, one after the other. */
export function melodyOf(song: Song): readonly GridNote[] {
  return song.tracks.filter(({ role }) => role === "melody").flatMap(({ notes }) => notes.map(onGrid));
}

/** Pairs of melodies that share more than half of the stretches of the one that has fewer. */
export function nearDuplicates(melodies: readonly (readonly GridNote[])[]): number {
  const sets = melodies.map((melody) => runsOf(tokensOf(melody), STRETCH));
  let pairs = 0;
  sets.forEach((one, index) => {
    for (const other of sets.slice(index + 1)) {
      const fewer = Math.min(one.size, other.size);
      const both = [...one].filter((run) => other.has(run)).length;
      if (fewer > 0 && both / fewer > NEAR) pairs++;
    }
  });
  return pairs;
}

function distinctShare(songs: readonly Song[], kind: SectionKind): number | undefined {
  const progressions = songs.flatMap((song) => progressionOf(song, kind) ?? []);
  return progressions.length < 2 ? undefined : new Set(progressions).size / progressions.length;
}
