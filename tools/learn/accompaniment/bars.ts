/** The piano of the corpus in bars: what the left hand does, and what the right. */
import { readJsonLines } from "../corpus.ts";

/** One bar of four quarters over its chord, or two. */
export interface PianoBar {
  /** Number of the song. */
  readonly song: number;
  /** Chords of the bar, from their first step; a chord lasts to the next or to the bar line. */
  readonly chords: readonly { readonly step: number; readonly root: number; readonly minor: boolean }[];
  readonly left: readonly PianoNote[];
  readonly right: readonly PianoNote[];
}

/** A note within a bar. */
export interface PianoNote {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  readonly key: number;
  readonly velocity: number;
}

interface RawSong {
  readonly beats_per_bar: number;
  readonly chords: readonly (readonly [start: number, end: number, root: number, minor: number])[];
  readonly melody: readonly (readonly [start: number, length: number, pitch: number, velocity: number])[];
  readonly piano: readonly (readonly [start: number, length: number, pitch: number, velocity: number])[];
}

/** Below the C sharp under middle C plays the left hand, as far as one can say without seeing the hands. */
const SPLIT = 50;
/** Above this key the arranger doubles or answers the tune. */
const TUNE = 72;

/** All bars that have one chord, or two of half a bar each, and in which something is struck. */
export function readPianoBars(corpusFolder: string): readonly PianoBar[] {
  return readJsonLines(corpusFolder, "pop909-piano.jsonl.gz")
    .filter(isRaw)
    .flatMap((song, index) => (song.beats_per_bar === 4 ? barsOf(song, index) : []));
}

function barsOf({ chords, melody, piano }: RawSong, song: number): PianoBar[] {
  const sung = new Set(melody.map(([start, , pitch]) => `${start} ${pitch % 12}`));
  const byBar = new Map<number, PianoNote[]>();
  for (const [start, length, key, velocity] of piano) {
    if (key >= TUNE || (key > 62 && sung.has(`${start} ${key % 12}`))) continue;
    const bar = Math.floor(start / 16);
    const notes = byBar.get(bar) ?? [];
    notes.push({ step: start - bar * 16, length, key, velocity });
    byBar.set(bar, notes);
  }
  return [...byBar].flatMap(([bar, notes]): PianoBar[] => {
    const inside = chords
      .filter(([start, end]) => end > bar * 16 && start < bar * 16 + 16)
      .map(([start, , root, minor]) => ({ step: Math.max(0, start - bar * 16), root, minor: minor === 1 }));
    const regular = inside.length > 0 && inside.every(({ step }, index) => step === index * 8);
    if (!regular) return [];
    const left = notes.filter(({ key }) => key < SPLIT);
    const right = notes.filter(({ key }) => key >= SPLIT);
    return [{ song, chords: inside, left, right }];
  });
}

function isRaw(value: unknown): value is RawSong {
  return typeof value === "object" && value !== null && "piano" in value && "beats_per_bar" in value;
}
