/**
 * Forward filtering (Rabiner 1989): for each state of each note, a key and the move that led to it, how likely all lines
 * are that lead there. The tables are filled anew for each run, in place: this is the engine's innermost loop.
 */
import { approachWeights, MOVES, moveOf, moveRow, moveWeights, RELATIONS } from "./model.ts";
import { MOST_NOTES, type Run, WIDEST } from "./run.ts";

/** Keys that a note may have, counted from the lowest: at note * WIDEST, and how many there are. */
export const allowed = new Uint8Array(MOST_NOTES * WIDEST);
export const allowedCount = new Uint8Array(MOST_NOTES);
/** The states of all notes: the likelihood of all lines that lead there, at (note * WIDEST + key) * MOVES + move. */
export const forward = new Float64Array(MOST_NOTES * WIDEST * MOVES);
/** By key: all that leads to it. */
const sums = new Float64Array(WIDEST);
/** By key: where the rows of {@link moveWeights} for leaving it begin. */
export const leaving = new Int32Array(WIDEST);
/** What the way to a key adds for each size of a move. */
const SIZES = 4;
export const ways = new Float64Array(SIZES);
/** The same for each key that a note may have. */
const waysOf = new Float64Array(WIDEST * SIZES);
/** By key that a note may have: how likely it is by itself, scaled. */
const scaled = new Float64Array(WIDEST);
/** By interval + WIDEST: the move that it is, and its row. */
export const moveAt = Uint8Array.from({ length: 2 * WIDEST + 1 }, (_, place) => moveOf(place - WIDEST));
export const rowAt = Int32Array.from({ length: 2 * WIDEST + 1 }, (_, place) => moveRow(0, place - WIDEST));
const LEAVE = moveRow(1, 0) - moveRow(0, 0);
/** What no table allows stays possible, where nothing else is. */
export const HARDLY = 1e-12;

/** Fills `allowed`; gives the line itself where every note has one key only. */
export function listAllowed({ length, width, low, own }: Run): number[] | undefined {
  let free = false;
  for (let note = 0; note < length; note++) {
    let count = 0;
    for (let key = 0; key < width; key++) {
      if ((own[note * WIDEST + key] ?? 0) > 0) allowed[note * WIDEST + count++] = key;
    }
    allowedCount[note] = count;
    free ||= count !== 1;
  }
  return free ? undefined : onlyLine(length, low);
}

function onlyLine(length: number, low: number): number[] {
  const line: number[] = [];
  for (let note = 0; note < length; note++) line.push(low + (allowed[note * WIDEST] ?? 0));
  return line;
}

/** Fills `forward`. */
export function filter(run: Run): void {
  forward.fill(0, 0, run.length * WIDEST * MOVES);
  for (let note = 0; note < run.length; note++) {
    const count = allowedCount[note] ?? 0;
    if (note === 0) begin(run, count);
    else goOn(run, note, run.low, count);
  }
}

function begin(run: Run, count: number): void {
  for (let index = 0; index < count; index++) {
    const to = allowed[index] ?? 0;
    const weight = run.own[to] ?? 0;
    if (run.before < 0) forward[to * MOVES] = weight;
    else {
      const interval = run.low + to - run.before;
      const move = moveOf(interval);
      const leave = run.late[0] === 1 ? 2 : run.left;
      waysTo(run, 0, to);
      const likely = moveWeights[moveRow(leave, interval) + run.came] ?? 0;
      forward[to * MOVES + move] = weight * likely * (ways[move >> 1] ?? 0) + HARDLY;
    }
  }
}

function goOn(run: Run, note: number, low: number, count: number): void {
  const at = note * WIDEST * MOVES;
  const past = at - WIDEST * MOVES;
  const before = (note - 1) * WIDEST;
  const countBefore = allowedCount[note - 1] ?? 0;
  leaveRows(run, note, low);
  const scale = scaleBefore(past, before, countBefore);
  for (let index = 0; index < count; index++) {
    const to = allowed[note * WIDEST + index] ?? 0;
    scaled[index] = (run.own[note * WIDEST + to] ?? 0) * scale;
    waysTo(run, note, to);
    for (let size = 0; size < SIZES; size++) waysOf[index * SIZES + size] = ways[size] ?? 0;
  }
  for (let other = 0; other < countBefore; other++) {
    const from = allowed[before + other] ?? 0;
    const leave = leaving[from] ?? 0;
    const hardly = HARDLY * (sums[from] ?? 0);
    // Written out: this is where the time goes.
    const first = past + from * MOVES;
    const came0 = forward[first] ?? 0;
    const came1 = forward[first + 1] ?? 0;
    const came2 = forward[first + 2] ?? 0;
    const came3 = forward[first + 3] ?? 0;
    const came4 = forward[first + 4] ?? 0;
    const came5 = forward[first + 5] ?? 0;
    const came6 = forward[first + 6] ?? 0;
    const came7 = forward[first + 7] ?? 0;
    for (let index = 0; index < count; index++) {
      const to = allowed[note * WIDEST + index] ?? 0;
      const place = to - from + WIDEST;
      const row = leave + (rowAt[place] ?? 0);
      const sum =
        came0 * (moveWeights[row] ?? 0) +
        came1 * (moveWeights[row + 1] ?? 0) +
        came2 * (moveWeights[row + 2] ?? 0) +
        came3 * (moveWeights[row + 3] ?? 0) +
        came4 * (moveWeights[row + 4] ?? 0) +
        came5 * (moveWeights[row + 5] ?? 0) +
        came6 * (moveWeights[row + 6] ?? 0) +
        came7 * (moveWeights[row + 7] ?? 0);
      const move = moveAt[place] ?? 0;
      const state = at + to * MOVES + move;
      const way = waysOf[index * SIZES + (move >> 1)] ?? 0;
      forward[state] = (forward[state] ?? 0) + (sum * way + hardly) * (scaled[index] ?? 0);
    }
  }
}

/** Fills `sums`: all that leads to each key of a note; gives what makes the next note's states sum to about 1. */
function scaleBefore(past: number, before: number, count: number): number {
  let total = 0;
  for (let index = 0; index < count; index++) {
    const from = allowed[before + index] ?? 0;
    let sum = 0;
    for (let move = 0; move < MOVES; move++) sum += forward[past + from * MOVES + move] ?? 0;
    sums[from] = sum;
    total += sum;
  }
  return total > 0 ? 1 / total : 1;
}

/** Fills `leaving`: how each key before a note is left. */
export function leaveRows(run: Run, note: number, low: number): void {
  const relations = run.relations[note - 1] ?? EMPTY;
  const before = (note - 1) * WIDEST;
  const count = allowedCount[note - 1] ?? 0;
  for (let index = 0; index < count; index++) {
    const from = allowed[before + index] ?? 0;
    const foreign = (relations[(low + from) % 12] ?? 0) >= 4;
    leaving[from] = (run.late[note] === 1 ? 2 : foreign ? 1 : 0) * LEAVE;
  }
}

/** Fills `ways`: what each size of move adds to a key, by what the key is to its chord. */
export function waysTo(run: Run, note: number, to: number): void {
  const relation = run.relations[note]?.[(run.low + to) % 12] ?? 0;
  const row = (run.accented[note] ?? 0) * SIZES * RELATIONS + relation;
  for (let size = 0; size < SIZES; size++) {
    ways[size] = (approachWeights[row + size * RELATIONS] ?? 1) * (run.sizes[size] ?? 1);
  }
}

const EMPTY = new Uint8Array(12);
