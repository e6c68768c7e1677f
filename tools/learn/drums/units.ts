/** Bars of drumming as vectors: two bars make a unit, for many grooves are two bars long. */
import { type Performance, type Stroke, type Voice, voices } from "./performances.ts";

/** Sixteenths in a unit. */
export const UNIT = 32;

/** Two bars of one performance: by voice and step, velocity over 127, 0 where nothing is struck. */
export interface Unit {
  readonly hits: Readonly<Record<Voice, Float64Array>>;
  /** Shares of the time-keeping strokes that are on an open hat, by step; and on the ride, over all. */
  readonly open: Float64Array;
  readonly ride: number;
  /** Strokes a sixteenth, ghost notes less: how busy and loud it is. */
  readonly density: number;
  readonly performance: number;
  /** Units from the start of the performance. */
  readonly place: number;
}

/**
 * The units of a performance, less its last, which mostly breaks off, and those without a hand that keeps time on a
 * cymbal where the style has one.
 */
export function unitsOf(performance: Performance, index: number, timekeeping: boolean): readonly Unit[] {
  const groups = new Map<number, Stroke[]>();
  for (const stroke of performance.strokes) {
    const place = Math.floor(stroke.step / UNIT);
    const group = groups.get(place);
    if (group) group.push(stroke);
    else groups.set(place, [stroke]);
  }
  const last = Math.max(...groups.keys());
  return [...groups]
    .filter(([place, strokes]) => strokes.length >= 6 && (place < last || last === 0))
    .filter(([, strokes]) => !timekeeping || strokes.filter(({ voice }) => voice === "hand").length >= 8)
    .map(([place, strokes]) => unitOf(strokes, index, place));
}

function unitOf(strokes: readonly Stroke[], performance: number, place: number): Unit {
  const hits = Object.fromEntries(voices.map((voice) => [voice, new Float64Array(UNIT)])) as Record<
    Voice,
    Float64Array
  >;
  const open = new Float64Array(UNIT);
  let rides = 0;
  let hands = 0;
  for (const { step, voice, cymbal, velocity } of strokes) {
    const at = step % UNIT;
    hits[voice][at] = Math.max(hits[voice][at] ?? 0, velocity / 127);
    if (cymbal === "open") open[at] = 1;
    if (voice === "hand") {
      hands++;
      if (cymbal === "ride") rides++;
    }
  }
  let density = 0;
  for (const voice of voices) for (const velocity of hits[voice]) density += Math.min(1, velocity * 1.6);
  return { hits, open, ride: hands === 0 ? 0 : rides / hands, density: density / UNIT, performance, place };
}
