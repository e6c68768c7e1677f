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
  /** A letter of the bass as in `patterns.ts`. */
  readonly symbol: string;
}

/** What the rhythm of a bar is made from. */
export interface BassRhythm {
  /** The bar of the pattern of less energy and that of more, and how far between them it lies, 0 … 1. */
  readonly below: string;
  readonly above: string;
  readonly part: number;
  /** Whether one of the two is played whole: the figure is what people know the style by. */
  readonly riff: boolean;
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

/** From this lock on the bass joins kicks that its own pattern leaves alone. */
const JOINED = 0.5;

/** Of more kicks in a bar than this, feet in a double pedal, the bass does not play every one. */
const FOLLOWED = 8;

/** The bar on its way to strokes: how much each step wants one, and which event of a pattern it would be. */
interface Wanted {
  readonly weights: Float32Array;
  readonly events: (PatternEvent | undefined)[];
}

/**
 * The strokes of a bar. There are as many as lie between the two patterns, and one more for each kick that stands alone
 * and that the lock asks for; the likeliest places win, so that one more comes with a little more energy, and so that a
 * note moves onto the kick rather than beside it.
 */
export function bassRhythm(rhythm: BassRhythm): readonly BassStroke[] {
  const { below, above, riff, groove, lock, salt, steps } = rhythm;
  const part = riff ? Number(rhythm.part > 0.35 + 0.3 * chanceAt(salt, 300)) : rhythm.part;
  const wanted: Wanted = {
    weights: new Float32Array(steps),
    events: new Array<PatternEvent | undefined>(steps).fill(undefined),
  };
  const { weights, events } = wanted;
  let expected = 0;
  const want = (pattern: string, weight: number) => {
    for (const event of eventsOf(pattern)) {
      weights[event.step] = (weights[event.step] ?? 0) + weight;
      expected += weight;
      if (weight >= 0.5 || events[event.step] === undefined) events[event.step] = event;
    }
  };
  want(below, 1 - part);
  want(above, part);
  if (groove && lock > 0) expected += pullToKick(wanted, groove, rhythm);
  const slack = riff ? 0.5 : 0.15 + 0.7 * chanceAt(salt, 301);
  const chosen = strongest(weights, Math.floor(expected + slack), salt, steps);
  return withLengths(chosen, events, steps);
}

/** Moves weight onto the kicks; gives how many notes more the kick asks for. */
function pullToKick(wanted: Wanted, groove: GrooveBar, { lock, salt, steps }: BassRhythm): number {
  const { weights } = wanted;
  let kicks = 0;
  for (let step = 0; step < steps; step++) if (hasKick(groove, step)) kicks++;
  if (kicks === 0) return 0;
  let more = 0;
  for (let step = 0; step < steps; step++) {
    const own = weights[step] ?? 0;
    if (!hasKick(groove, step)) {
      if (step % 4 !== 0) weights[step] = own * (1 - lock * PUSH);
    } else if (own > 0) weights[step] = own + lock * PULL;
    else if (lock >= JOINED && kicks <= FOLLOWED && chanceAt(salt, 400 + step) < 0.4 + 0.6 * lock) {
      if (!moveHere(wanted, groove, step)) more++;
      weights[step] = 0.6 + lock * PULL;
    }
  }
  return more;
}

/** A note off the beat right beside a kick is the same place, felt twice: it moves. Gives whether there was one. */
function moveHere({ weights, events }: Wanted, groove: GrooveBar, step: number): boolean {
  for (const near of [step + 1, step - 1]) {
    if (near % 4 === 0 || (weights[near] ?? 0) < 0.5 || hasKick(groove, near)) continue;
    const event = events[near];
    weights[near] = 0;
    events[near] = undefined;
    if (event) events[step] = { ...event, step };
    return true;
  }
  return false;
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
    strokes.push({ step, length, symbol: event?.symbol ?? "R" });
    next = step;
  }
  return strokes.reverse();
}
