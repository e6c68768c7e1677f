/**
 * Where guitar and bass play a riff: one line in octaves and fifths. It moves through tones that are no chords of their
 * own, and the first stroke of a bar tells its chord.
 */
import type { Note } from "../song.ts";
import type { Timeline } from "./timeline.ts";

/** Notes that begin within so many ticks of each other are one stroke. */
const TOGETHER = 30;

/** Strokes in a bar, and moves of their lowest tone, from which on they are a riff. */
const LEAST_STROKES = 3;
const LEAST_MOVES = 2;

/** The least share of a riff's strokes that are played by more than one voice, and of those that are bare. */
const MOSTLY = 0.8;

/** What a bare stroke holds, in semitones above its lowest tone: octaves, and a fifth or what stands for it in the scale. */
const BARE = [0, 6, 7];

/** Notes that are struck together. */
interface Stroke {
  readonly start: number;
  lowest: number;
  notes: number;
  /** A bit for each pitch class. */
  classes: number;
}

/**
 * For each bar 1 where a riff goes through it, else 0.
 * @param parts the notes of each pitched part that is no tune, in order of time
 */
export function hearRiffs(parts: readonly (readonly Note[])[], { barStarts }: Timeline): Uint8Array {
  const strokes = strokesOf(parts);
  const riffs = new Uint8Array(barStarts.length - 1);
  let from = 0;
  for (let bar = 0; bar < riffs.length; bar++) {
    const end = (barStarts[bar + 1] ?? 0) - TOGETHER;
    let to = from;
    while (to < strokes.length && (strokes[to]?.start ?? end) < end) to++;
    if (isRiff(strokes.slice(from, to))) riffs[bar] = 1;
    from = to;
  }
  return riffs;
}

function isRiff(strokes: readonly Stroke[]): boolean {
  if (strokes.length < LEAST_STROKES) return false;
  const bare = strokes.filter(isBare).length;
  const doubled = strokes.filter(({ notes }) => notes > 1).length;
  const moves = strokes.filter(
    ({ lowest }, place) => place > 0 && (lowest - (strokes[place - 1]?.lowest ?? lowest)) % 12 !== 0,
  ).length;
  return Math.min(bare, doubled) >= MOSTLY * strokes.length && moves >= LEAST_MOVES;
}

function isBare({ lowest, classes }: Stroke): boolean {
  const allowed = BARE.reduce((bits, step) => bits | (1 << ((lowest + step) % 12)), 0);
  return (classes & ~allowed) === 0;
}

function strokesOf(parts: readonly (readonly Note[])[]): readonly Stroke[] {
  const strokes: Stroke[] = [];
  const notes = parts.flat().sort((one, other) => one.start - other.start);
  for (const { start, pitch } of notes) {
    const last = strokes.at(-1);
    const bit = 1 << (pitch % 12);
    if (last === undefined || start - last.start >= TOGETHER) {
      strokes.push({ start, lowest: pitch, notes: 1, classes: bit });
      continue;
    }
    last.lowest = Math.min(last.lowest, pitch);
    last.notes++;
    last.classes |= bit;
  }
  return strokes;
}
