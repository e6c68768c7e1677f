/**
 * How cues are weighed into valence, arousal and dominance.
 *
 * The model is linear and additive, as Eerola, Friberg & Bresin 2013 found such cues to work. A cue counts for a dimension
 * with the sign on which the studies collected by Gabrielsson & Lindström 2010, Livingstone et al. 2010 and Gomez &
 * Danuser 2007 agree, and not at all where they do not. How much it counts `tools/learn/cues` fits by ridge regression to
 * songs of this engine, whose feeling is known, with loudness held back (files differ in it for other reasons).
 */
import { learnedCueTable } from "../data/learned/cues.ts";
import type { Affect } from "../song.ts";
import type { Cues } from "./cues.ts";

/** How one cue counts. */
export interface CueWeight extends Readonly<Record<keyof Affect, number>> {
  /** What is usual of it. */
  readonly usual: number;
  /** How far from there it still counts. */
  readonly reach: number;
}

/** How all cues count. */
export interface CueTable {
  /** What usual music is felt to be. */
  readonly offsets: Affect;
  readonly weights: Readonly<Record<keyof Cues, CueWeight>>;
}

/** What is learned. */
export const { offsets, weights: cueWeights }: CueTable = learnedCueTable;
