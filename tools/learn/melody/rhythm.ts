/** The rhythms of melodies: beats of four sixteenths, each after the one before, and how long notes sound. */
import type { LearnedNote } from "./songs.ts";
import { linesOf, type SungLine, type SungPhrase } from "./voices.ts";

/** The tables of rhythm; see the engine's reader for what they mean. */
export interface LearnedRhythm {
  readonly cells: readonly string[];
  readonly next: readonly (readonly (readonly number[])[])[];
  readonly lifts: readonly (readonly (readonly number[])[])[];
  readonly pickups: Readonly<Record<"phrase" | "half", readonly number[]>>;
  readonly gates: readonly (readonly number[])[];
}

const REST = "....";
const LEAST_SHARE = 0.0008;
const LEAST_COUNT = 4;
const PLACES = 7;

/** Counts the rhythms of all phrases. */
export function learnRhythm(phrases: readonly SungPhrase[]): LearnedRhythm {
  const lines = phrases.flatMap(linesOf);
  const placed = lines.map(cellsOf);
  const totals = new Map<string, number>();
  for (const { cell } of placed.flat()) totals.set(cell, (totals.get(cell) ?? 0) + 1);
  const all = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const cells = [...totals]
    .filter(([, count]) => count / all >= LEAST_SHARE)
    .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([cell]) => cell);
  const index = new Map(cells.map((cell, place) => [cell, place]));
  const rest = index.get(REST) ?? 0;
  const steps = placed.flatMap((line) =>
    line.flatMap(({ cell, beat, place }, at): Step[] => {
      const own = index.get(cell);
      const before = index.get(line[at - 1]?.cell ?? REST) ?? rest;
      return own === undefined ? [] : [{ place, beat, before, own }];
    }),
  );
  const next = nextOf(steps, cells.length);
  return {
    cells,
    next: next.map((rows) => rows.map(sparse)),
    lifts: liftsOf(steps, next, cells.length),
    pickups: {
      phrase: pickupsOf(lines.filter(({ part }) => part !== "second")),
      half: pickupsOf(lines.filter(({ part }) => part === "second")),
    },
    gates: gatesOf(phrases),
  };
}

/** One beat after another. */
interface Step {
  /** Where its bar stands in the phrase. */
  readonly place: number;
  readonly beat: number;
  /** Indices of the cell before and of its own. */
  readonly before: number;
  readonly own: number;
}

function nextOf(steps: readonly Step[], size: number): number[][][] {
  const next = Array.from({ length: 4 }, () => zeros(size, size));
  for (const { beat, before, own } of steps) add(next[beat]?.[before], own);
  return next;
}

const ROUNDS = 40;
/** How many beats of doubt hold every lift near 1. */
const DOUBT = 4;

/**
 * How much likelier each cell is for the place of its bar in the phrase than the cell before it tells: factors that make
 * each place as full of each cell as it is in the songs (iterative proportional fitting, Deming & Stephan 1940).
 */
function liftsOf(
  steps: readonly Step[],
  next: readonly (readonly (readonly number[])[])[],
  size: number,
): number[][][] {
  const lifts = Array.from({ length: PLACES }, () => zeros(4, size).map((row) => row.map(() => 1)));
  const contexts = new Map<number, { readonly step: Step; count: number }>();
  const observed = Array.from({ length: PLACES }, () => zeros(4, size));
  for (const step of steps) {
    add(observed[step.place]?.[step.beat], step.own);
    const name = (step.place * 4 + step.beat) * size + step.before;
    const context = contexts.get(name) ?? { step, count: 0 };
    context.count++;
    contexts.set(name, context);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const expected = Array.from({ length: PLACES }, () => zeros(4, size));
    for (const { step, count } of contexts.values()) {
      const own = lifts[step.place]?.[step.beat] ?? [];
      const weights = (next[step.beat]?.[step.before] ?? []).map(
        (times, cell) => (times + 0.02) * (own[cell] ?? 1),
      );
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const row = expected[step.place]?.[step.beat] ?? [];
      weights.forEach((weight, cell) => {
        row[cell] = (row[cell] ?? 0) + (count * weight) / total;
      });
    }
    for (const [place, beats] of lifts.entries()) {
      for (const [beat, row] of beats.entries()) {
        for (const [cell, lift] of row.entries()) {
          const seen = observed[place]?.[beat]?.[cell] ?? 0;
          const awaited = expected[place]?.[beat]?.[cell] ?? 0;
          row[cell] = (lift * (seen + DOUBT * lift)) / (awaited + DOUBT * lift);
        }
      }
    }
  }
  return lifts.map((beats) => beats.map((row) => row.map((lift) => Number(lift.toPrecision(3)))));
}

