/** The beats of a bar as sheet music groups them: what is beamed together, and where long notes are parted. */
import { TICKS_PER_QUARTER, type TimeSignature } from "@music-brain/engine";

/** One beat of a bar. */
export interface Beat {
  /** Ticks from the bar line. */
  readonly start: number;
  /** Ticks. */
  readonly length: number;
}

const EIGHTH = TICKS_PER_QUARTER / 2;

/** Eighths of each beat. 7/8 is counted 2 + 2 + 3, as it mostly is. */
const groupings: Readonly<Record<string, readonly number[]>> = {
  "4/4": [2, 2, 2, 2],
  "3/4": [2, 2, 2],
  "6/8": [3, 3],
  "12/8": [3, 3, 3, 3],
  "5/4": [2, 2, 2, 2, 2],
  "7/8": [2, 2, 3],
};

/** The beats of a metre, in order; together they fill the bar. */
export function beatsOf([numerator, denominator]: TimeSignature): readonly Beat[] {
  let start = 0;
  return (groupings[`${numerator}/${denominator}`] ?? []).map((eighths) => {
    const beat = { start, length: eighths * EIGHTH };
    start += beat.length;
    return beat;
  });
}

/** Whether the beats of a metre are dotted quarters, as those of 6/8 and 12/8. */
export function isCompound([numerator, denominator]: TimeSignature): boolean {
  return denominator === 8 && numerator % 3 === 0;
}

/** Ticks of a bar. */
export function barTicks([numerator, denominator]: TimeSignature): number {
  return (numerator * TICKS_PER_QUARTER * 4) / denominator;
}

/** Where in the bar a long note is rather parted: the middle of 4/4, after three beats of 5/4, the beats of compound metres. */
export function strongBeats(metre: TimeSignature): readonly number[] {
  const [numerator, denominator] = metre;
  if (denominator === 8) return beatsOf(metre).map(({ start }) => start);
  if (numerator === 4) return [0, 2 * TICKS_PER_QUARTER];
  return numerator === 5 ? [0, 3 * TICKS_PER_QUARTER] : [0];
}
