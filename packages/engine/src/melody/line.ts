/**
 * Lines drawn from the learned model: for a run of notes whose rhythm is known, forward filtering sums the likelihood of
 * all lines that lead to each key (Rabiner 1989), backward sampling then draws lines exactly as likely as the model
 * says (Frühwirth-Schnatter 1994). So intervals come as often as people write them, and every goal ahead is felt from
 * the first note on. Each key runs a race of its own at each note, so that odds that move a little change few notes.
 */
import { raceWinner } from "../harmony/race.ts";
import { chanceAt } from "../random.ts";
import {
  allowed,
  allowedCount,
  filter,
  forward,
  HARDLY,
  leaveRows,
  leaving,
  listAllowed,
  moveAt,
  rowAt,
  ways,
  waysTo,
} from "./filter.ts";
import { MOVES, moveWeights } from "./model.ts";
import { MOST_NOTES, type Run, WIDEST } from "./run.ts";

/** How well a line does beyond what the model knows: 0 without a fault, lower with each. */
export type Judge = (line: readonly number[]) => number;

/** A line with no more fault than this is taken at once, so that the same chance gives the same line if it can. */
const SOUND = -0.9;

/**
 * Draws up to so many lines through a run and gives the first that the judge finds sound, else the best.
 * @param salt a number of a stream, in [0, 1)
 */
export function drawLine(run: Run, candidates: number, judge: Judge, salt: number): number[] {
  if (run.length === 0) return [];
  const fixed = listAllowed(run);
  if (fixed) return fixed;
  filter(run);
  let best: number[] = [];
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let candidate = 0; candidate < candidates; candidate++) {
    const line = sample(run, salt, candidate);
    const score = judge(line);
    if (score >= SOUND) return line;
    if (score > bestScore) [best, bestScore] = [line, score];
  }
  return best;
}

/** By key modulo {@link WIDEST}, so that a range that moves leaves each key's chance with it. */
const keyShares = new Float64Array(WIDEST);
const moveShares = new Float64Array(MOVES);

/** By note: the state that the first candidate has there; a state is key * MOVES + move. */
const firstStates = new Uint16Array(MOST_NOTES);

/**
 * One line, drawn from its last note back to the first. Where a candidate meets the first one again and has the same
 * chance, it goes the same way.
 */
function sample(run: Run, salt: number, candidate: number): number[] {
  const { length, low } = run;
  const line = new Array<number>(length).fill(low);
  let state = -1;
  for (let note = length - 1; note >= 0; note--) {
    const meets = candidate > 0 && (note === length - 1 || state === firstStates[note + 1]);
    if (meets && !isAmended(run, note, candidate)) state = firstStates[note] ?? 0;
    else {
      const race = raceOf(run, note, candidate);
      state =
        note === length - 1 ? lastState(run, salt, race) : stateBefore(run, note + 1, state, salt, race);
    }
    if (candidate === 0) firstStates[note] = state;
    line[note] = low + Math.floor(state / MOVES);
  }
  return line;
}

function lastState(run: Run, salt: number, race: number): number {
  const last = run.length - 1;
  const count = allowedCount[last] ?? 0;
  keyShares.fill(0);
  for (let index = 0; index < count; index++) {
    const key = allowed[last * WIDEST + index] ?? 0;
    const first = (last * WIDEST + key) * MOVES;
    let sum = 0;
    for (let move = 0; move < MOVES; move++) sum += forward[first + move] ?? 0;
    keyShares[(run.low + key) % WIDEST] = sum;
  }
  const key = wonKey(salt, race, run.low);
  const first = (last * WIDEST + key) * MOVES;
  for (let move = 0; move < MOVES; move++) moveShares[move] = forward[first + move] ?? 0;
  return key * MOVES + wonMove(salt, race);
}

/** The state of the note before one whose state is known. */
function stateBefore(run: Run, note: number, state: number, salt: number, race: number): number {
  const to = Math.floor(state / MOVES);
  const move = state % MOVES;
  const past = (note - 1) * WIDEST * MOVES;
  const before = (note - 1) * WIDEST;
  const count = allowedCount[note - 1] ?? 0;
  leaveRows(run, note, run.low);
  waysTo(run, note, to);
  const way = ways[move >> 1] ?? 0;
  keyShares.fill(0);
  for (let index = 0; index < count; index++) {
    const from = allowed[before + index] ?? 0;
    const place = to - from + WIDEST;
    if (moveAt[place] !== move) continue;
    const row = (leaving[from] ?? 0) + (rowAt[place] ?? 0);
    let sum = 0;
    for (let came = 0; came < MOVES; came++) {
      sum += (forward[past + from * MOVES + came] ?? 0) * ((moveWeights[row + came] ?? 0) * way + HARDLY);
    }
    keyShares[(run.low + from) % WIDEST] = sum;
  }
  const from = wonKey(salt, race, run.low);
  const row = (leaving[from] ?? 0) + (rowAt[to - from + WIDEST] ?? 0);
  for (let came = 0; came < MOVES; came++) {
    moveShares[came] =
      (forward[past + from * MOVES + came] ?? 0) * ((moveWeights[row + came] ?? 0) * way + HARDLY);
  }
  return from * MOVES + wonMove(salt, race);
}

/**
 * Chance belongs to a note's place, so that one note more changes no other's. A candidate shares about half of its
 * chance with the first one: where another comes to be the best, the line is amended rather than replaced.
 */
function raceOf(run: Run, note: number, candidate: number): number {
  const place = (run.places[note] ?? 0) * 16;
  return 2 * (isAmended(run, note, candidate) ? place + candidate : place);
}

function isAmended({ places }: Run, note: number, candidate: number): boolean {
  return candidate > 0 && chanceAt(AMENDED, (places[note] ?? 0) * 16 + candidate) < AMENDED;
}

/** The share of a line's notes that another candidate draws anew. */
const AMENDED = 0.3;

/** The key, counted from the lowest, that wins among `keyShares`. */
function wonKey(salt: number, race: number, low: number): number {
  const winner = Math.max(0, raceWinner(keyShares, salt, race));
  return (winner - (low % WIDEST) + WIDEST) % WIDEST;
}

/** The move that wins among `moveShares`. */
function wonMove(salt: number, race: number): number {
  return Math.max(0, raceWinner(moveShares, salt, race + 1));
}
