/**
 * The search for the pitches of a melody: for a run of notes whose rhythm is known, the cheapest line through the
 * tones in range, found exactly by dynamic programming (Viterbi 1967) over pairs of a key and the direction in which
 * the line came to it.
 *
 * What a line costs follows what is known of melodies: small intervals are the rule and large ones the exception;
 * a step tends to go on in its direction and a leap to be answered by a turn (Huron 2006; von Hippel & Huron 2000);
 * accented tones belong to the chord; phrases keep to their contour and end on stable tones (Krumhansl 1990).
 */
import { chanceAt, type Stream } from "../random.ts";

/** One note to be found. */
export interface Slot {
  /** What each pitch class costs here, by pitch class; Infinity forbids it. */
  readonly classCosts: readonly number[];
  /** The key that the contour asks for. */
  readonly target: number;
  /** How strongly the contour pulls, cost a semitone. */
  readonly pull: number;
  /** The key that repetition asks for, if this note takes up an earlier one of the section. */
  readonly echo: number | null;
  /** The key that the theme's first statement asks for, if there was one. */
  readonly recall: number | null;
}

/** The range of a line: MIDI keys, both included. */
export interface LineRange {
  readonly low: number;
  readonly high: number;
}

/** Cost of a melodic interval by its size in semitones, 0 … 127; from an octave on each semitone costs a unit more. */
const INTERVAL_COSTS = Float64Array.from({ length: 128 }, (_, size) => {
  const known = [1.15, 0.3, 0, 0.45, 0.7, 0.9, 4.5, 1.4, 3.2, 2.8, 5, 6, 2.4];
  return known[size] ?? size - 6;
});

/** What it costs to turn back after a step, to skip back after a skip, and to go on in its direction after a leap. */
const TURN_AFTER_STEP = 0.6;
const TURN_AFTER_SKIP = 1;
const ON_AFTER_LEAP = 1.2;

/** Up to how many semitones an interval is a step. */
const STEP = 2;

/** How a line moves: it stays (0), steps up (1) or down (2), skips or leaps up (3) or down (4). */
const MOVES = 5;

/** What a move costs after another one, beyond its interval: at before * MOVES + after. */
const BENDS = bendCosts();

/**
 * The search's notes: for each slot, key and move, what the cheapest line costs that ends there, and where it came from.
 * The state of a key after a move stands at (slot * width + key − low) * MOVES + move.
 */
interface Search {
  readonly low: number;
  /** How many keys the range has. */
  readonly width: number;
  readonly costs: Float64Array;
  /** The state in the slot before. */
  readonly origins: Int32Array;
  /** For each move away from one key: the cheapest state to come from, and its cost. */
  readonly ways: Float64Array;
  readonly wayOrigins: Int32Array;
}

/**
 * The keys of a line.
 * @param before the key that the line goes on from; `null` at the start of a melody
 * @param noise how freely the seed may stray from the cheapest line, as cost: 0 … 2
 * @throws RangeError when a slot allows no key in the range
 */
export function findLine(
  slots: readonly Slot[],
  range: LineRange,
  before: number | null,
  noise: number,
  stream: Stream,
): number[] {
  const width = range.high - range.low + 1;
  const search: Search = {
    low: range.low,
    width,
    costs: new Float64Array(slots.length * width * MOVES).fill(Number.POSITIVE_INFINITY),
    origins: new Int32Array(slots.length * width * MOVES),
    ways: new Float64Array(MOVES),
    wayOrigins: new Int32Array(MOVES),
  };
  let reached: readonly number[] = [];
  slots.forEach((slot, index) => {
    const own = ownCosts(slot, range, noise, stream);
    const keys: number[] = [];
    own.forEach((cost, place) => {
      if (cost < Number.POSITIVE_INFINITY) keys.push(range.low + place);
    });
    if (keys.length === 0) throw new RangeError(`no key from ${range.low} to ${range.high} fits`);
    if (index === 0) begin(search, keys, own, before);
    else for (const from of reached) goOn(search, index, from, keys, own);
    reached = keys;
  });
  return trace(search, slots.length);
}

