/** How people write harmony, learned from chord charts by `tools/learn`; source and licence stand in the table itself. */
import table from "./harmony.json" with { type: "json" };

/** The modes that the corpora have enough of. */
export type LearnedMode = "major" | "minor" | "mixolydian" | "dorian";

/** How one mode's chords are written. All lists follow the order of `chords`; shares are per thousand. */
export interface ModeTable {
  /** Triads as Roman numerals in the mode. */
  readonly chords: readonly string[];
  /** How often a phrase opens with each chord. */
  readonly opening: readonly number[];
  /** By place in the phrase: counts of chord after chord, row by row. */
  readonly after: Readonly<Record<"inner" | "pre-cadence" | "cadence", readonly number[]>>;
  /** Counts of a chord after two others: one, other, next, count, again and again, as indices into `chords`. */
  readonly afterTwo: readonly number[];
  /** By kind of section: counts of chords. */
  readonly bySection: Readonly<Record<string, readonly number[]>>;
  /** How often the chord has a seventh, is suspended. */
  readonly sevenths: readonly number[];
  readonly suspended: readonly number[];
  /** How often its third, its fifth or its seventh is in the bass, one list each. */
  readonly inversions: readonly (readonly number[])[];
  /** Ends of phrases, the last two triads and a count, by kind of section: "IV I 120". */
  readonly cadences: Readonly<Record<string, readonly string[]>>;
  /** Phrases of four bars, a chord a bar, with their counts, by kind of section: "I vi IV V 21". */
  readonly loops: Readonly<Record<string, readonly string[]>>;
}

/** When chords change. */
export interface RhythmTable {
  /** By kind of section: four bars as letters (see `harmony/rhythm.ts`) and a count: "w-w- 430". */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** Chords that begin in a bar, on the mean: in bars below 1.7 s, below 2.4 s, longer. */
  readonly changes: readonly number[];
  /** How the second phrase follows the first: the same, the same but for its end, another; per thousand. */
  readonly second: Readonly<Record<string, readonly number[]>>;
  /** Four phrases of four bars: the same letter is the same music, a small one shares its first half: "AABA 12". */
  readonly fours: readonly string[];
}

/** What is learned, by mode. */
export const learnedModes: Readonly<Record<LearnedMode, ModeTable>> = table.modes;

/** What is learned of harmonic rhythm. */
export const learnedRhythm: RhythmTable = table.rhythm;
