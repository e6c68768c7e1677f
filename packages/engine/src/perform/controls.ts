/** The pedals and controllers of a track. */
import type { Player } from "../plan/band.ts";
import type { Control, Note } from "../song.ts";
import type { Ensemble } from "./ensemble.ts";
import { onsetsOf, swellsOf, tremblingOf, vibratoOf } from "./expression.ts";
import { canSwell, hasPedal, hasVibrato } from "./hands.ts";
import { pedalOf } from "./pedal.ts";

/**
 * What a player does besides striking notes, by tick: at most two changes of pedal a chord, one of expression a beat,
 * two of vibrato a long tone, and two a section that say how tones set in and whether they tremble.
 */
export function controlsOf(
  { role, program }: Player,
  notes: readonly Note[],
  ensemble: Ensemble,
): readonly Control[] {
  if (role === "drums" || role === "bass" || notes.length === 0) return [];
  const sings = role === "melody" || role === "counter-melody";
  const controls = [
    ...(canSwell(program) ? [...onsetsOf(notes, ensemble), ...swellsOf(role, notes, ensemble)] : []),
    ...(!sings && canSwell(program) ? tremblingOf(notes, ensemble) : []),
    ...(sings && hasVibrato(program) ? vibratoOf(notes, ensemble) : []),
    ...(!sings && hasPedal(program) ? pedalOf(notes, ensemble) : []),
  ];
  return controls.sort((one, other) => one.tick - other.tick);
}
