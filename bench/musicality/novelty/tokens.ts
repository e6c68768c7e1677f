/** A melody as a row of steps, so that shared stretches can be found whatever the key. */
import type { GridNote } from "../pieces/piece.ts";

/** Waits of a bar and more are alike. */
const LONGEST_WAIT = 16;

/**
 * One whole number for each step from a note to the next: the interval in semitones and the sixteenths between the
 * two beginnings (a bar at most). Beginnings, not lengths, so that a note held shorter does not make a copied tune new.
 */
export function tokensOf(melody: readonly GridNote[]): readonly number[] {
  const tokens: number[] = [];
  for (let index = 1; index < melody.length; index++) {
    const [before, note] = [melody[index - 1], melody[index]];
    if (!before || !note) continue;
    const wait = Math.min(LONGEST_WAIT, Math.max(0, note.start - before.start));
    tokens.push((note.pitch - before.pitch + 128) * 32 + wait);
  }
  return tokens;
}

/** The distinct runs of `length` steps in a row of steps. */
export function runsOf(tokens: readonly number[], length: number): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let from = 0; from + length <= tokens.length; from++) {
    runs.add(tokens.slice(from, from + length).join(" "));
  }
  return runs;
}
