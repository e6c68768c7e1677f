/** How much the rhythm of a bar is like that of the bar before. */
import { type GridNote, SIXTEENTHS_PER_BAR } from "../pieces/piece.ts";

/**
 * The mean over neighbouring bars of the share of the sixteen places on which both bars agree whether a note begins:
 * 0 … 1; 1 of fewer than two bars. Groove similarity of Wu & Yang 2020, over neighbours as in MusPy (Dong et al. 2020).
 */
export function grooveConsistency(notes: readonly GridNote[], bars: number): number {
  const onsets = new Uint8Array(bars * SIXTEENTHS_PER_BAR);
  for (const { start } of notes) if (start < onsets.length) onsets[start] = 1;
  if (bars < 2) return 1;
  let agreed = 0;
  for (let place = SIXTEENTHS_PER_BAR; place < onsets.length; place++) {
    if (onsets[place] === onsets[place - SIXTEENTHS_PER_BAR]) agreed++;
  }
  return agreed / (onsets.length - SIXTEENTHS_PER_BAR);
}