/** What each key of the range costs by itself; Infinity where it is forbidden. */
function ownCosts(slot: Slot, { low, high }: LineRange, noise: number, stream: Stream): number[] {
  const costs: number[] = [];
  // Chance belongs to the key, so that a range a semitone higher does not make another melody.
  const salt = stream.next();
  for (let key = low; key <= high; key++) {
    const contour = Math.abs(key - slot.target) * slot.pull;
    const own =
      (slot.classCosts[key % 12] ?? 0) + contour + strayed(key, slot.echo) + strayed(key, slot.recall);
    costs.push(own + chanceAt(salt, key) * noise);
  }
  return costs;
}

/** What it costs to stray from a key that is remembered; far away it no longer matters how far. */
function strayed(key: number, remembered: number | null): number {
  return remembered === null ? 0 : Math.min(3, Math.abs(key - remembered) * 0.9);
}

function begin(search: Search, keys: readonly number[], own: readonly number[], before: number | null): void {
  for (const key of keys) {
    const interval = before === null ? 0 : key - before;
    const state = (key - search.low) * MOVES + moveOf(interval);
    search.costs[state] = (own[key - search.low] ?? 0) + (before === null ? 0 : intervalCost(interval));
  }
}

/** Extends the lines that end on `from` to every key of the slot. */
function goOn(
  search: Search,
  slot: number,
  from: number,
  keys: readonly number[],
  own: readonly number[],
): void {
  const { low, width, costs, origins, ways, wayOrigins } = search;
  findWays(search, ((slot - 1) * width + from - low) * MOVES);
  for (const key of keys) {
    const move = moveOf(key - from);
    const cost = (ways[move] ?? 0) + intervalCost(key - from) + (own[key - low] ?? 0);
    const state = (slot * width + key - low) * MOVES + move;
    if (cost < (costs[state] ?? 0)) {
      costs[state] = cost;
      origins[state] = wayOrigins[move] ?? 0;
    }
  }
}

/** For each move away from a key, the cheapest line that it can go on from, with what the bend between them costs. */
function findWays({ costs, ways, wayOrigins }: Search, firstState: number): void {
  ways.fill(Number.POSITIVE_INFINITY);
  for (let before = 0; before < MOVES; before++) {
    const come = costs[firstState + before] ?? 0;
    if (come === Number.POSITIVE_INFINITY) continue;
    for (let after = 0; after < MOVES; after++) {
      const cost = come + (BENDS[before * MOVES + after] ?? 0);
      if (cost >= (ways[after] ?? 0)) continue;
      ways[after] = cost;
      wayOrigins[after] = firstState + before;
    }
  }
}

function trace({ costs, origins, low, width }: Search, length: number): number[] {
  let state = (length - 1) * width * MOVES;
  for (let other = state + 1; other < costs.length; other++) {
    if ((costs[other] ?? 0) < (costs[state] ?? 0)) state = other;
  }
  const line = new Array<number>(length).fill(0);
  for (let index = length - 1; index >= 0; index--) {
    line[index] = low + (Math.floor(state / MOVES) - index * width);
    state = origins[state] ?? 0;
  }
  return line;
}

function intervalCost(interval: number): number {
  return INTERVAL_COSTS[Math.abs(interval)] ?? 0;
}

function moveOf(interval: number): number {
  if (interval === 0) return 0;
  return (Math.abs(interval) <= STEP ? 1 : 3) + (interval > 0 ? 0 : 1);
}

/** To and fro costs something, and so does a leap that goes on; a leap that a step answers is free. */
function bendCosts(): Float64Array {
  const [stay, stepUp, stepDown, leapUp, leapDown] = [0, 1, 2, 3, 4];
  const costs = new Float64Array(MOVES * MOVES);
  const bend = (before: number, after: number, cost: number) => {
    costs[before * MOVES + after] = cost;
  };
  bend(stepUp, stepDown, TURN_AFTER_STEP);
  bend(stepDown, stepUp, TURN_AFTER_STEP);
  for (const [leap, step] of [
    [leapUp, stepUp],
    [leapDown, stepDown],
  ] as const) {
    bend(leap, leap, ON_AFTER_LEAP);
    bend(leap, leap === leapUp ? leapDown : leapUp, TURN_AFTER_SKIP);
    bend(leap, step, ON_AFTER_LEAP / 2);
  }
  bend(stay, stay, TURN_AFTER_STEP);
  return costs;
}
