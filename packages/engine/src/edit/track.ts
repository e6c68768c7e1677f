/** Tracks by what people call them. */
import { oneOf, plain, quoted } from "../plan/wish.ts";
import type { Track } from "../song.ts";
import { impossible } from "./edit.ts";

/**
 * The track of that name or role.
 * @param path where the name stands in the edit
 * @throws EditError that lists the tracks that there are
 */
export function findTrack(tracks: readonly Track[], name: string, path: readonly (string | number)[]): Track {
  const wanted = plain(name);
  const found = tracks.find((track) => plain(track.name) === wanted || track.role === wanted);
  if (found) return found;
  const names = oneOf(tracks.map(({ role }) => `"${role}"`));
  throw impossible(path, `${quoted(name)} is no track of this song: use ${names}.`);
}

/** A newly composed track as if its instrument had not been swapped: it is moved with the rest of its track later. */
export function unmoved(track: Track | undefined, octave: number): Track | undefined {
  if (track === undefined || octave === 0) return track;
  return { ...track, notes: track.notes.map((note) => ({ ...note, pitch: note.pitch - octave })) };
}
