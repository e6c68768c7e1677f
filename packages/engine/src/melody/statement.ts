/** What a section's melody is made from, and what comes of it. */
import type { OriginId } from "../explain/origins.ts";
import type { SectionHarmony } from "../harmony/span.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Key, TimeSignature } from "../song.ts";
import type { RhythmLeaning } from "./cells.ts";
import type { Onset } from "./onsets.ts";
import type { BarPlan } from "./phrases.ts";
import type { MelodyRange } from "./range.ts";
import type { BarRhythm } from "./rhythms.ts";

/** A note of the melody on the grid. */
export interface MelodyNote extends Onset {
  /** MIDI key. */
  readonly key: number;
  /** 0 (a phrase's start) … 1 (its end). */
  readonly phrasePlace: number;
  readonly origin: OriginId;
}

/** A melody with the key that it was heard in, and how it is built. */
export interface Statement {
  readonly key: Key;
  readonly notes: readonly MelodyNote[];
  readonly plans: readonly BarPlan[];
  readonly rhythms: readonly BarRhythm[];
}

/** What a section's melody is made from. */
export interface MelodyRequest {
  readonly section: PlannedSection;
  readonly harmony: SectionHarmony;
  readonly metre: TimeSignature;
  readonly leaning: RhythmLeaning;
  /** How much the song likes to stay on a tone, 1 as people write on the mean. */
  readonly repeating: number;
  /** How likely phrases begin with a pickup, 1 as people write. */
  readonly pickups: number;
  readonly range: MelodyRange;
  /** How much the melody leans on semitones above the chords' tones: in place of distorted chords, or beside clusters; 0 … 1. */
  readonly grating: number;
  /** 0 for a theme's first statement; each later one of a verse, bridge or solo varies it a little. */
  readonly statement: number;
  /** The theme's first statement, for a later one. */
  readonly recalled: Statement | null;
  /** Whether the melody may begin in the bar before the section. */
  readonly leads: boolean;
  /** Whether the last note is the last of the song. */
  readonly endsSong: boolean;
}
