/** A metre in the terms of a MIDI file. */

import type { TICKS_PER_QUARTER, TimeSignature } from "@music-brain/engine";

/**
 * The file's division. It is the engine's constant, compared with it by the type checker; the value is written
 * here again so that this package takes nothing but types from the engine.
 */
export const DIVISION: typeof TICKS_PER_QUARTER = 480;

/** Clocks of MIDI to the quarter note. */
const CLOCKS_PER_QUARTER = 24;

/** What the writer needs to know of a metre. */
export interface Metre {
  readonly numerator: number;
  /** The denominator as a power of two: 2 for a quarter note, 3 for an eighth. */
  readonly denominatorPower: number;
  /** Ticks to the bar. */
  readonly barTicks: number;
  /** Clocks of MIDI to the beat, which is where a metronome clicks. */
  readonly clocksPerClick: number;
}

/** The metres that the engine composes in; in 6/8 and 12/8 the beat is the dotted quarter, in 7/8 the eighth. */
const METRES: Readonly<Record<string, Metre>> = {
  "3/4": metre(3, 2, CLOCKS_PER_QUARTER),
  "4/4": metre(4, 2, CLOCKS_PER_QUARTER),
  "6/8": metre(6, 3, (CLOCKS_PER_QUARTER * 3) / 2),
  "12/8": metre(12, 3, (CLOCKS_PER_QUARTER * 3) / 2),
  "5/4": metre(5, 2, CLOCKS_PER_QUARTER),
  "7/8": metre(7, 3, CLOCKS_PER_QUARTER / 2),
};

function metre(numerator: number, denominatorPower: number, clocksPerClick: number): Metre {
  return {
    numerator,
    denominatorPower,
    barTicks: (numerator * DIVISION * 4) / (1 << denominatorPower),
    clocksPerClick,
  };
}

/** The metre of a time signature; throws a RangeError for one that the engine does not know. */
export function metreOf(timeSignature: TimeSignature): Metre {
  const name = timeSignature.join("/");
  const found = METRES[name];
  if (found === undefined)
    throw new RangeError(`the metre ${name} is not one of ${Object.keys(METRES).join(", ")}`);
  return found;
}

/**
 * Microseconds to the quarter note, to the nearest whole one, for a tempo in quarter notes a minute.
 *
 * Any tempo above 3.58 quarter notes a minute fits the 24 bits of a MIDI file. Throws a RangeError outside of
 * 1 … 16,777,215, and for what is no number.
 */
export function microsecondsPerQuarter(tempoBpm: number): number {
  const microseconds = Math.round(60_000_000 / tempoBpm);
  if (!(microseconds >= 1 && microseconds <= 0xffffff)) {
    throw new RangeError(`a tempo of ${tempoBpm} quarter notes a minute does not fit a MIDI file`);
  }
  return microseconds;
}
