/** The metre of a piece in which none is written. */
import { TICKS_PER_QUARTER } from "../song.ts";
import type { MetreChange, Piece } from "./piece.ts";

/** Bars that are tried, in eighths, with the metre that each is. */
const CANDIDATES: readonly (readonly [eighths: number, beats: number, unit: number])[] = [
  [8, 4, 4],
  [6, 3, 4],
  [10, 5, 4],
  [7, 7, 8],
];

/** Most music is in four: others have to be as much likelier. */
const LEAD = 1.15;

/** Eighths that are listened to: some minutes. */
const MOST_EIGHTHS = 4096;

/**
 * The metre under which what begins in one bar is most like what begins in the next: the likeness of accents with
 * themselves a bar later (Brown 1993, Determination of the meter of musical scores by autocorrelation).
 */
export function hearMetre({ parts }: Pick<Piece, "parts">): MetreChange {
  const accents = new Float64Array(MOST_EIGHTHS);
  for (const { percussion, notes } of parts) {
    for (const { start, duration, velocity, pitch } of notes) {
      const eighth = Math.round((start * 2) / TICKS_PER_QUARTER);
      // Low and long notes mark the bar (Lerdahl & Jackendoff 1983, metrical preference rules 5 and 6).
      const low = percussion ? (pitch <= 36 ? 2 : 0.5) : pitch < 52 ? 2 : 1;
      const long = Math.min(4, duration / TICKS_PER_QUARTER) + 0.5;
      if (eighth < MOST_EIGHTHS) accents[eighth] = (accents[eighth] ?? 0) + (velocity / 127) * low * long;
    }
  }
  let best = CANDIDATES[0];
  let most = 0;
  for (const candidate of CANDIDATES) {
    const [eighths] = candidate;
    const score = likenessAt(accents, eighths) / (eighths === 8 ? 1 : LEAD);
    if (score > most) [best, most] = [candidate, score];
  }
  const [, beats, unit] = best ?? [8, 4, 4];
  return { tick: 0, beats, unit };
}

function likenessAt(accents: Float64Array, lag: number): number {
  const mean = accents.reduce((sum, one) => sum + one, 0) / accents.length;
  let sum = 0;
  for (let place = lag; place < accents.length; place++)
    sum += ((accents[place] ?? 0) - mean) * ((accents[place - lag] ?? 0) - mean);
  return sum;
}
