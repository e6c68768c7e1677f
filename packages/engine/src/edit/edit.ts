/** Edits: what can be asked of a song that is there already. An edit is data; `apply.ts` carries it out. */
import type { Problem } from "../intent.ts";
import type { Affect } from "../song.ts";

/** Composes some sections or tracks anew, with another seed; everything else stays note for note. */
export interface RegenerateEdit {
  readonly kind: "regenerate";
  /** Names of sections, as "verse 2", or a kind, as "chorus", for all of that kind; all sections where absent. */
  readonly sections?: readonly string[];
  /** Names or roles of tracks; all tracks where absent. */
  readonly tracks?: readonly string[];
  /** 0 … 2^53 − 1: what the new notes are drawn from. */
  readonly seed: number;
  /**
   * Whether these sections get new chords. They can only where every pitched track is composed anew, and do so there
   * unless they are to be kept.
   */
  readonly chords?: "keep" | "new";
}

/** Moves every pitched note and chord. */
export type TransposeEdit =
  | { readonly kind: "transpose"; readonly semitones: number }
  /** The tonic to move to, as "D" or "Bb", by the shorter way; the mode stays. */
  | { readonly kind: "transpose"; readonly to: string };

/** Changes the tempo, and every change of tempo with it. */
export type TempoEdit =
  /** Quarter notes a minute, 20 … 300. */
  | { readonly kind: "tempo"; readonly bpm: number }
  /** More than 1 is faster. */
  | { readonly kind: "tempo"; readonly factor: number };

/** Gives a track to another instrument. Notes out of its compass move by octaves. */
export interface InstrumentEdit {
  readonly kind: "instrument";
  /** Name or role. */
  readonly track: string;
  /** "flute". */
  readonly instrument: string;
}

/** Arranges the song for the band of another genre. Key, tempo, form, chords, melody and counter-melody stay. */
export interface GenreEdit {
  readonly kind: "genre";
  /** Any text; the nearest genre is taken. */
  readonly genre: string;
}

/** Adds sections before the last one; those that are there stay note for note. */
export interface LengthenEdit {
  readonly kind: "lengthen";
  /** How many bars are added, 2 or more. */
  readonly bars: number;
}

/** Takes tracks away, from the whole song or from some sections; everything else stays note for note. */
export interface SilenceEdit {
  readonly kind: "silence";
  /** Names or roles of tracks. */
  readonly tracks: readonly string[];
  /** Names or kinds of sections; the whole song where absent. */
  readonly sections?: readonly string[];
}

/**
 * Composes some sections or tracks as another feeling asks for, from the seed that the song has. Key, tempo, metre and
 * form stay, and chords do where a pitched track stays.
 */
export interface FeelEdit extends Partial<Affect> {
  readonly kind: "feel";
  /** By how much the feeling moves, −2 … 2 each; nowhere where absent. It stops where its range ends. */
  readonly valence?: number;
  readonly arousal?: number;
  readonly dominance?: number;
  /** As in {@link RegenerateEdit}. */
  readonly sections?: readonly string[];
  readonly tracks?: readonly string[];
}

/** One edit. */
export type Edit =
  | RegenerateEdit
  | TransposeEdit
  | TempoEdit
  | InstrumentEdit
  | GenreEdit
  | LengthenEdit
  | SilenceEdit
  | FeelEdit;

/** Thrown for an edit that cannot be carried out. Each problem says what can be had; its path lies within the edit. */
export class EditError extends Error {
  /** Which of the edits it is, from 0. */
  readonly index: number;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], index = 0) {
    super(problems.map(({ detail }) => detail).join(" "));
    this.name = "EditError";
    this.index = index;
    this.problems = problems;
  }
}

/** An edit error about one part of the edit. */
export function impossible(path: Problem["path"], detail: string): EditError {
  return new EditError([{ path, detail }]);
}
