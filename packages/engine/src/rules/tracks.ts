/** Changes to tracks as they are played: notes, controllers, and what the mix is asked to do. */
import type { Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Control, Instruction, Note, Role, Track } from "../song.ts";
import { settled } from "./notes.ts";
import { endOf } from "./places.ts";

/** MIDI controllers that rules set (MIDI Manufacturers Association, MIDI 1.0; General MIDI 2 for 71, 74, 91 and 93). */
export const CONTROLLER = {
  modulation: 1,
  volume: 7,
  pan: 10,
  resonance: 71,
  brightness: 74,
  reverb: 91,
  chorus: 93,
} as const;

/** The performance with the tracks of some roles changed. */
export function changeTracks(
  played: Performance,
  roles: readonly Role[],
  change: (track: Track) => Track,
): Performance {
  const tracks = played.tracks.map((track) => (roles.includes(track.role) ? change(track) : track));
  return { ...played, tracks };
}

/** The track with its notes changed, and put in order. */
export function withNotes(
  track: Track,
  score: Score,
  change: (notes: readonly Note[]) => readonly Note[],
): Track {
  if (track.notes.length === 0) return track;
  return { ...track, notes: settled(track.notes, change(track.notes), endOf(score)) };
}

/** The track with one controller set from the start and left alone. */
export function withController(track: Track, controller: number, value: number): Track {
  return withControls(track, controller, [{ tick: 0, controller, value }]);
}

/** The track with other events of one controller. */
export function withControls(track: Track, controller: number, events: readonly Control[]): Track {
  const others = track.controls.filter((control) => control.controller !== controller);
  const controls = [...events, ...others].sort((one, other) => one.tick - other.tick);
  return { ...track, controls };
}

/** The performance with something more to be done in the mix. */
export function instructed(played: Performance, ...instructions: readonly Instruction[]): Performance {
  return { ...played, production: [...played.production, ...instructions] };
}

/** The name of the track of a role, for an instruction; "mix" where nobody plays it. */
export function nameOf(played: Performance, role: Role): string {
  return played.tracks.find((track) => track.role === role)?.name ?? "mix";
}
