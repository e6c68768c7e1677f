/** From played time to written time: each beat gets the simplest division that its onsets ask for. */
import { TICKS_PER_QUARTER } from "@music-brain/engine";
import type { Beat } from "./beats.ts";

/** How a beat is divided. */
export interface Division {
  /** Ticks of one part. */
  readonly part: number;
  /** Whether three parts stand where two would: the beat is written as a tuplet. */
  readonly triplet: boolean;
}

interface Choice extends Division {
  /** What a beat pays for being hard to read, in squared standard deviations of a player's timing. */
  readonly cost: number;
}

/** A player's looseness around the written place, in ticks. */
const DEVIATION = 16;

const SIXTEENTH = TICKS_PER_QUARTER / 4;

/** Quarters: sixteenths, triplets, thirty-seconds, triplets of sixteenths. */
const simple: readonly Choice[] = [
  { part: SIXTEENTH, triplet: false, cost: 0 },
  { part: TICKS_PER_QUARTER / 3, triplet: true, cost: 3 },
  { part: SIXTEENTH / 2, triplet: false, cost: 5 },
  { part: TICKS_PER_QUARTER / 6, triplet: true, cost: 7 },
];

/** Dotted quarters have three eighths already. */
const compound: readonly Choice[] = [
  { part: SIXTEENTH, triplet: false, cost: 0 },
  { part: SIXTEENTH / 2, triplet: false, cost: 5 },
];

/**
 * The division of a beat in which its onsets lie nearest, unless a simpler one is near enough.
 * @param onsets ticks from the beat, −½ part … the beat's length
 */
export function divisionOf(onsets: readonly number[], { length }: Beat): Division {
  const choices = length === TICKS_PER_QUARTER ? simple : compound;
  let best: Choice = choices[0] ?? { part: length, triplet: false, cost: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    let cost = choice.cost;
    for (const onset of onsets) cost += ((onset - snapped(onset, choice.part)) / DEVIATION) ** 2;
    if (cost < least) [best, least] = [choice, cost];
  }
  return { part: best.part, triplet: best.triplet };
}

/** The nearest multiple. */
export function snapped(ticks: number, part: number): number {
  return Math.round(ticks / part) * part;
}
