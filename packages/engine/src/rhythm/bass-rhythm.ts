/** When the bass plays: between two of its genre's patterns, on the kick where the genre locks the two. */
import { chanceAt } from "../random.ts";
import { type GrooveBar, hasKick } from "./groove.ts";
import { eventsOf, type PatternEvent } from "./pattern.ts";

/** One stroke of the bass before it has a pitch. */
export interface BassStroke {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  /** "R", "F", "T", "O", "W" or "N", as in `patterns.ts`. */
  readonly symbol: string;
}

/** What the rhythm of a bar is made from. */
export interface BassRhythm {
  /** The pattern of less energy and that of more, and how far between them the bar lies, 0 … 1. */
  readonly below: string;
  readonly above: string;
  readonly part: number;
  /** The drums' bar, where they play. */
  readonly groove: GrooveBar | undefined;
  /** How closely the bass follows the kick, 0 … 1. */
  readonly lock: number;
  /** What the rhythm belongs to, in [0, 1). */
  readonly salt: number;
  readonly steps: number;
}

/** How much a kick draws a note to it, and the lack of one off the beat drives it away, at full lock. */
const PULL = 1;
const PUSH = 0.75;

/**
 * The strokes of a bar. There are as many as lie between the two patterns; the likeliest places win, so that one more
 * comes with a little more energy, and so that a note moves onto the kick rather than beside it.
 */
export function bassRhythm(rhythm: BassRhythm): readonly BassStroke[] {
  const { below, above, part, groove, lock, salt, steps } = rhythm;
  const weights = new Float32Array(steps);
  const events: (PatternEvent | undefined)[] = [];
  let expected = 0;
  for (const [pattern, weight] of [
    [below, 1 - part],
    [above, part],
  ] as const) {
    for (const event of eventsOf(pattern)) {
      weights[event.step] = (weights[event.step] ?? 0) + weight;
      expected += weight;
      if (weight >= 0.5 || events[event.step] === undefined) events[event.step] = event;
    }
  }
  const dense = expected > steps / 2.2;
  if (groove && lock > 0 && !dense) expected += lock * pullToKick(weights, groove, lock, steps);
  const count = Math.floor(expected + 0.15 + 0.7 * chanceAt(salt, 301));
  const chosen = strongest(weights, count, salt, steps);
  return withLengths(chosen, events, steps);
}

/** Moves weight onto the kicks; gives how many notes more the kick asks for. */
function pullToKick(weights: Float32Array, groove: GrooveBar, lock: number, steps: number): number {
  let kicks = 0;
  let alone = 0;
  for (let step = 0; step < steps; step++) {
    const own = weights[step] ?? 0;
    if (hasKick(groove, step)) {
      kicks++;
      // A kick right before or after a note is the same place, felt twice.
      const near = Math.max(weights[step - 1] ?? 0, weights[step + 1] ?? 0);
      weights[step] = own + lock * (near > 0.6 && own === 0 ? PULL * 0.4 : PULL);
      if (own === 0) alone++;
    } else if (step % 4 !== 0) weights[step] = own * (1 - lock * PUSH);
  }
  return kicks === 0 ? 0 : Math.min(2, 0.5 * alone);
}

function strongest(weights: Float32Array, count: number, salt: number, steps: number): boolean[] {
  const chosen: boolean[] = [];
  for (let taken = 0; taken < count; taken++) {
    let best = -1;
    let most = 0.05;
    for (let step = 0; step < steps; step++) {
      if (chosen[step] || (weights[step] ?? 0) === 0) continue;
      const value = (weights[step] ?? 0) + (step === 0 ? 0.5 : 0) + 0.2 * chanceAt(salt, step);
      if (value > most) {
        most = value;
        best = step;
      }
    }
    if (best < 0) break;
    chosen[best] = true;
  }
  return chosen;
}

/** Each note sounds as long as its pattern has it, or on to the next where the pattern would have gone on. */
function withLengths(
  chosen: readonly boolean[],
  events: readonly (PatternEvent | undefined)[],
  steps: number,
): BassStroke[] {
  const strokes: BassStroke[] = [];
  let next = steps;
  for (let step = steps - 1; step >= 0; step--) {
    if (!chosen[step]) continue;
    const event = events[step];
    const room = next - step;
    const end = event ? step + event.length : steps;
    const goesOn = event === undefined || end >= steps || events[end] !== undefined;
    const length = event ? (goesOn ? room : Math.min(room, event.length)) : Math.min(room, 3);
    strokes.unshift({ step, length, symbol: event?.symbol ?? "R" });
    next = step;
  }
  return strokes;
}
