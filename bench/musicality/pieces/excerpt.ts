/** The same number of bars of every song, from the bar in which its melody enters. */
import { type Piece, SIXTEENTHS_PER_BAR } from "./piece.ts";

/** Fewer bars say too little about a song's structure. */
export const SHORTEST = 12;

/** Composed songs are short; more bars would leave them out. */
export const LONGEST = 32;

/** Bars from the one in which the melody enters to the end; 0 where there is no melody. */
export function barsFromEntry(piece: Piece): number {
  const entry = entryBar(piece);
  return entry === undefined ? 0 : piece.bars - entry;
}

/**
 * The first bars of a song from the one in which its melody enters; what sounds over the edge is cut there.
 * @returns `undefined` where the song has fewer bars
 */
export function excerptOf(piece: Piece, bars: number): Piece | undefined {
  const entry = entryBar(piece);
  if (entry === undefined || piece.bars - entry < bars) return undefined;
  const from = entry * SIXTEENTHS_PER_BAR;
  const length = bars * SIXTEENTHS_PER_BAR;
  return {
    id: piece.id,
    bars,
    melody: within(piece.melody, from, length),
    texture: within(piece.texture, from, length),
    chords: within(piece.chords, from, length, "started before"),
  };
}

function entryBar({ melody }: Piece): number | undefined {
  const first = melody[0];
  return first && Math.floor(first.start / SIXTEENTHS_PER_BAR);
}

function within<Timed extends { readonly start: number; readonly length: number }>(
  items: readonly Timed[],
  from: number,
  length: number,
  also?: "started before",
): readonly Timed[] {
  const kept: Timed[] = [];
  for (const item of items) {
    const end = Math.min(item.start + item.length - from, length);
    const start = also === undefined ? item.start - from : Math.max(0, item.start - from);
    if (start >= 0 && start < length && end > start) kept.push({ ...item, start, length: end - start });
  }
  return kept;
}
