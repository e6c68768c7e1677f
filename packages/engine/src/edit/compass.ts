/** What an instrument can play of a part. */
import { compassOf } from "../data/instruments.ts";
import { tidied } from "../rules/notes.ts";
import type { Note, Track } from "../song.ts";
import { phrasesIn } from "./phrases.ts";

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
    const outside = outsideOf(notes, semitones + octave, low, high);
    if (outside < fewest) {
      fewest = outside;
      best = octave;
    }
  }
  return best;
}

/** How many of the notes, moved by some semitones, lie out of a range. */
function outsideOf(notes: readonly Note[], semitones: number, low: number, high: number): number {
  let outside = 0;
  for (const { pitch } of notes) {
    const there = pitch + semitones;
    // What MIDI cannot say is worse than what an instrument cannot play.
    if (there < 0 || there > 127) outside += notes.length;
    else if (there < low || there > high) outside++;
  }
  return outside;
}

/** A part in another key, and how it came there. */
export interface Moved {
  readonly track: Track;
  /** By how many semitones the part went; its folded phrases went some octaves less or more. */
  readonly shift: number;
  /** How many of its phrases were folded, of how many. */
  readonly folded: number;
  readonly phrases: number;
}

/**
 * A part of a song that is moved. It goes with the song, and phrases that would leave the compass of the instrument go to
 * the nearest octave that fits; where that would be much of the part, all of it goes to another octave, so that its voices
 * stay the voices that they are. What was out of the compass already may stay as far out of it.
 * @param borders where phrases begin, in ticks, ascending
 */
export function moved(track: Track, semitones: number, borders: readonly number[]): Moved {
  if (semitones === 0 || track.role === "drums") return { track, shift: 0, folded: 0, phrases: 0 };
  let [low, high] = compassOf(track.program);
  for (const { pitch } of track.notes) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  const stays = outsideOf(track.notes, semitones, low, high) <= FEW * track.notes.length;
  const shift = semitones + (stays ? 0 : octaveInto(track.notes, semitones, low, high));
  const whole = track.notes.map((note) => ({ ...note, pitch: note.pitch + shift }));
  return { shift, ...folded({ ...track, notes: whole }, borders, low, high) };
}

/** Up to this share of a part may be folded; beyond it the part moves as a whole. */
const FEW = 0.25;

/** The track with all of its notes moved by some semitones. */
export function shifted(track: Track, semitones: number): Track {
  if (semitones === 0) return track;
  const notes = track.notes.map((note) => ({ ...note, pitch: reach(note.pitch + semitones, 0, 127) }));
  return { ...track, notes };
}

/** The track with the phrases that its instrument cannot reach moved to the nearest octave that it can. */
export function inCompass(track: Track, borders: readonly number[]): Track {
  return track.role === "drums" ? track : folded(track, borders, ...compassOf(track.program)).track;
}

/**
 * The track with each phrase that leaves a range folded back by octaves as one, so that its line stays the line that it
 * is; only what no octave holds is folded note by note. A note that comes upon another of its pitch gives way to it, or
 * ends where it begins.
 */
function folded(
  track: Track,
  borders: readonly number[],
  low: number,
  high: number,
): { readonly track: Track; readonly folded: number; readonly phrases: number } {
  const phrases = phrasesIn(track, borders);
  let count = 0;
  const notes = phrases.flatMap((phrase) => {
    if (outsideOf(phrase, 0, low, high) === 0) return phrase;
    count++;
    const octave = octaveInto(phrase, 0, low, high);
    return phrase.map((note) => ({ ...note, pitch: reach(note.pitch + octave, low, high) }));
  });
  const there = count === 0 ? track.notes : tidied(notes, Number.POSITIVE_INFINITY);
  return { track: { ...track, notes: there }, folded: count, phrases: phrases.length };
}

function reach(pitch: number, low: number, high: number): number {
  if (pitch < low) return Math.min(high, pitch + 12 * Math.ceil((low - pitch) / 12));
  if (pitch > high) return Math.max(low, pitch - 12 * Math.ceil((pitch - high) / 12));
  return pitch;
}
