/** What an instrument can play of a part. */
import { compassOf } from "../data/instruments.ts";
import { tidied } from "../rules/notes.ts";
import type { Note, Track } from "../song.ts";

/** The octaves, nearest first, that a part may be moved by for a new instrument. */
const OCTAVES: readonly number[] = [0, -12, 12, -24, 24, -36, 36];

/** How many semitones (whole octaves) bring most of the notes into the compass of a program; 0 where they are in it. */
export function octaveFor(notes: readonly Note[], program: number): number {
  const [low, high] = compassOf(program);
  return octaveInto(notes, 0, low, high);
}

/** The nearest of the octaves that leave the fewest of the notes, moved by some semitones, out of reach. */
function octaveInto(notes: readonly Note[], semitones: number, low: number, high: number): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const octave of OCTAVES) {
    let outside = 0;
    for (const { pitch } of notes) {
      const there = pitch + semitones + octave;
      // What MIDI cannot say is worse than what an instrument cannot play.
      if (there < 0 || there > 127) outside += notes.length;
      else if (there < low || there > high) outside++;
    }
    if (outside < fewest) {
      fewest = outside;
      best = octave;
    }
  }
  return best;
}

/**
 * By how many semitones a part goes when its song is moved: by as many, or, where its instrument could not reach that,
 * by whole octaves less or more. All of a part goes by one step, so that its voices stay the voices that they are. What
 * was out of the compass already may stay as far out of it.
 */
export function shiftOf(track: Track, semitones: number): number {
  if (semitones === 0 || track.role === "drums") return 0;
  let [low, high] = compassOf(track.program);
  for (const { pitch } of track.notes) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  return semitones + octaveInto(track.notes, semitones, low, high);
}

/** The track with all of its notes moved by some semitones. */
export function shifted(track: Track, semitones: number): Track {
  if (semitones === 0) return track;
  const notes = track.notes.map((note) => ({ ...note, pitch: reach(note.pitch + semitones, 0, 127) }));
  return { ...track, notes };
}

/**
 * The track with each note that its instrument cannot reach moved to the nearest octave that it can; one that comes
 * upon another of its pitch there gives way to it, or ends where it begins.
 */
export function inCompass(track: Track): Track {
  if (track.role === "drums") return track;
  const [low, high] = compassOf(track.program);
  if (track.notes.every(({ pitch }) => pitch >= low && pitch <= high)) return track;
  const notes = track.notes.map((note) => ({ ...note, pitch: reach(note.pitch, low, high) }));
  return { ...track, notes: tidied(notes, Number.POSITIVE_INFINITY) };
}

function reach(pitch: number, low: number, high: number): number {
  if (pitch < low) return Math.min(high, pitch + 12 * Math.ceil((low - pitch) / 12));
  if (pitch > high) return Math.max(low, pitch - 12 * Math.ceil((pitch - high) / 12));
  return pitch;
}
