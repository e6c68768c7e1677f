/** One form for people's songs and for composed ones, so that every measure treats both alike. */

/** Sixteenths in a bar of 4/4, the only metre that is compared. */
export const SIXTEENTHS_PER_BAR = 16;

/** A note on the grid of sixteenths. */
export interface GridNote {
  /** Sixteenths from the start of the excerpt, 0 or more. */
  readonly start: number;
  /** Sixteenths, 1 or more. */
  readonly length: number;
  /** MIDI note number. */
  readonly pitch: number;
}

/** A chord on the grid of sixteenths. */
export interface GridChord {
  readonly start: number;
  readonly length: number;
  /** Pitch class of the root, 0 (C) … 11 (B). */
  readonly root: number;
  /** Semitones of the chord's tones above the root, ascending, 0 first, each below 12. */
  readonly tones: readonly number[];
}

/** A song, or an excerpt of one, in 4/4. */
export interface Piece {
  readonly id: string;
  readonly bars: number;
  /** One voice, by start. */
  readonly melody: readonly GridNote[];
  /** Every pitched note, the melody's among them, by start. */
  readonly texture: readonly GridNote[];
  /** In order of time, without a gap wherever the source has none. */
  readonly chords: readonly GridChord[];
}

/** Pitch classes 0 … 11 of a chord, from the root upwards. */
export function pitchClassesOf({ root, tones }: GridChord): readonly number[] {
  return tones.map((tone) => (root + tone) % 12);
}
