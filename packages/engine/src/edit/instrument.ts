/** The edit that gives a track to another instrument. */
import { type Player, programOf, readInstrument } from "../plan/band.ts";
import { octaveFor } from "./compass.ts";
import { decided } from "./decided.ts";
import { type InstrumentEdit, impossible } from "./edit.ts";
import type { EditState } from "./state.ts";
import { findTrack } from "./track.ts";

/**
 * Carries out the edit. The part moves by whole octaves where that brings more of it into the compass of the new
 * instrument; phrases that are still out of it move by octaves of their own.
 * @throws EditError where the track is not there or no instrument of that name is known
 */
export function changeInstrument(state: EditState, edit: InstrumentEdit): EditState {
  const { plan } = state.sketch;
  const track = findTrack(state.played.tracks, edit.track, ["track"]);
  const { role } = track;
  const wish = readInstrument(role, edit.instrument, false);
  if ("problem" in wish) throw impossible(["instrument"], wish.problem);
  const instrument = wish.value;
  if (instrument === null)
    throw impossible(
      ["instrument"],
      `The ${role} cannot be silenced by a swap: name an instrument, such as "flute".`,
    );
  const program = programOf(role, instrument);
  const swap = (player: Player): Player =>
    player.role === role ? { ...player, instrument, program } : player;
  const band = plan.band.map(swap);
  const tracks = state.played.tracks.map((other) => (other === track ? { ...track, program } : other));
  const swaps = new Map(state.swaps);
  const from = state.swaps.get(role)?.from ?? track.program;
  if (program === from) swaps.delete(role);
  else if (role !== "drums") swaps.set(role, { from, octave: octaveFor(track.notes, program) });
  const players = band.map((player) => `${player.role}: ${player.instrument}`).join(", ");
  const because = `You gave the ${role} to ${instrument}.`;
  return {
    ...state,
    sketch: {
      ...state.sketch,
      plan: { ...plan, band, reasons: decided(plan.reasons, "instruments", players, because) },
    },
    played: { ...state.played, tracks },
    swaps,
  };
}
