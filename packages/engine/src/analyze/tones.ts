/** Which tones sound in each beat, and which is the lowest. */
import type { Note } from "../song.ts";
import type { Piece } from "./piece.ts";
import type { Timeline } from "./timeline.ts";

/** The tones of a piece, beat by beat. */
export interface Tones {
  /** Twelve numbers for each beat: how much of the beat each pitch class sounds, all voices added up. */
  readonly weights: Float64Array;
  /** Pitch class of the lowest note of each beat; −1 where nothing sounds. */
  readonly bass: Int8Array;
  /** The same of the note that is lowest where the beat begins. */
  readonly firstBass: Int8Array;
}

/** Players are early by as much: what a note sounds of a beat before it begins counts for the beat itself. Ticks. */
export const EARLY = 60;

/** Beats after which the longest note has died away, so that a file of long notes takes no longer than another. */
const LONGEST = 64;

/** A note that sounds less of a beat than this is not its bass. */
const BASS_SHARE = 0.25;

/** Hears the pitched parts of a piece. */
export function hearTones({ parts }: Pick<Piece, "parts">, { beatStarts }: Timeline): Tones {
  const count = beatStarts.length - 1;
  const weights = new Float64Array(count * 12);
  const lowest = new Uint8Array(count).fill(NONE);
  const firstLowest = new Uint8Array(count).fill(NONE);
  for (const { percussion, notes } of parts) {
    if (percussion) continue;
    eachBeat(notes, beatStarts, ({ start, pitch }, beat, share) => {
      const place = beat * 12 + (pitch % 12);
      weights[place] = (weights[place] ?? 0) + share;
      const isFirst = start <= (beatStarts[beat] ?? 0) + EARLY;
      if (share >= BASS_SHARE || isFirst) lower(lowest, beat, pitch);
      if (isFirst) lower(firstLowest, beat, pitch);
    });
  }
  return { weights, bass: classes(lowest), firstBass: classes(firstLowest) };
}

/**
 * Tells each beat in which each note sounds, and what share of the beat it does.
 * @param notes in order of time
 */
export function eachBeat(
  notes: readonly Note[],
  beatStarts: readonly number[],
  tell: (note: Note, beat: number, share: number, begins: boolean) => void,
): void {
  const count = beatStarts.length - 1;
  let from = 0;
  for (const note of notes) {
    const { start, duration } = note;
    const end = start + duration;
    while (from < count - 1 && (beatStarts[from + 1] ?? 0) - EARLY <= start) from++;
    for (let beat = from; beat < Math.min(count, from + LONGEST); beat++) {
      const [begins, ends] = [beatStarts[beat] ?? 0, beatStarts[beat + 1] ?? 0];
      if (beat > from && begins >= end - EARLY) break;
      const sounds = Math.max(Math.min(end, ends) - Math.max(start, begins), Math.min(duration, EARLY));
      tell(note, beat, sounds / (ends - begins), beat === from);
    }
  }
}

/** Above every pitch. */
const NONE = 255;

function lower(lowest: Uint8Array, beat: number, pitch: number): void {
  if (pitch < (lowest[beat] ?? NONE)) lowest[beat] = pitch;
}

function classes(pitches: Uint8Array): Int8Array {
  return Int8Array.from(pitches, (pitch) => (pitch === NONE ? -1 : pitch % 12));
}
