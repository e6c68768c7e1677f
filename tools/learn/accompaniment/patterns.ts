/** Half-bar patterns of each hand, as text in the alphabet of the engine's own patterns. */
import type { PianoNote } from "./bars.ts";

/** What is sounded at a step, over the chord that sounds there. */
export type Symbols = (struck: readonly PianoNote[], span: readonly PianoNote[], root: number) => string;

/**
 * The right hand: "A" three voices or more, "U" two, a digit one, counted from the lowest key that the hand plays over
 * this chord.
 */
export const rightHand: Symbols = (struck, span) => {
  if (struck.length >= 3) return "A";
  if (struck.length === 2) return "U";
  const keys = [...new Set(span.map(({ key }) => key))].sort((one, other) => one - other);
  return String(Math.min(3, keys.indexOf(struck[0]?.key ?? 0)));
};

/** The left hand: "R" root, "O" the root an octave above the lowest, "F" fifth, "T" third, "P" any other. */
export const leftHand: Symbols = (struck, span, root) => {
  const lowest = Math.min(...struck.map(({ key }) => key));
  const interval = (lowest - root + 120) % 12;
  const floor = Math.min(...span.map(({ key }) => key));
  if (interval === 0) return lowest - floor >= 12 ? "O" : "R";
  if (interval >= 6 && interval <= 8) return "F";
  return interval === 3 || interval === 4 ? "T" : "P";
};

/**
 * The pattern of half a bar, which has one chord: a symbol where notes begin, "-" while they sound or while the pedal
 * would hold them, "." where nothing sounds for a quarter note or more.
 */
export function patternOf(notes: readonly PianoNote[], from: number, root: number, symbols: Symbols): string {
  const half = notes.filter(({ step }) => step >= from && step < from + 8);
  let text = "";
  let sounding = 0;
  for (let step = from; step < from + 8; step++) {
    const struck = half.filter((note) => note.step === step);
    if (struck.length > 0) {
      text += symbols(struck, half, root);
      sounding = step + Math.max(...struck.map(({ length }) => length)) + PEDAL;
    } else {
      text += step < sounding ? "-" : ".";
    }
  }
  return text;
}

/** Sixteenths that a pianist's pedal or late hand bridges. */
const PEDAL = 3;

/** A half-bar pattern with its counts. */
export interface Counted {
  readonly pattern: string;
  /** In first and in second halves of bars. */
  readonly halves: readonly [number, number];
}

/** The patterns that enough songs have, commonest first: what fewer have is a song's own. */
export function commonPatterns(
  halves: readonly { readonly song: number; readonly half: 0 | 1; readonly pattern: string }[],
  songsNeeded: number,
): readonly Counted[] {
  const found = new Map<string, { halves: [number, number]; songs: Set<number> }>();
  for (const { song, half, pattern } of halves) {
    const entry = found.get(pattern) ?? { halves: [0, 0], songs: new Set() };
    entry.halves[half]++;
    entry.songs.add(song);
    found.set(pattern, entry);
  }
  return [...found]
    .filter(([, { songs }]) => songs.size >= songsNeeded)
    .sort(([one, ones], [other, others]) => others.songs.size - ones.songs.size || (one < other ? -1 : 1))
    .map(([pattern, entry]) => ({ pattern, halves: entry.halves }));
}
