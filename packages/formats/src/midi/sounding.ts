/**
 * What sounds of a song's notes when they are played over MIDI channels.
 *
 * A channel has one key for each pitch. While that key is down, a second note-on and the two note-offs that
 * follow mean different things to different readers: some end the older note first, some the newer, some both.
 * So here no key goes down that is down already:
 *
 * - a note that its own pitch begins again under ends where the next one begins;
 * - notes of one pitch that begin together are one note, as long as the longest and as loud as the loudest;
 * - both hold over all the tracks of a channel. Where two of its tracks meet at one tick, readers play the events
 *   of the earlier track first, so a note of a later track ends one tick before an earlier track repeats it.
 */

import type { Note, Track } from "@music-brain/engine";
import { MAX_VARIABLE_LENGTH } from "./bytes.ts";

/** A note between two ticks. */
export interface SoundingNote {
  readonly start: number;
  /** Above `start`, except in a note that became part of another: there it equals `start`. */
  end: number;
  readonly pitch: number;
  velocity: number;
  /** Which of the song's tracks it belongs to, counted from 0. */
  readonly trackIndex: number;
}

/** A track and what sounds of it, in order of start. */
export interface Part {
  readonly track: Track;
  readonly notes: readonly SoundingNote[];
}

/**
 * The tracks of a song, in their order, with notes that every reader understands in the same way.
 *
 * @throws RangeError that names the track, and the note where it is one, for a channel outside of 0 … 15, a program,
 * pitch or velocity that MIDI cannot hold, a time that is not a whole tick of the file, or notes out of order.
 */
export function soundingParts(tracks: readonly Track[]): readonly Part[] {
  const parts = tracks.map((track, trackIndex) => ({ track, notes: soundingNotes(track, trackIndex) }));
  for (const sharing of Map.groupBy(parts, (part) => part.track.channel).values()) {
    const [first, ...others] = sharing.map((part) => part.notes);
    if (first === undefined) continue;
    // The sort is stable: of notes that begin together, those of the earlier track come first.
    settle(others.length === 0 ? first : first.concat(...others).sort((a, b) => a.start - b.start));
  }
  return parts;
}

function soundingNotes(track: Track, trackIndex: number): SoundingNote[] {
  const name = `track ${trackIndex} "${track.name}"`;
  check(name, "channel", track.channel, 0, 15);
  check(name, "program", track.program, 0, 127);
  let previous = 0;
  return track.notes.map((note, index) => {
    if (!isWritable(note, previous)) throw unwritable(`${name}, note ${index}`, note, previous);
    previous = note.start;
    const { start, duration, pitch, velocity } = note;
    return { start, end: start + duration, pitch, velocity, trackIndex };
  });
}

/** Every note of every song passes here, so it is one expression; {@link unwritable} finds the words. */
function isWritable({ start, duration, pitch, velocity }: Note, previous: number): boolean {
  return (
    (pitch & 127) === pitch &&
    (velocity & 127) === velocity &&
    velocity > 0 &&
    Number.isInteger(start) &&
    start >= previous &&
    Number.isInteger(duration) &&
    duration > 0 &&
    start + duration <= MAX_VARIABLE_LENGTH
  );
}

function unwritable(name: string, note: Note, previous: number): RangeError {
  check(name, "pitch", note.pitch, 0, 127);
  check(name, "velocity", note.velocity, 1, 127);
  check(name, "start", note.start, 0, MAX_VARIABLE_LENGTH);
  check(name, "duration", note.duration, 1, MAX_VARIABLE_LENGTH - note.start);
  return new RangeError(`${name}: start ${note.start} is before the note before it, at ${previous}`);
}

function check(name: string, property: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name}: ${property} ${value} is not a whole number from ${least} to ${most}`);
}

/** Brings the notes of one channel, in order of start, to at most one at a time for each pitch. */
function settle(notes: readonly SoundingNote[]): void {
  const latest: (SoundingNote | undefined)[] = new Array(128);
  for (const note of notes) {
    const earlier = latest[note.pitch];
    if (earlier === undefined) {
      latest[note.pitch] = note;
      continue;
    }
    const lastEnd = earlier.trackIndex > note.trackIndex ? note.start - 1 : note.start;
    if (lastEnd > earlier.start) {
      earlier.end = Math.min(earlier.end, lastEnd);
      latest[note.pitch] = note;
    } else {
      earlier.end = Math.max(earlier.end, note.end);
      earlier.velocity = Math.max(earlier.velocity, note.velocity);
      note.end = note.start;
    }
  }
}
