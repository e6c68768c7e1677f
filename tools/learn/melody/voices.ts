/** Where the phrases of a song begin and end when their pickups are counted to them. */
import type { LearnedNote, LearnedPhrase, LearnedSong } from "./songs.ts";

/** A sung phrase with its own notes. */
export interface SungPhrase {
  readonly song: LearnedSong;
  readonly phrase: LearnedPhrase;
  /** In order; those before the phrase's first bar line are its pickup. */
  readonly notes: readonly LearnedNote[];
  /** Sixteenths from the first note to the first bar line, 0 without a pickup. */
  readonly pickup: number;
  /** Whether the phrase before it is sung, and whether the one after it is. */
  readonly follows: boolean;
  readonly leadsOn: boolean;
  /** Whether the next phrase is no repetition of this one. */
  readonly closes: boolean;
}

/** A whole phrase, or one half of a phrase of eight bars, whose second half has a pickup of its own. */
export interface SungLine {
  readonly part: "whole" | "first" | "second";
  /** Sixteenths from the first downbeat of the song to the bar line that it begins at. */
  readonly start: number;
  readonly bars: number;
  /** In order; those before the bar line are its pickup. */
  readonly notes: readonly LearnedNote[];
  /** Sixteenths from the first note to the bar line, 0 without a pickup. */
  readonly pickup: number;
}

/** A phrase of eight bars as its two halves, every other phrase as it is. */
export function linesOf({ song, phrase, notes, pickup }: SungPhrase): SungLine[] {
  const { start, bars } = phrase;
  if (bars !== 8) return [{ part: "whole", start, bars, notes, pickup }];
  const middle = start + 64;
  const turn = song.notes[firstNote(song, middle)]?.start ?? middle;
  const first = notes.filter((note) => note.start < turn);
  const second = notes.filter((note) => note.start >= turn);
  return [
    { part: "first", start, bars: 4, notes: first, pickup },
    { part: "second", start: middle, bars: 4, notes: second, pickup: Math.max(0, middle - turn) },
  ];
}

/** How far before a bar line a pickup may begin, and how far after it a phrase may wait, in sixteenths. */
const EARLIEST = 10;
const LATEST = 4;

/** The sung phrases of a song, in order. */
export function sungPhrases(song: LearnedSong): SungPhrase[] {
  const starts = song.phrases.map((phrase) => firstNote(song, phrase.start));
  return song.phrases.flatMap((phrase, index) => {
    if (!phrase.sung) return [];
    const from = starts[index] ?? 0;
    const end = phrase.start + phrase.bars * 16;
    const next = song.phrases[index + 1];
    const to = next?.sung ? (starts[index + 1] ?? 0) : song.notes.filter(({ start }) => start < end).length;
    const notes = song.notes.slice(from, to).filter(({ start }) => start < end);
    const [first] = notes;
    if (!first || notes.length < 3) return [];
    return {
      song,
      phrase,
      notes,
      pickup: Math.max(0, phrase.start - first.start),
      follows: song.phrases[index - 1]?.sung ?? false,
      leadsOn: next?.sung ?? false,
      closes: next?.letter !== phrase.letter,
    };
  });
}

/** The note that a phrase begins with: the one near its first bar line that comes after the longest wait. */
function firstNote({ notes }: LearnedSong, start: number): number {
  let best = notes.findIndex((note) => note.start >= start);
  if (best < 0) return notes.length;
  let longest = 0;
  for (let index = best; index >= 0; index--) {
    const note = notes[index];
    if (!note || note.start < start - EARLIEST) break;
    const wait = waitBefore(notes, index);
    if (wait > longest) [best, longest] = [index, wait];
  }
  for (let index = best + 1; index < notes.length; index++) {
    const note = notes[index];
    if (!note || note.start > start + LATEST) break;
    const wait = waitBefore(notes, index);
    if (wait > longest + 2) [best, longest] = [index, wait];
  }
  return best;
}

/** From the onset before to this one; silence counts once more. */
function waitBefore(notes: readonly LearnedNote[], index: number): number {
  const note = notes[index];
  const before = notes[index - 1];
  if (!note || !before) return 99;
  return note.start - before.start + (note.start - before.start - before.length);
}
