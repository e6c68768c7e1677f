/** Which steps and leaps a melody takes. */
import type { GridNote } from "../pieces/piece.ts";
import { add, shares } from "../statistics/numbers.ts";

/** Leaps beyond an octave count as an octave. */
const WIDEST = 12;

/** A longer wait is the end of a phrase: what follows it is no step of the melody. */
const PHRASE_BREAK = 16;

/** Names of the slots, −12 … 12 semitones. */
export const intervalNames: readonly string[] = Array.from({ length: 2 * WIDEST + 1 }, (_, slot) =>
  String(slot - WIDEST),
);

/** Shares of the intervals between one note and the next, from an octave down to an octave up, in semitones. */
export function intervalHistogram(melody: readonly GridNote[]): readonly number[] {
  const counts = intervalNames.map(() => 0);
  for (let index = 1; index < melody.length; index++) {
    const [before, note] = [melody[index - 1], melody[index]];
    if (!before || !note || note.start - before.start > PHRASE_BREAK) continue;
    const interval = Math.max(-WIDEST, Math.min(WIDEST, note.pitch - before.pitch));
    add(counts, interval + WIDEST, 1);
  }
  return shares(counts);
}
