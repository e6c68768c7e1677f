/** Where phrases lie, and how they rise and fall. */
import type { Score } from "./score.ts";

/** The bars of a song as players feel them; each array has a value a bar. */
export interface Shape {
  /** The index of the bar's section. */
  readonly section: Int32Array;
  /** Ticks at which the bar's phrase begins. */
  readonly phraseStart: Float64Array;
  /** Ticks that the phrase lasts. */
  readonly phraseLength: Float64Array;
  /** How far the arc's energy is above the section's own here: a crescendo into what comes. */
  readonly lean: Float64Array;
}

/** Bars to a phrase. */
const PHRASE = 4;

/** The shape of a song: phrases of four bars from the start of each section, a short rest joined to the last. */
export function shapeOf({ plan, ticksPerBar }: Score): Shape {
  const { totalBars } = plan;
  const shape = {
    section: new Int32Array(totalBars),
    phraseStart: new Float64Array(totalBars),
    phraseLength: new Float64Array(totalBars),
    lean: new Float64Array(totalBars),
  };
  plan.sections.forEach(({ startBar, bars, energy }, index) => {
    const last = Math.max(0, Math.ceil((bars - 2) / PHRASE) - 1) * PHRASE;
    for (let bar = 0; bar < bars; bar++) {
      const from = Math.min(last, bar - (bar % PHRASE));
      const length = from === last ? bars - last : PHRASE;
      const place = startBar + bar;
      shape.section[place] = index;
      shape.phraseStart[place] = (startBar + from) * ticksPerBar;
      shape.phraseLength[place] = length * ticksPerBar;
      shape.lean[place] = (plan.arc.energy[place] ?? energy) - energy;
    }
  });
  return shape;
}

/** The mean of {@link arch} over a phrase. */
export const MEAN_ARCH = 2 / 3;

/**
 * How far a phrase has opened: 0 at its ends, 1 at three fifths of its way. Tempo and loudness both follow such a
 * parabola in what pianists play (Todd 1985, 1992).
 * @param place 0 … 1
 */
export function arch(place: number): number {
  const apart = place < 0.6 ? (0.6 - place) / 0.6 : (place - 0.6) / 0.4;
  return 1 - apart * apart;
}
