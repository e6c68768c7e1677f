/** The edit that composes parts of a song anew and keeps the rest. */
import { harmonyFor, playSketch, type Sketch, streamFor } from "../compose.ts";
import { listed } from "../plan/wish.ts";
import type { Stream } from "../random.ts";
import type { Role, Track } from "../song.ts";
import { impossible, type RegenerateEdit } from "./edit.ts";
import { isFree, replaced, rolesIn, sectionsIn, taken } from "./parts.ts";
import type { EditState } from "./state.ts";

/**
 * Carries out the edit. Everything is composed again with the other seed, and of that only what was asked for is
 * taken. Tracks that stay are heard by those that change: the new part is written against the same plan.
 * @throws EditError where a section or track is not there, nothing would be composed, or chords cannot change
 */
export function regenerate(state: EditState, edit: RegenerateEdit): EditState {
  const { plan } = state.sketch;
  const { tracks } = state.played;
  const sections = sectionsIn(plan.sections, edit.sections);
  const roles = rolesIn(tracks, edit.tracks);
  const free = isFree(tracks, roles);
  if (edit.chords === "new" && !free) throw impossible(["chords"], chordsHeld(tracks, roles));
  const stream = streamFor(state.intent, edit.seed);
  const harmony =
    free && edit.chords !== "keep"
      ? replaced(state.sketch.harmony, harmonyFor(plan, stream), sections)
      : state.sketch.harmony;
  const sketch: Sketch = { plan, harmony };
  const own = streamFor(state.intent, state.seed);
  const donor = playSketch(sketch, mixed(own, stream, roles, free)).tracks;

  return { ...state, sketch, played: { ...state.played, tracks: taken(state, donor, { sections, roles }) } };
}

/**
 * The stream of the song in which the roles that are composed anew draw from another one. So a counter-melody that is
 * composed alone answers the melody that is there, and a bass keeps to the drummer's groove. Where all is new, all is
 * drawn anew.
 */
function mixed(own: Stream, other: Stream, roles: ReadonlySet<string>, free: boolean): Stream {
  const isNew = (name: string) => free || roles.has(name) || (name === "groove" && roles.has("drums"));
  return { ...own, fork: (name) => (isNew(name) ? other : own).fork(name) };
}

function chordsHeld(tracks: readonly Track[], roles: ReadonlySet<Role>): string {
  const staying = tracks.filter(({ role }) => role !== "drums" && !roles.has(role)).map(({ name }) => name);
  return `Chords can only be new where every pitched track is: ${listed(staying)} would stay. Leave out tracks, or keep the chords.`;
}
