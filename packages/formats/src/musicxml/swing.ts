/** Swing: played late, written straight. */
import { type Song, TICKS_PER_QUARTER, type Track } from "@music-brain/engine";

/** How a song swings: the second of a pair of notes comes late. */
export interface Swing {
  /** Ticks of the pair: a quarter for swung eighths, an eighth for swung sixteenths. */
  readonly pair: number;
  /** Ticks by which the second comes late, after the middle of the pair. */
  readonly late: number;
}

/** Less than this share of a pair is a player's looseness. */
const LEAST_SHARE = 0.045;
/** A pair is struck in its middle at least so often, or nothing can be said. */
const LEAST_STROKES = 12;

/**
 * The swing that the notes of a song show, undefined where they are straight. Compound metres do not swing: their
 * beats have three parts already.
 */
export function swingOf({
  timeSignature,
  tracks,
}: Pick<Song, "timeSignature" | "tracks">): Swing | undefined {
  if (timeSignature[1] === 8) return undefined;
  return [TICKS_PER_QUARTER, TICKS_PER_QUARTER / 2]
    .map((pair) => ({ pair, late: lateness(tracks, pair) }))
    .find(({ pair, late }) => late >= pair * LEAST_SHARE);
}

/** The median distance of what is struck near the middle of a pair from that middle, less that of what is on the beat. */
function lateness(tracks: readonly Track[], pair: number): number {
  const middle: number[] = [];
  const beat: number[] = [];
  for (const { notes } of tracks) {
    for (const { start } of notes) {
      const phase = start % pair;
      const past = phase - pair / 2;
      if (Math.abs(phase - pair / 2) <= pair * 0.22) middle.push(past);
      else if (phase < pair * 0.1 || phase > pair * 0.9) beat.push(phase < pair / 2 ? phase : phase - pair);
    }
  }
  return middle.length < LEAST_STROKES ? 0 : median(middle) - median(beat);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * The tick at which something that swings would be, were it played straight.
 * @example
 * straightened(320, { pair: 480, late: 80 }); // 240
 */
export function straightened(tick: number, swing: Swing | undefined): number {
  if (swing === undefined) return tick;
  const half = swing.pair / 2;
  const phase = tick % swing.pair;
  const turn = half + swing.late;
  const straight =
    phase < turn ? (phase * half) / turn : half + ((phase - turn) * half) / (swing.pair - turn);
  return tick - phase + straight;
}
