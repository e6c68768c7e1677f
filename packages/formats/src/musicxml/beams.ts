/** Beams: the flags of what lies in one beat, joined. */
import { TICKS_PER_QUARTER, type TimeSignature } from "@music-brain/engine";
import { barTicks, beatsOf } from "./beats.ts";
import type { Piece, VoiceBar } from "./measures.ts";
import type { ValueName } from "./values.ts";

/** MusicXML's words for one beam at one note. */
export type Beam = "begin" | "continue" | "end" | "forward hook" | "backward hook";

const flags: Readonly<Record<ValueName, number>> = {
  whole: 0,
  half: 0,
  quarter: 0,
  eighth: 1,
  "16th": 2,
  "32nd": 3,
};

/** The beams of each piece of a voice's bar, the first beam first; none for what stands alone. */
export function beamsOf(pieces: VoiceBar, metre: TimeSignature): ReadonlyMap<Piece, readonly Beam[]> {
  const beams = new Map<Piece, readonly Beam[]>();
  for (const group of groupsOf(pieces, metre)) {
    group.forEach((piece, index) => {
      const own = flags[piece.value.name];
      const before = levelAt(group, index - 1);
      const after = levelAt(group, index + 1);
      beams.set(
        piece,
        Array.from({ length: own }, (_, level) => beamAt(before > level, after > level, index === 0)),
      );
    });
  }
  return beams;
}

function levelAt(group: readonly Piece[], index: number): number {
  const piece = group[index];
  return piece ? flags[piece.value.name] : 0;
}

function beamAt(before: boolean, after: boolean, first: boolean): Beam {
  if (before) return after ? "continue" : "end";
  if (after) return "begin";
  return first ? "forward hook" : "backward hook";
}

/** Runs of two flagged notes or more within one beat; plain eighths of 4/4 are joined by the half bar. */
function groupsOf(pieces: VoiceBar, metre: TimeSignature): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [];
  let open: Piece[] = [];
  let unit = -1;
  const close = () => {
    if (open.length > 1) runs.push(open);
    open = [];
  };
  for (const piece of pieces) {
    const own = unitOf(piece, pieces, metre);
    if (piece.stroke === undefined || flags[piece.value.name] === 0 || own !== unit) close();
    unit = own;
    if (piece.stroke !== undefined && flags[piece.value.name] > 0) open.push(piece);
  }
  close();
  return runs;
}

/** The number of the beat, or of the half bar, that a piece is beamed in. */
function unitOf(piece: Piece, pieces: VoiceBar, metre: TimeSignature): number {
  const inBar = piece.value.start % barTicks(metre);
  if (metre[0] === 4) {
    const half = Math.floor(inBar / (2 * TICKS_PER_QUARTER));
    const within = pieces.filter(
      ({ value }) => Math.floor((value.start % barTicks(metre)) / (2 * TICKS_PER_QUARTER)) === half,
    );
    if (
      within.every(({ value, stroke }) => stroke !== undefined && value.name === "eighth" && !value.tripletOf)
    )
      return 100 + half;
  }
  return beatsOf(metre).findLastIndex(({ start }) => start <= inBar);
}
