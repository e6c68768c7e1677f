/**
 * Lines drawn from the learned model: for a run of notes whose rhythm is known, forward filtering sums the likelihood of
 * all lines that lead to each key (Rabiner 1989), backward sampling then draws lines exactly as likely as the model
 * says (Frühwirth-Schnatter 1994). So intervals come as often as people write them, and every goal ahead is felt from
 * the first note on. Each key runs a race of its own at each note, so that odds that move a little change few notes.
 */
import { raceWinner } from "../harmony/race.ts";
import { chanceAt } from "../random.ts";
import { approachWeights, MOVES, moveOf, moveRow, moveWeights, RELATIONS } from "./model.ts";

/** The notes to be found, at most {@link MOST_NOTES}. */
export interface Run {
  length: number;
  /** MIDI key of the lowest place. */
  low: number;
  /** How many keys there are. */
  width: number;
  /** How likely each key is by itself: at note * WIDEST + key − low; 0 forbids it. */
  readonly own: Float64Array;
  /** How each pitch class relates to the note's chord. */
  readonly relations: Uint8Array[];
  /** Whether the note is accented or long: 0 or 1. */
  readonly accented: Uint8Array;
  /** A whole number for the note's place; chance belongs to places, so that one note more changes no other. */
  readonly places: Int32Array;
  /** Whether the note before it was left half a bar earlier or more. */
  readonly late: Uint8Array;
  /** Factors for the same key, steps, thirds and more. */
  readonly sizes: Float64Array;
  /** The key before the first note and the move that led to it; −1 where there is none. */
  before: number;
  came: number;
  /** How the chord of the note before took that key: 0 a tone of the chord, 1 another. */
  left: number;
}

/** How many notes are searched at once at the most, and how many keys are. */
export const MOST_NOTES = 160;
export const WIDEST = 32;

const forward = new Float64Array(MOST_NOTES * WIDEST * MOVES);

/** An empty run, to be filled again and again. */
export function createRun(): Run {
  return {
    length: 0,
    low: 0,
    width: 0,
    own: new Float64Array(MOST_NOTES * WIDEST),
    relations: new Array<Uint8Array>(MOST_NOTES).fill(new Uint8Array(12)),
    accented: new Uint8Array(MOST_NOTES),
    places: new Int32Array(MOST_NOTES),
    late: new Uint8Array(MOST_NOTES),
    sizes: new Float64Array([1, 1, 1, 1]),
    before: -1,
    came: 0,
    left: 0,
  };
}

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

/** Keys that a note may have, counted from the lowest: at note * WIDEST, and how many there are. */
const allowed = new Uint8Array(MOST_NOTES * WIDEST);
const allowedCount = new Uint8Array(MOST_NOTES);
/** By key: all that leads to it, and where the rows of {@link moveWeights} for leaving it begin. */
const sums = new Float64Array(WIDEST);
const leaving = new Int32Array(WIDEST);
/** What the way to a key adds for each size of a move. */
const ways = new Float64Array(4);
/** By interval + WIDEST: the move that it is, and its row. */
const moveAt = Uint8Array.from({ length: 2 * WIDEST + 1 }, (_, place) => moveOf(place - WIDEST));
const rowAt = Int32Array.from({ length: 2 * WIDEST + 1 }, (_, place) => moveRow(0, place - WIDEST));
const LEAVE = moveRow(1, 0) - moveRow(0, 0);
/** What no table allows stays possible, where nothing else is. */
const HARDLY = 1e-12;

/** Fills `allowed`; gives the line itself where every note has one key only. */
function listAllowed({ length, width, low, own }: Run): number[] | undefined {
  let free = false;
  for (let note = 0; note < length; note++) {
    let count = 0;
    for (let key = 0; key < width; key++) {
      if ((own[note * WIDEST + key] ?? 0) > 0) allowed[note * WIDEST + count++] = key;
    }
    allowedCount[note] = count;
    free ||= count !== 1;
  }
  if (free) return undefined;
  return Array.from({ length }, (_, note) => low + (allowed[note * WIDEST] ?? 0));
}

