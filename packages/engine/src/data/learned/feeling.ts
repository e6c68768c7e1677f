/**
 * What each of the commonest English words adds to the feeling of a sentence, learned by `tools/learn/feeling` from the
 * ratings of EmoBank (Buechel & Hahn 2017, CC BY-SA 4.0) over GloVe word vectors (Pennington, Socher & Manning 2014, PDDL)
 * and AFINN's ratings of words (Nielsen 2011; MIT). The table is under CC BY-SA 4.0; see NOTICE.
 */
import table from "./feeling.json" with { type: "json" };

/** The table as it is stored. */
export interface FeelingTable extends WordTable {
  /** For each dimension, for each figure of `refiningFigures`: what becomes of the sums of the words. */
  readonly refinements: readonly (readonly number[])[];
  /** How far the sum of the words is believed beside the lexicon. */
  readonly joining: JoiningTable;
}

/** What words and traits of a text add. */
export interface WordTable {
  /** All terms, joined by blanks; one with "^" before it stands for a first word. */
  readonly terms: string;
  /** For each term a sign: how rare it is, `digitOf` times `rarityUnit`. */
  readonly rarities: string;
  readonly rarityUnit: number;
  /** For each term a sign: its AFINN rating, −5 … 5. */
  readonly ratings: string;
  /** For valence, arousal and dominance. */
  readonly dimensions: readonly FeelingDimension[];
}

/** A sigmoid model of the share that the sum of the words has in a reading. */
export interface JoiningTable {
  /** For each figure of `joiningFigures`. */
  readonly weights: readonly number[];
  /** For valence, arousal and dominance. */
  readonly bases: readonly number[];
}

/** How one dimension follows from the terms and the traits of a text. */
export interface FeelingDimension {
  /** For each term a sign: what it adds, `digitOf` times `unit`. */
  readonly scores: string;
  readonly unit: number;
  /** For each trait of `traitsOf`. */
  readonly weights: readonly number[];
  readonly base: number;
  /** The mean of the ratings, 1 … 5. */
  readonly mean: number;
}

/** The table. */
export const learnedFeeling: FeelingTable = table;
