/**
 * Whether the engine copies: the longest run of notes, as intervals and waits between onsets, that composed melodies
 * share with any song of the corpus, against what unrelated songs of the corpus share with one another.
 */
import { composeSong } from "@music-brain/engine";
import { readSongs } from "./songs.ts";

/** A melody as tokens: interval and wait (in sixteenths, 16 at the most) from each note to the next. */
type Tokens = readonly string[];

/** The feelings whose songs are looked at. */
const FEELINGS = [
  ...["joyful", "hope", "grief", "lonely", "rage", "peaceful", "dread", "playful", "tender love", "wonder"],
  ...[
    "longing",
    "triumph",
    "boredom",
    "contempt",
    "serenity",
    "panic",
    "pride",
    "nostalgia",
    "relief",
    "melancholy",
  ],
];

const SEEDS = 10;

/** How runs are spread: the longest of each melody, sorted. */
export interface Sharing {
  readonly median: number;
  readonly high: number;
  readonly longest: number;
}

/** Measures 200 composed melodies, and as many of the corpus against the songs other than themselves. */
export function measureCopies(corpusFolder: string): {
  readonly composed: Sharing;
  readonly corpus: Sharing;
} {
  const songs = readSongs(corpusFolder).map(({ notes }) => tokensOf(notes));
  const composed = FEELINGS.flatMap((feeling) =>
    Array.from({ length: SEEDS }, (_, seed) => composedMelody(feeling, seed)),
  );
  const step = Math.max(1, Math.floor(songs.length / composed.length));
  const sample = songs.flatMap((tokens, index) => (index % step === 0 ? [{ tokens, index }] : []));
  const runs = runIndex(songs);
  return {
    composed: spread(composed.map((melody) => longestShared(tokensOf(melody), runs, -1))),
    corpus: spread(sample.map(({ tokens, index }) => longestShared(tokens, runs, index))),
  };
}

/** A note of a melody, its start in sixteenths. */
export interface TimedKey {
  readonly start: number;
  readonly key: number;
}

/** The melody of a song that the engine composes, on sixteenths. */
export function composedMelody(emotionalIntent: string, seed: number): readonly TimedKey[] {
  const { song } = composeSong({ emotionalIntent, technical: { timeSignature: "4/4" } }, seed);
  const notes = song.tracks.find(({ role }) => role === "melody")?.notes ?? [];
  return notes.map(({ start, pitch }) => ({ start: Math.round(start / 120), key: pitch }));
}

/** The longest run of steps that each melody shares with any song of a corpus folder, {@link MOST} at the most. */
export function sharedRuns(
  melodies: readonly (readonly TimedKey[])[],
  corpusFolder: string,
): readonly number[] {
  const runs = runIndex(readSongs(corpusFolder).map(({ notes }) => tokensOf(notes)));
  return melodies.map((melody) => longestShared(tokensOf(melody), runs, -1));
}

function tokensOf(notes: readonly TimedKey[]): Tokens {
  return notes.slice(1).map((note, index) => {
    const before = notes[index] ?? note;
    return `${note.key - before.key}/${Math.min(16, note.start - before.start)}`;
  });
}

/** The longest runs that are looked for. */
const MOST = 48;

/** By length: each run of so many tokens with the songs that have it (two are enough). */
function runIndex(songs: readonly Tokens[]): ReadonlyMap<string, number[]>[] {
  return Array.from({ length: MOST + 1 }, (_, length) => {
    const index = new Map<string, number[]>();
    if (length < 3) return index;
    songs.forEach((tokens, song) => {
      for (let at = 0; at + length <= tokens.length; at++) {
        const text = tokens.slice(at, at + length).join(" ");
        const known = index.get(text);
        if (!known) index.set(text, [song]);
        else if (known.length < 2 && known[0] !== song) known.push(song);
      }
    });
    return index;
  });
}

function longestShared(
  tokens: Tokens,
  runs: readonly ReadonlyMap<string, number[]>[],
  except: number,
): number {
  let longest = 2;
  for (let length = 3; length <= MOST; length++) {
    let found = false;
    for (let at = 0; !found && at + length <= tokens.length; at++) {
      const songs = runs[length]?.get(tokens.slice(at, at + length).join(" "));
      found = songs?.some((song) => song !== except) ?? false;
    }
    if (!found) return longest;
    longest = length;
  }
  return longest;
}

function spread(lengths: number[]): Sharing {
  const sorted = lengths.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), high: at(0.95), longest: sorted.at(-1) ?? 0 };
}
