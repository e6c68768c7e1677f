/** Patterns on the grid of sixteenths, and where their steps fall in ticks. */
import { SIXTEENTH } from "../plan/metre.ts";
import type { TimeSignature } from "../song.ts";

/** One event of a pattern. */
export interface PatternEvent {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  /** The character that stands for it. */
  readonly symbol: string;
}

const parsed = new Map<string, readonly PatternEvent[]>();

/**
 * The events of a pattern of one bar; each pattern is read once.
 * @example
 * eventsOf("R---..F-").map(({ step, length }) => [step, length]); // [[0, 4], [6, 2]]
 */
export function eventsOf(pattern: string): readonly PatternEvent[] {
  const known = parsed.get(pattern);
  if (known) return known;
  const events: { step: number; length: number; symbol: string }[] = [];
  for (let step = 0; step < pattern.length; step++) {
    const symbol = pattern[step] ?? ".";
    const last = events.at(-1);
    if (symbol === "-") {
      // What would hold where nothing sounds yet is silence.
      if (last) last.length++;
    } else if (symbol !== ".") events.push({ step, length: 1, symbol });
  }
  parsed.set(pattern, events);
  return events;
}

const split = new Map<string, readonly string[]>();

/**
 * The bar of a pattern of one bar or several, which "|" parts.
 * @param place the number of the bar, from where the pattern began
 * @example
 * patternBar("R---|F---", 3); // "F---"
 */
export function patternBar(pattern: string, place: number): string {
  const bars = split.get(pattern) ?? pattern.split("|");
  split.set(pattern, bars);
  return bars[place % bars.length] ?? pattern;
}

/** From steps to ticks within a bar; with swing, the second half of a beat comes late. */
export type Grid = (step: number) => number;

/**
 * The grid of a metre.
 * @param swing how late the second of a swung pair comes, as a share of one of them: 0 … 1/3; compound metres do not
 * swing
 * @param pair the length of a swung pair in sixteenths: 4 two eighths, 2 two sixteenths
 */
export function gridOf(metre: TimeSignature, swing: number, pair: 2 | 4 = 4): Grid {
  if (swing === 0 || metre[1] === 8) return (step) => step * SIXTEENTH;
  const late = Math.round((swing * pair * SIXTEENTH) / 2);
  const half = pair === 4 ? Math.floor(late / 2) : 0;
  return (step) => {
    const place = step % pair;
    const shift = place === 0 ? 0 : place * 2 === pair ? late : half;
    return step * SIXTEENTH + shift;
  };
}
