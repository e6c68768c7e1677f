/** A part cut into bars: values and rests, voice by voice. */
import type { TimeSignature } from "@music-brain/engine";
import { barTicks } from "./beats.ts";
import { type Value, valuesOf } from "./values.ts";
import type { Stroke, Voice } from "./voices.ts";
import type { Divisions } from "./written.ts";

/** A value that is sounded or, without a stroke, rested. */
export interface Piece {
  readonly value: Value;
  readonly stroke?: Stroke;
  /** Whether it goes on what was struck before, or is gone on with after. */
  readonly tiedFrom: boolean;
  readonly tiedTo: boolean;
}

/** One voice in one bar; empty where the voice has nothing in it. */
export type VoiceBar = readonly Piece[];

/**
 * The bars of a voice. A bar in which something sounds is filled with rests; another is empty.
 * @param bars how many
 * @param begin the tick from which the first bar is written: later than 0 in a pickup
 */
export function barsOf(
  voice: Voice,
  bars: number,
  metre: TimeSignature,
  divisions: Divisions,
  begin: number,
): readonly VoiceBar[] {
  const length = barTicks(metre);
  const made: Piece[][] = Array.from({ length: bars }, () => []);
  const put = (piece: Piece) => made[Math.floor(piece.value.start / length)]?.push(piece);
  for (const stroke of voice) {
    const end = Math.min(stroke.end, bars * length);
    const values = valuesOf(stroke.start, end, metre, divisions);
    for (const [index, value] of values.entries())
      put({ value, stroke, tiedFrom: index > 0, tiedTo: index < values.length - 1 });
  }
  return made.map((pieces, bar) =>
    pieces.length === 0
      ? []
      : filled(pieces, bar === 0 ? begin : bar * length, (bar + 1) * length, metre, divisions),
  );
}

/** The same pieces with rests between them. */
function filled(
  pieces: readonly Piece[],
  start: number,
  end: number,
  metre: TimeSignature,
  divisions: Divisions,
): VoiceBar {
  const all: Piece[] = [];
  let at = start;
  const rest = (until: number) => {
    for (const value of valuesOf(at, until, metre, divisions))
      all.push({ value, tiedFrom: false, tiedTo: false });
  };
  for (const piece of pieces) {
    rest(piece.value.start);
    all.push(piece);
    at = piece.value.start + piece.value.length;
  }
  rest(end);
  return all;
}
