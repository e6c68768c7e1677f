/**
 * The shape of the six thesaurus tables. They are data: one table a base emotion, six sub-emotions a table, six
 * nodes a sub-emotion in ascending intensity.
 */

/** The six base emotions (Ekman 1992). */
export type BaseEmotion = "joy" | "sadness" | "anger" | "fear" | "surprise" | "disgust";

/** The shape of a melody over a phrase (Huron 1996; Gerardi & Gerken 1995 for direction and valence). */
export type Contour = "rising" | "falling" | "arch" | "inverted arch" | "wave" | "level";

/** One node: a shade of a sub-emotion at one intensity. */
export interface NodeRow {
  /** Lower case, unique in the thesaurus: "sorrow". */
  readonly name: string;
  /** Valence −1 … 1, arousal 0 … 1, dominance 0 … 1. */
  readonly vad: readonly [valence: number, arousal: number, dominance: number];
  /** At least four words or phrases, lower case, in which people say it; none is the name itself. */
  readonly phrases: readonly string[];
}

/**
 * How a sub-emotion sounds beyond what its valence, arousal and dominance already say: differences that are added to
 * the attributes computed from these. Absent means 0.
 */
export interface Character {
  /** −1 … 1, darker to brighter. */
  readonly modeLeaning?: number;
  /** −0.3 … 0.3, added to the tempo factor. */
  readonly tempoFactor?: number;
  /** −0.3 … 0.3. */
  readonly dynamics?: number;
  /** −6 … 6 semitones. */
  readonly register?: number;
  /** −0.3 … 0.3. */
  readonly density?: number;
  /** −0.4 … 0.4, towards legato or staccato. */
  readonly articulation?: number;
  /** −0.4 … 0.4. */
  readonly dissonance?: number;
  /** The contour that phrases prefer. */
  readonly contour: Contour;
  /** One sentence: the finding that this rests on, with author and year. */
  readonly source: string;
}

/** A sub-emotion with its six nodes. */
export interface SubTable {
  /** Lower case, unique in the thesaurus: "grief". */
  readonly sub: string;
  /** One sentence in plain English. */
  readonly description: string;
  /** Everyday words for the sub-emotion as a whole, in every word form that people use: "grief", "grieving", "mourning"… */
  readonly words: readonly string[];
  readonly character: Character;
  /** From the faintest to the strongest. */
  readonly nodes: readonly [NodeRow, NodeRow, NodeRow, NodeRow, NodeRow, NodeRow];
}

/** A base emotion with its six sub-emotions. */
export interface BaseTable {
  readonly base: BaseEmotion;
  /** One sentence in plain English. */
  readonly description: string;
  /** Everyday words for the base as a whole: "sad", "sadness", "unhappy"… */
  readonly words: readonly string[];
  readonly subs: readonly [SubTable, SubTable, SubTable, SubTable, SubTable, SubTable];
}