function zeros(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

const EARLIEST_PICKUP = 10;

function pickupsOf(lines: readonly SungLine[]): number[] {
  const pickups = new Array<number>(EARLIEST_PICKUP + 1).fill(0);
  for (const { pickup } of lines) add(pickups, Math.min(EARLIEST_PICKUP, pickup));
  return pickups;
}

function add(counts: number[] | undefined, index: number): void {
  if (counts) counts[index] = (counts[index] ?? 0) + 1;
}

/** [index, count, index, count…] of what is there often enough. */
function sparse(counts: readonly number[]): number[] {
  return counts.flatMap((count, index) => (count >= LEAST_COUNT ? [index, count] : []));
}

interface PlacedCell {
  readonly cell: string;
  readonly beat: number;
  readonly place: number;
}

function cellsOf(line: SungLine): PlacedCell[] {
  const { start, bars, notes, pickup } = line;
  const lead = Math.ceil(pickup / 4) * 4;
  const from = start - lead;
  const steps = new Array<string>(lead + bars * 16).fill(".");
  notes.forEach((note, index) => {
    const at = note.start - from;
    const length = writtenLength(note, notes[index + 1]);
    for (let step = at; step < at + length && step < steps.length; step++) steps[step] = "-";
    steps[at] = "x";
  });
  const cells: PlacedCell[] = [];
  for (let step = 0; step < steps.length; step += 4) {
    cells.push({
      cell: steps.slice(step, step + 4).join(""),
      beat: ((((step - lead) / 4) % 4) + 4) % 4,
      place: placeOf(line, Math.floor((step - lead) / 16)),
    });
  }
  return cells;
}

/**
 * Where a bar stands: 0 first, 1 inner, 2 last of its phrase, 3 before the first, 4 inner and second of a pair, 5 last
 * of a first half, 6 first of a second half.
 */
function placeOf({ part, bars }: SungLine, bar: number): number {
  if (bar < 0) return 3;
  if (bar === bars - 1) return part === "first" ? 5 : 2;
  if (bar === 0) return part === "second" ? 6 : 0;
  return bar % 2 === 1 ? 4 : 1;
}

/** A gap that is short beside its note belongs to how the note is sung, not to how it is written. */
function writtenLength(note: LearnedNote, next: LearnedNote | undefined): number {
  if (!next) return note.length;
  const wait = next.start - note.start;
  const gap = wait - note.length;
  return gap <= 1 || gap <= wait * 0.34 || (gap === 2 && wait <= 4) ? wait : note.length;
}

/** By written length 1 … 16: how often it sounds each number of sixteenths from 1 up to it. */
function gatesOf(phrases: readonly SungPhrase[]): number[][] {
  const gates = Array.from({ length: 16 }, (_, index) => new Array<number>(index + 1).fill(0));
  for (const { notes } of phrases) {
    notes.forEach((note, index) => {
      const next = notes[index + 1];
      if (!next) return;
      const written = writtenLength(note, next);
      if (next.start - note.start === written && written <= 16) add(gates[written - 1], note.length - 1);
    });
  }
  return gates;
}
