/** Metres: how they are asked for, and how long a bar is. */
import { TICKS_PER_QUARTER, type TimeSignature } from "../song.ts";
import { quoted, type Wish } from "./wish.ts";

const metres: Readonly<Record<string, TimeSignature>> = {
  "4/4": [4, 4],
  "3/4": [3, 4],
  "6/8": [6, 8],
};

/** Ticks of one sixteenth, the grid that patterns are written on. */
export const SIXTEENTH = TICKS_PER_QUARTER / 4;

/** The metre that a text names. */
export function readTimeSignature(text: string): Wish<TimeSignature> {
  const metre = metres[text.replace(/\s+/gu, "")];
  if (metre) return { value: metre };
  return { problem: `${quoted(text)} is not a metre that can be had: use "4/4", "3/4" or "6/8".` };
}

/** "6/8". */
export function showTimeSignature([numerator, denominator]: TimeSignature): string {
  return `${numerator}/${denominator}`;
}

/** Sixteenths in a bar: 16 in 4/4, 12 in 3/4 and 6/8. */
export function stepsPerBar([numerator, denominator]: TimeSignature): number {
  return (numerator * 16) / denominator;
}

/** Ticks in a bar. */
export function ticksPerBar(metre: TimeSignature): number {
  return stepsPerBar(metre) * SIXTEENTH;
}

/**
 * How strong a place in the bar is: 3 the downbeat, 2 the middle of a 4/4 or 6/8 bar, 1 another beat, 0 off the beat.
 * @param step sixteenths from the bar line
 * @example
 * metricStrength([4, 4], 8); // 2
 */
export function metricStrength(metre: TimeSignature, step: number): 0 | 1 | 2 | 3 {
  if (step === 0) return 3;
  const compound = metre[1] === 8;
  if (compound) return step === 6 ? 2 : 0;
  if (metre[0] === 4 && step === 8) return 2;
  return step % 4 === 0 ? 1 : 0;
}
