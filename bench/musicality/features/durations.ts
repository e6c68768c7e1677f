/** How long the notes of a melody are, and how far apart they begin. */
import type { GridNote } from "../pieces/piece.ts";
import { add, shares } from "../statistics/numbers.ts";

const LONGEST = 16;

/** Names of the slots, 1 … 16 sixteenths. */
export const durationNames: readonly string[] = Array.from({ length: LONGEST }, (_, slot) =>
  String(slot + 1),
);

/** Shares of the note lengths, 1 … 16 sixteenths; longer notes count as 16. */
export function durationHistogram(melody: readonly GridNote[]): readonly number[] {
  const counts = durationNames.map(() => 0);
  for (const { length } of melody) add(counts, Math.min(length, LONGEST) - 1, 1);
  return shares(counts);
}

/**
 * Shares of the times from the beginning of one note to that of the next, 1 … 16 sixteenths; longer ones count as 16.
 * Unlike note lengths they say the rhythm whatever the articulation.
 */
export function onsetHistogram(melody: readonly GridNote[]): readonly number[] {
  const counts = durationNames.map(() => 0);
  for (let index = 1; index < melody.length; index++) {
    const apart = (melody[index]?.start ?? 0) - (melody[index - 1]?.start ?? 0);
    if (apart > 0) add(counts, Math.min(apart, LONGEST) - 1, 1);
  }
  return shares(counts);
}
