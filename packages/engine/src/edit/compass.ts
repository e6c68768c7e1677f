/** What an instrument can play of a part. */
import { compassOf } from "../data/instruments.ts";
import type { Note, Role, Track } from "../song.ts";

/** The octaves, nearest first, that a part may be moved by for a new instrument. */
const OCTAVES: readonly number[] = [0, -12, 12, -24, 24, -36, 36];

/** How many semitones (whole octaves) bring most of the notes into the compass of a program; 0 where they are in it. */
export function octaveFor(notes: readonly Note[], program: number): number {
  const [low, high] = compassOf(program);
  return octaveInto(notes, 0, low, high);
}

/** The octave that leaves the fewest of the notes, moved by some semitones, out of reach. */
function octaveInto(notes: readonly Note[], semitones: number, low: number, high: number): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const octave of OCTAVES) {
    let outside = 0;
    for (const { pitch } of notes) {
      const there = pitch + semitones + octave;
      if (there < low || there > high) outside++;
    }
    if (outside < fewest) {
      fewest = outside;
      best = octave;
    }
  }
  return best;
}

/** The roles whose lines are moved as a whole, so that they stay the lines that they are. */
const LINES: ReadonlySet<Role> = new Set(["melody", "counter-melody"]);

/**
 * The track moved. A line that its instrument can no longer reach is sung in another octave; single notes that are out
 * of reach even so, and those of other parts, go by octaves to where they are in reach. What was out of the compass
 * already may stay as far out of it.
 */
export function moved(track: Track, semitones: number): Track {
  if (semitones === 0 || track.role === "drums") return track;
  let [low, high] = compassOf(track.program);
  for (const { pitch } of track.notes) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  const octave = LINES.has(track.role) ? octaveInto(track.notes, semitones, low, high) : 0;
  const notes = track.notes.map((note) => ({
    ...note,
    pitch: reach(note.pitch + semitones + octave, low, high),
  }));
  return { ...track, notes };
}

/** The track with each note that its instrument cannot reach moved to the nearest octave that it can. */
export function inCompass(track: Track): Track {
  if (track.role === "drums") return track;
  const [low, high] = compassOf(track.program);
  return { ...track, notes: track.notes.map((note) => ({ ...note, pitch: reach(note.pitch, low, high) })) };
}

function reach(pitch: number, low: number, high: number): number {
  if (pitch < low) return Math.min(high, pitch + 12 * Math.ceil((low - pitch) / 12));
  if (pitch > high) return Math.max(low, pitch - 12 * Math.ceil((pitch - high) / 12));
  return pitch;
}