function filter(run: Run): void {
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
  let total = 0;
  for (let index = 0; index < countBefore; index++) {
    const from = allowed[before + index] ?? 0;
    let sum = 0;
    for (let move = 0; move < MOVES; move++) sum += forward[past + from * MOVES + move] ?? 0;
    sums[from] = sum;
    total += sum;
  }
  const scale = total > 0 ? 1 / total : 1;
  for (let index = 0; index < count; index++) {
    const to = allowed[note * WIDEST + index] ?? 0;
    const weight = (run.own[note * WIDEST + to] ?? 0) * scale;
    waysTo(run, note, to);
    for (let other = 0; other < countBefore; other++) {
      const from = allowed[before + other] ?? 0;
      const place = to - from + WIDEST;
      const row = (leaving[from] ?? 0) + (rowAt[place] ?? 0);
      const first = past + from * MOVES;
      // Written out: this is where the time goes.
      const sum =
        (forward[first] ?? 0) * (moveWeights[row] ?? 0) +
        (forward[first + 1] ?? 0) * (moveWeights[row + 1] ?? 0) +
        (forward[first + 2] ?? 0) * (moveWeights[row + 2] ?? 0) +
        (forward[first + 3] ?? 0) * (moveWeights[row + 3] ?? 0) +
        (forward[first + 4] ?? 0) * (moveWeights[row + 4] ?? 0) +
        (forward[first + 5] ?? 0) * (moveWeights[row + 5] ?? 0) +
        (forward[first + 6] ?? 0) * (moveWeights[row + 6] ?? 0) +
        (forward[first + 7] ?? 0) * (moveWeights[row + 7] ?? 0);
      const move = moveAt[place] ?? 0;
      const state = at + to * MOVES + move;
      forward[state] =
        (forward[state] ?? 0) + (sum * (ways[move >> 1] ?? 0) + HARDLY * (sums[from] ?? 0)) * weight;
    }
  }
}

/** Fills `leaving`: how each key before a note is left. */
function leaveRows(run: Run, note: number, low: number): void {
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
function waysTo(run: Run, note: number, to: number): void {
  const relation = run.relations[note]?.[(run.low + to) % 12] ?? 0;
  const row = (run.accented[note] ?? 0) * 4 * RELATIONS + relation;
  for (let size = 0; size < 4; size++) {
    ways[size] = (approachWeights[row + size * RELATIONS] ?? 1) * (run.sizes[size] ?? 1);
  }
}

/** By key modulo {@link WIDEST}, so that a range that moves leaves each key's chance with it. */
const keyShares = new Float64Array(WIDEST);
const moveShares = new Float64Array(MOVES);

function sample(run: Run, salt: number, candidate: number): number[] {
  const { length, width, low } = run;
  const line = new Array<number>(length).fill(low);
  keyShares.fill(0);
  const end = (length - 1) * WIDEST * MOVES;
  for (let key = 0; key < width; key++) {
    for (let move = 0; move < MOVES; move++) {
      const at = (low + key) % WIDEST;
      keyShares[at] = (keyShares[at] ?? 0) + (forward[end + key * MOVES + move] ?? 0);
    }
  }
  let race = raceOf(run, length - 1, candidate);
  let to = wonKey(salt, race, low);
  for (let move = 0; move < MOVES; move++) moveShares[move] = forward[end + to * MOVES + move] ?? 0;
  let move = Math.max(0, raceWinner(moveShares, salt, race + 1));
  for (let note = length - 1; ; note--) {
    line[note] = low + to;
    if (note === 0) return line;
    const past = (note - 1) * WIDEST * MOVES;
    const before = (note - 1) * WIDEST;
    const count = allowedCount[note - 1] ?? 0;
    leaveRows(run, note, low);
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
      keyShares[(low + from) % WIDEST] = sum;
    }
    race = raceOf(run, note - 1, candidate);
    const from = wonKey(salt, race, low);
    const row = (leaving[from] ?? 0) + (rowAt[to - from + WIDEST] ?? 0);
    for (let came = 0; came < MOVES; came++) {
      moveShares[came] =
        (forward[past + from * MOVES + came] ?? 0) * ((moveWeights[row + came] ?? 0) * way + HARDLY);
    }
    move = Math.max(0, raceWinner(moveShares, salt, race + 1));
    to = from;
  }
}

/**
 * Chance belongs to a note's place, so that one note more changes no other's. A candidate shares about half of its
 * chance with the first one: where another comes to be the best, the line is amended rather than replaced.
 */
function raceOf({ places }: Run, note: number, candidate: number): number {
  const place = (places[note] ?? 0) * 16;
  return 2 * (candidate > 0 && chanceAt(AMENDED, place + candidate) < AMENDED ? place + candidate : place);
}

/** The share of a line's notes that another candidate draws anew. */
const AMENDED = 0.3;

/** The key, counted from the lowest, that wins among `keyShares`. */
function wonKey(salt: number, race: number, low: number): number {
  const winner = Math.max(0, raceWinner(keyShares, salt, race));
  return (winner - (low % WIDEST) + WIDEST) % WIDEST;
}

const EMPTY = new Uint8Array(12);
