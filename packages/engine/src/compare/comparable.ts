/** What of a song is compared. Every song of the engine fits, and so does what a caller kept of one. */
import type { Chord, Control, Key, Note, Section, TempoChange } from "../song.ts";

/** A song as far as it is compared. */
export interface ComparableSong {
  readonly key: Key;
  readonly tempoBpm: number;
  /** In order of time; the first is at tick 0. */
  readonly tempoChanges: readonly TempoChange[];
  /** Beats to the bar, and the note value of one. */
  readonly timeSignature: readonly [number, number];
  readonly genre: string;
  readonly totalBars: number;
  readonly durationSeconds: number;
  readonly sections: readonly ComparableSection[];
  readonly tracks: readonly ComparableTrack[];
}

/** A section as far as it is compared. */
export interface ComparableSection extends Pick<Section, "name" | "kind" | "startBar" | "bars"> {
  readonly chords: readonly Pick<Chord, "start" | "symbol">[];
}

/** A track as far as it is compared; tracks of two songs belong together by their role. */
export interface ComparableTrack {
  readonly role: string;
  readonly program: number;
  readonly notes: readonly Pick<Note, "start" | "duration" | "pitch" | "velocity">[];
  readonly controls: readonly Control[];
}

/** Ticks in a bar of any metre. */
export function barTicksOf([numerator, denominator]: readonly [number, number]): number {
  return (numerator * 1920) / denominator;
}
