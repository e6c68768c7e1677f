/**
 * How people write melodies, learned from POP909 by `tools/learn`; source and licence stand in the table itself. No
 * table reaches further back than two notes or two beats.
 */
import table from "./melody.json" with { type: "json" };

/** Rhythms in 4/4, beat by beat: "x" a note begins, "-" it holds, "." is a rest, a sixteenth a character. */
export interface RhythmTables {
  /** The beats that occur. */
  readonly cells: readonly string[];
  /** By beat of the bar and the cell before: the cell that follows and its count, again and again, as indices. */
  readonly next: readonly (readonly (readonly number[])[])[];
  /**
   * By the bar's place in the phrase (0 first, 1 inner, 2 last, 3 before the first, 4 inner and second of a pair, 5 last
   * of a first half of eight bars, 6 first of a second half) and beat: how much likelier each cell is there.
   */
  readonly lifts: readonly (readonly (readonly number[])[])[];
  /** How many phrases, and second halves of eight bars, begin so many sixteenths before their first bar line, 0 … 10. */
  readonly pickups: Readonly<Record<"phrase" | "half", readonly number[]>>;
  /** By written length, 1 … 16 sixteenths: how often it sounds 1, 2 … sixteenths. */
  readonly gates: readonly (readonly number[])[];
}

/** The weights of a log-linear model: how likely a key is, is the product of what the tables say of it. */
export interface PitchTables {
  /**
   * By the move before (0 none, 1 the same key, 2 and 3 a step up and down, 4 and 5 a third, 6 and 7 more) and by what
   * is left (0 a tone of the chord, 1 another, 2 after half a bar): intervals from −12 to 12 semitones.
   */
  readonly moves: readonly (readonly (readonly number[])[])[];
  /**
   * By strength (0 downbeat, 1 middle of the bar, 2 beat, 3 eighth, 4 sixteenth), length (up to 2, 4, 8 sixteenths,
   * more) and place (0 start, 1 inner, 2 end of the phrase): root, third, fifth, another tone of the chord, of the
   * scale, of the scale a semitone above a tone of the chord, neither.
   */
  readonly relations: readonly (readonly (readonly (readonly number[])[])[])[];
  /** Unaccented or accented, by size of the move (the same, step, third, more): the same seven relations. */
  readonly approaches: readonly (readonly (readonly number[])[])[];
  /** By family of modes and place (inner, end of an open phrase, of a closing one): semitones above the tonic. */
  readonly degrees: Readonly<Record<"major" | "minor", readonly (readonly number[])[]>>;
  /** Heights from −15 to 15 semitones around the middle of the melody. */
  readonly heights: readonly number[];
}

/** How phrases are built. */
export interface StructureTables {
  /**
   * Phrases of four and of eight bars with their counts. Two characters a bar: a letter for its rhythm, then how its
   * tune relates to the first bar of that rhythm: "!" first, "=" the same, "+" or "-" the same moved up or down the
   * scale, "/" upside down, "~" the same in part, "*" another; ".." is an empty bar.
   */
  readonly shapes: Readonly<Record<"4" | "8", readonly string[]>>;
  /** Of phrases that come again: the share of first, inner and last bars that come back note for note. */
  readonly returns: readonly number[];
  /** Contours: eight heights in semitones around the mean; how many opening, inner and closing phrases have it. */
  readonly contours: readonly { readonly heights: readonly number[]; readonly weights: readonly number[] }[];
  /** How many phrases span each number of semitones, 0 … 24. */
  readonly ranges: readonly number[];
}

/** What is learned of rhythm. */
export const learnedMelodyRhythm: RhythmTables = table.rhythm;

/** What is learned of pitch. */
export const learnedPitch: PitchTables = table.pitch;

/** What is learned of structure. */
export const learnedStructure: StructureTables = table.structure;
