/** What a comparison of two songs says. */
import type { NoteChanges } from "./notes.ts";

/** A value before and after. */
export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What holds for the whole song. */
export interface GlobalComparison {
  /** "key", "mode", "tempo", "changes of tempo", "metre", "genre", "length", "form" and "instruments". */
  readonly about: string;
  readonly before: string;
  readonly after: string;
  readonly identical: boolean;
}

/** One track in one section, or over the whole song. */
export interface TrackComparison extends NoteChanges {
  /** The role. */
  readonly track: string;
  /** Whether every note and every control change is the same, counted from the start of the section. */
  readonly identical: boolean;
  /** How many notes. */
  readonly notes: Change<number>;
  /** MIDI note number in tenths; null where nothing is played, and on drums. */
  readonly meanPitch: Change<number | null>;
  /** Mean velocity in tenths; null where nothing is played. */
  readonly loudness: Change<number | null>;
  /** Notes a bar, in hundredths. */
  readonly density: Change<number>;
}

/** A section by its name and place. */
export interface SectionPlace {
  readonly name: string;
  readonly startBar: number;
  readonly bars: number;
}

/** A bar that differs. */
export interface BarComparison {
  /** Bars of the two songs, from 0; null where the other section is longer. */
  readonly before: number | null;
  readonly after: number | null;
  /** The chords that begin or sound in the bar, as symbols, where they differ; else null. */
  readonly chords: Change<readonly string[]> | null;
  /** The tracks that differ. */
  readonly tracks: readonly (NoteChanges & { readonly track: string })[];
}

/** Two sections that answer to each other. */
export interface SectionComparison {
  /** null where the song has no such section. */
  readonly before: SectionPlace | null;
  readonly after: SectionPlace | null;
  /** How the two were found; null where there is only one. */
  readonly alignedBy: "name" | "kind" | null;
  /** Whether every note, chord and control is the same. */
  readonly identical: boolean;
  /** Whether the chords are the same; "transposed" where they are in the other key. */
  readonly chords: "same" | "transposed" | "changed" | "absent";
  readonly tracks: readonly TrackComparison[];
  /** The bars that differ, in order. */
  readonly bars: readonly BarComparison[];
}

/** How one song became another. */
export interface Comparison {
  /** Whether the two sound the same. */
  readonly identical: boolean;
  /** Sentences for people, the whole first. */
  readonly summary: readonly string[];
  readonly whole: readonly GlobalComparison[];
  /** Each track over the whole song. */
  readonly tracks: readonly TrackComparison[];
  readonly sections: readonly SectionComparison[];
}
