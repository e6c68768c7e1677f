/**
 * The search for the pitches of a melody: for a run of notes whose rhythm is known, the cheapest line through the
 * tones in range, found exactly by dynamic programming (Viterbi 1967) over pairs of a key and the direction in which
 * the line came to it.
 *
 * What a line costs follows what is known of melodies: small intervals are the rule and large ones the exception;
 * a step tends to go on in its direction and a leap to be answered by a turn (Huron 2006; von Hippel & Huron 2000);
 * accented tones belong to the chord; phrases keep to their contour and end on stable tones (Krumhansl 1990).
 */
import type { Stream } from "../random.ts";

/** One note to be found. */
export interface Slot {
  /** What each pitch class costs here, by pitch class; Infinity forbids it. */
  readonly classCosts: readonly number[];
  /** The key that the contour asks for. */
  readonly target: number;
  /** How strongly the contour pulls, cost a semitone. */
  readonly pull: number;
  /** The key that repetition asks for, if this note takes up an earlier one. */
  readonly echo: number | null;
}

/** The range of a line: MIDI keys, both included. */
export interface LineRange {
  readonly low: number;
  readonly high: number;
}

/** Cost of a melodic interval by its size in semitones; wider ones cost a unit more for each semitone. */
const INTERVAL_COSTS = [1.15, 0.3, 0, 0.45, 0.7, 0.9, 4.5, 1.4, 3.2, 2.8, 5, 6, 2.4];

/** What it costs to turn back after a step, and to go on in the same direction after a leap. */
const TURN_AFTER_STEP = 0.55;
const ON_AFTER_LEAP = 1.2;

/** Up to how many semitones an interval is a step. */
const STEP = 2;

/** How a line moves: it stays (0), steps up (1) or down (2), skips or leaps up (3) or down (4). */
const MOVES = 5;

/** What a move costs after another one, beyond its interval: at before * MOVES + after. */
const BENDS = bendCosts();

/** The costs of the cheapest lines to one note: by place among its candidates and by the move that led there. */
interface Row {
  readonly keys: readonly number[];
  /** At place * MOVES + move. */
  readonly costs: Float64Array;
  /** Where that line came from: the same index in the row before. */
  readonly origins: Int16Array;
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
  const rows: Row[] = [];
  let last: Row = {
    keys: [before ?? 0],
    costs: new Float64Array(MOVES),
    origins: new Int16Array(MOVES),
  };
  for (const slot of slots) {
    last = nextRow(last, slot, range, before === null && rows.length === 0, noise, stream);
    rows.push(last);
  }
  return trace(rows);
}

function nextRow(
  row: Row,
  slot: Slot,
  { low, high }: LineRange,
  fresh: boolean,
  noise: number,
  stream: Stream,
): Row {
  const keys: number[] = [];
  const own: number[] = [];
  for (let key = low; key <= high; key++) {
    // Drawn for every key, so that a forbidden one does not shift the others' chance.
    const chance = stream.next() * noise;
    const classCost = slot.classCosts[key % 12] ?? Number.POSITIVE_INFINITY;
    if (classCost === Number.POSITIVE_INFINITY) continue;
    const echo = slot.echo === null ? 0 : Math.min(3, Math.abs(key - slot.echo) * 0.9);
    keys.push(key);
    own.push(classCost + Math.abs(key - slot.target) * slot.pull + echo + chance);
  }
  if (keys.length === 0) throw new RangeError(`no key from ${low} to ${high} fits`);
  const costs = new Float64Array(keys.length * MOVES).fill(Number.POSITIVE_INFINITY);
  const origins = new Int16Array(keys.length * MOVES);
  const ways = new Float64Array(MOVES);
  const wayOrigins = new Int16Array(MOVES);
  row.keys.forEach((from, place) => {
    findWays(row, place, ways, wayOrigins);
    for (let index = 0; index < keys.length; index++) {
      const interval = fresh ? 0 : (keys[index] ?? 0) - from;
      const move = moveOf(interval);
      const cost = (ways[move] ?? 0) + (fresh ? 0 : intervalCost(interval)) + (own[index] ?? 0);
      const at = index * MOVES + move;
      if (cost < (costs[at] ?? 0)) {
        costs[at] = cost;
        origins[at] = wayOrigins[move] ?? 0;
      }
    }
  });
  return { keys, costs, origins };
}

/** For each move away from a key, the cheapest line that it can go on from, with what the bend between them costs. */
function findWays(row: Row, place: number, ways: Float64Array, origins: Int16Array): void {
  ways.fill(Number.POSITIVE_INFINITY);
  for (let before = 0; before < MOVES; before++) {
    const come = row.costs[place * MOVES + before] ?? 0;
    if (come === Number.POSITIVE_INFINITY) continue;
    for (let after = 0; after < MOVES; after++) {
      const cost = come + (BENDS[before * MOVES + after] ?? 0);
      if (cost >= (ways[after] ?? 0)) continue;
      ways[after] = cost;
      origins[after] = place * MOVES + before;
    }
  }
}

function trace(rows: readonly Row[]): number[] {
  const last = rows.at(-1);
  if (!last) return [];
  let at = 0;
  for (let other = 1; other < last.costs.length; other++) {
    if ((last.costs[other] ?? 0) < (last.costs[at] ?? 0)) at = other;
  }
  const line = new Array<number>(rows.length).fill(0);
  for (let index = rows.length - 1; index >= 0; index--) {
    line[index] = rows[index]?.keys[Math.floor(at / MOVES)] ?? 0;
    at = rows[index]?.origins[at] ?? 0;
  }
  return line;
}

function intervalCost(interval: number): number {
  const size = Math.abs(interval);
  return INTERVAL_COSTS[size] ?? 6 + size - 12;
}

function moveOf(interval: number): number {
  if (interval === 0) return 0;
  return (Math.abs(interval) <= STEP ? 1 : 3) + (interval > 0 ? 0 : 1);
}

/** A step that turns back and a skip or leap that goes on cost something; all else is free. */
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
    bend(leap, step, ON_AFTER_LEAP / 2);
  }
  bend(stay, stay, TURN_AFTER_STEP);
  return costs;
}
