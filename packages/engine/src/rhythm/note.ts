/** A note of an accompanying part, on the grid. */
import type { OriginId } from "../explain/origins.ts";
import type { Score } from "../perform/score.ts";
import { SIXTEENTH } from "../plan/metre.ts";
import type { Note } from "../song.ts";
import type { Grid } from "./pattern.ts";

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
  return {
    start: barStart + from,
    duration: soundingTicks(grid, step, length, hold),
    pitch,
    velocity,
    origin,
  };
}

/** How long a note sounds that begins at a step of a bar, in ticks: a thirty-second at the least. */
export function soundingTicks(grid: Grid, step: number, length: number, hold: number): number {
  const written = grid(step + length) - grid(step);
  // A whole number for the machine too: what `Math.round` gives costs a box in every note.
  return Math.max(SIXTEENTH / 2, Math.round(written * hold)) | 0;
}
