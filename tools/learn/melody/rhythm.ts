/** The rhythms of melodies: beats of four sixteenths, each after the one before, and how long notes sound. */
import type { LearnedNote } from "./songs.ts";
import type { SungPhrase } from "./voices.ts";

/** The tables of rhythm; see the engine's reader for what they mean. */
export interface LearnedRhythm {
  readonly cells: readonly string[];
  readonly next: readonly (readonly (readonly number[])[])[];
  readonly places: readonly (readonly (readonly number[])[])[];
  readonly pickups: readonly number[];
  readonly gates: readonly (readonly number[])[];
}

const REST = "....";
const LEAST_SHARE = 0.0008;
const LEAST_COUNT = 4;

/** Counts the rhythms of all phrases. */
export function learnRhythm(phrases: readonly SungPhrase[]): LearnedRhythm {
  const lines = phrases.map(cellsOf);
  const totals = new Map<string, number>();
  for (const { cells } of lines) for (const { cell } of cells) totals.set(cell, (totals.get(cell) ?? 0) + 1);
  const all = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const cells = [...totals]
    .filter(([, count]) => count / all >= LEAST_SHARE)
    .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([cell]) => cell);
  const index = new Map(cells.map((cell, place) => [cell, place]));
  const zeros = () => new Array<number>(cells.length).fill(0);
  const next = Array.from({ length: 4 }, () => Array.from(cells, zeros));
  const places = Array.from({ length: 4 }, () => Array.from({ length: 4 }, zeros));
  for (const line of lines) {
    let before = index.get(REST) ?? 0;
    for (const { cell, beat, place } of line.cells) {
      const own = index.get(cell);
      if (own !== undefined) {
        add(next[beat]?.[before], own);
        add(places[place]?.[beat], own);
      }
      before = own ?? index.get(REST) ?? 0;
    }
  }
  const pickups = new Array<number>(EARLIEST_PICKUP + 1).fill(0);
  for (const { pickup } of phrases) add(pickups, Math.min(EARLIEST_PICKUP, pickup));
  return { cells, next: next.map((rows) => rows.map(sparse)), places, pickups, gates: gatesOf(phrases) };
}

const EARLIEST_PICKUP = 10;

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
  /** 0 the phrase's first bar, 1 between, 2 its last bar, 3 before the first. */
  readonly place: number;
}

function cellsOf({ phrase, notes, pickup }: SungPhrase): { cells: PlacedCell[] } {
  const lead = Math.ceil(pickup / 4) * 4;
  const from = phrase.start - lead;
  const steps = new Array<string>(lead + phrase.bars * 16).fill(".");
  notes.forEach((note, index) => {
    const at = note.start - from;
    const next = notes[index + 1];
    const length = writtenLength(note, next);
    for (let step = at; step < at + length && step < steps.length; step++) steps[step] = "-";
    steps[at] = "x";
  });
  const cells: PlacedCell[] = [];
  for (let step = 0; step < steps.length; step += 4) {
    const bar = Math.floor((step - lead) / 16);
    const place = bar < 0 ? 3 : bar === 0 ? 0 : bar === phrase.bars - 1 ? 2 : 1;
    cells.push({
      cell: steps.slice(step, step + 4).join(""),
      beat: ((((step - lead) / 4) % 4) + 4) % 4,
      place,
    });
  }
  return { cells };
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
