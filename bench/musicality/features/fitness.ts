/**
 * How well a stretch of a song explains the rest of it by its own repeats (Müller, Jiang & Grosche 2013, A robust
 * fitness measure for capturing repetitions in music recordings), as the reference program libfmp computes it.
 */
import type { Similarity } from "./self-similarity.ts";

/** Likeness below this speaks against a repeat. */
const ALIKE = 0.8;

/** What an unlike pair costs (the toolboxes' own value). */
const PENALTY = -2;

/** Likeness as a score: 0 at {@link ALIKE} … 1 for the same, the penalty below. */
export function scoresOf({ size, cells }: Similarity): Similarity {
  return { size, cells: cells.map((alike) => (alike < ALIKE ? PENALTY : (alike - ALIKE) / (1 - ALIKE))) };
}

/**
 * The fitness of the stretch of `length` frames from `start`: 0 (it never comes again) … below 1. The harmonic mean of
 * how alike its repeats are and of how much of the song they cover, the stretch itself set aside in both.
 * @param scores of {@link scoresOf}
 */
export function fitnessOf({ size, cells }: Similarity, start: number, length: number, work: Work): number {
  if (length >= size) return 0;
  accumulate(size, cells, start, length, work);
  const { paths, frames } = work;
  const last = (size - 1) * (length + 1);
  const skips = (paths[last] ?? 0) >= (paths[last + length] ?? 0);
  const total = Math.max(paths[last] ?? 0, paths[last + length] ?? 0);
  trace(size, length, skips, work);
  const score = frames.length === 0 ? 0 : (total - length) / frames.length;
  const coverage = (frames.covered - length) / size;
  return score <= 0 || coverage <= 0 ? 0 : (2 * score * coverage) / (score + coverage);
}

/** Room that is used again from stretch to stretch. */
interface Work {
  readonly paths: Float64Array;
  /** Cells on the best family of paths, and frames of the song below them. */
  readonly frames: { length: number; covered: number };
}

/** Room for songs of that many frames. */
export function workFor(size: number): Work {
  return { paths: new Float64Array(size * (size + 1)), frames: { length: 0, covered: 0 } };
}

/** Best scores of path families that end in each cell; column 0 is "outside of any repeat". */
function accumulate(size: number, cells: Float64Array, start: number, length: number, { paths }: Work): void {
  const width = length + 1;
  paths.fill(Number.NEGATIVE_INFINITY, 0, size * width);
  for (let row = 0; row < size; row++) {
    const here = row * width;
    const above = here - width;
    const scores = row * size + start - 1;
    const outside = row === 0 ? 0 : Math.max(paths[above] ?? 0, paths[above + length] ?? 0);
    paths[here] = outside;
    paths[here + 1] = outside + (cells[scores + 1] ?? 0);
    if (row === 0) continue;
    for (let column = 2; column < width; column++) {
      let best = paths[above + column - 1] ?? 0;
      if (column > 2) best = Math.max(best, paths[above + column - 2] ?? 0);
      if (row > 1) best = Math.max(best, paths[above - width + column - 1] ?? 0);
      paths[here + column] = best + (cells[scores + column] ?? 0);
    }
  }
}

/** Walks the best family back and counts its cells and the frames that it spans. */
function trace(size: number, length: number, skips: boolean, { paths, frames }: Work): void {
  const width = length + 1;
  frames.length = 0;
  frames.covered = 0;
  let row = size - 1;
  let column = skips ? 0 : length;
  let end = column === 0 ? -1 : row;
  while (row >= 0) {
    if (column === 0) {
      if (row === 0) return;
      const above = (row - 1) * width;
      row--;
      if ((paths[above] ?? 0) < (paths[above + length] ?? 0)) {
        column = length;
        end = row;
      }
      continue;
    }
    frames.length++;
    if (column === 1) {
      frames.covered += end - row + 1;
      // The path begins here; above it lies either the gap or the end of another path.
      column = 0;
      continue;
    }
    const above = (row - 1) * width;
    const straight = paths[above + column - 1] ?? 0;
    const wide = column > 2 ? (paths[above + column - 2] ?? 0) : Number.NEGATIVE_INFINITY;
    const steep = row > 1 ? (paths[above - width + column - 1] ?? 0) : Number.NEGATIVE_INFINITY;
    if (straight >= wide && straight >= steep) {
      row--;
      column--;
    } else if (wide >= steep) {
      row--;
      column -= 2;
    } else {
      row -= 2;
      column--;
    }
  }
}
