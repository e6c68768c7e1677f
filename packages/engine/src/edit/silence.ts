/** The edit that takes tracks away. */
import { ticksPerBar } from "../plan/metre.ts";
import { listed } from "../plan/wish.ts";
import type { Track } from "../song.ts";
import { decided } from "./decided.ts";
import { impossible, type SilenceEdit } from "./edit.ts";
import { rolesIn, sectionsIn } from "./parts.ts";
import { placesOf } from "./places.ts";
import { type Source, spliced } from "./splice.ts";
import type { EditState } from "./state.ts";

/**
 * Carries out the edit. A track that is silent in all of the song is none of its tracks any more.
 * @throws EditError where a section or track is not there, or nobody would be left to play
 */
export function silence(state: EditState, edit: SilenceEdit): EditState {
  const { plan } = state.sketch;
  const { tracks } = state.played;
  const roles = rolesIn(tracks, edit.tracks);
  const sections = sectionsIn(plan.sections, edit.sections);
  const places = placesOf(plan.sections, ticksPerBar(plan.timeSignature));
  const left = tracks
    .map((track): Track => {
      if (!roles.has(track.role)) return track;
      const sources = plan.sections.map(
        (_, section): Source => ({
          version: { track: sections.has(section) ? undefined : track, places },
          section,
          kept: !sections.has(section),
        }),
      );
      return { ...track, ...spliced(track.role, sources, places) };
    })
    .filter(({ role, notes }) => !roles.has(role) || notes.length > 0);
  if (left.every(({ notes }) => notes.length === 0))
    throw impossible(["tracks"], "Nobody would be left to play: leave at least one track.");
  const band = plan.band.filter(({ role }) => left.some((track) => track.role === role));
  const gone = plan.band.filter((player) => !band.includes(player)).map(({ role }) => role);
  if (gone.length === 0) return { ...state, played: { ...state.played, tracks: left } };
  const players = band.map(({ role, instrument }) => `${role}: ${instrument}`).join(", ");
  const reasons = decided(plan.reasons, "instruments", players, `You took the ${listed(gone)} away.`);
  return {
    ...state,
    sketch: { ...state.sketch, plan: { ...plan, band, reasons } },
    played: { ...state.played, tracks: left },
  };
}
