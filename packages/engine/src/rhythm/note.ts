/** A note of an accompanying part, on the grid. */
import type { OriginId } from "../explain/origins.ts";
import type { Score } from "../perform/score.ts";
import { SIXTEENTH } from "../plan/metre.ts";
import type { Note } from "../song.ts";

/**
 * A note that begins at a step of a bar.
 * @param barStart ticks from the start of the song
 * @param step sixteenths from the bar line
 * @param length sixteenths
 * @param hold the share of its length that it sounds, 0 … 1
 */
export function gridNote(
  { grid }: Score,
  barStart: number,
  step: number,
  length: number,
  pitch: number,
  hold: number,
  velocity: number,
  origin: OriginId,
): Note {
  const from = grid(step);
  const duration = Math.max(SIXTEENTH / 2, Math.round((grid(step + length) - from) * hold));
  return { start: barStart + from, duration, pitch, velocity, origin };
}
