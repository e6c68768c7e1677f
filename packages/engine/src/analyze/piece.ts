/** Music as it is heard: notes, and the little that a file says of them. */
import type { Note, Song, TempoChange } from "../song.ts";

/** One player's notes. */
export interface PiecePart {
  /** Whether pitches are keys of the General MIDI percussion map. */
  readonly percussion: boolean;
  /** General MIDI program, 0 … 127. */
  readonly program: number;
  /** By start; ticks of {@link TICKS_PER_QUARTER} to the quarter. */
  readonly notes: readonly Note[];
}

/** A metre that holds from a tick on; any that can be written, not only those that the engine composes in. */
export interface MetreChange {
  /** Ticks from the start. */
  readonly tick: number;
  /** 1 … 255. */
  readonly beats: number;
  /** The note value of one beat, a power of two: 4 is a quarter. */
  readonly unit: number;
}

/** A key signature, as files have it: what it says is evidence, never proof. */
export interface WrittenKey {
  /** Sharps, or flats below zero: −7 … 7. */
  readonly accidentals: number;
  readonly minor: boolean;
}

/** A piece of music from anywhere. */
export interface Piece {
  readonly parts: readonly PiecePart[];
  /** By tick; empty where nothing is written, which MIDI takes for 120. */
  readonly tempoChanges: readonly TempoChange[];
  /** By tick; empty where nothing is written. */
  readonly metreChanges: readonly MetreChange[];
  /** The first that is written. */
  readonly writtenKey?: WrittenKey;
}

/**
 * A song as somebody hears it who knows nothing of its plan: notes, tempo and metre, no names, no chords, no key.
 * @example
 * pieceOf(composeSong({ emotionalIntent: "grief" }, 1).song).metreChanges.length; // 1
 */
export function pieceOf({
  tracks,
  tempoChanges,
  timeSignature: [beats, unit],
}: Pick<Song, "tracks" | "tempoChanges" | "timeSignature">): Piece {
  return {
    parts: tracks.map(({ role, program, notes }) => ({ percussion: role === "drums", program, notes })),
    tempoChanges,
    metreChanges: [{ tick: 0, beats, unit }],
  };
}
