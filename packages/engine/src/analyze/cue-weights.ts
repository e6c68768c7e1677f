/**
 * How cues are weighed into valence, arousal and dominance.
 *
 * The model is linear and additive, as Eerola, Friberg & Bresin 2013 found such cues to work. A cue counts for a dimension
 * with the sign on which the studies collected by Gabrielsson & Lindström 2010, Livingstone et al. 2010 and Gomez &
 * Danuser 2007 agree, and not at all where they do not. How much it counts was fitted by ridge regression to 530 songs of
 * this engine, whose feeling is known, with loudness held back (files differ in it for other reasons), and rounded.
 */
import type { Affect } from "../song.ts";
import type { Cues } from "./cues.ts";

/** How one cue counts. */
export interface CueWeight extends Readonly<Record<keyof Affect, number>> {
  /** What is usual of it. */
  readonly usual: number;
  /** How far from there it still counts. */
  readonly reach: number;
}

/** What usual music is felt to be. */
export const offsets: Affect = { valence: 0.02, arousal: 0.48, dominance: 0.49 };

/** All weights. */
export const cueWeights: Readonly<Record<keyof Cues, CueWeight>> = {
  tempo: { usual: 0.8, reach: 1, valence: 0.015, arousal: 0.14, dominance: 0 },
  mode: { usual: -1.5, reach: 3.5, valence: 0.11, arousal: 0, dominance: 0 },
  brightness: { usual: 0.4, reach: 2.7, valence: 0.21, arousal: 0, dominance: 0 },
  density: { usual: 3, reach: 2.2, valence: 0, arousal: 0.07, dominance: 0 },
  loudness: { usual: 0.53, reach: 0.25, valence: 0, arousal: 0.6, dominance: 0.45 },
  register: { usual: 0.8, reach: 0.75, valence: 0.3, arousal: 0, dominance: -0.18 },
  height: { usual: -0.2, reach: 0.8, valence: 0.12, arousal: 0, dominance: -0.18 },
  articulation: { usual: 0.75, reach: 0.2, valence: 0, arousal: -1.2, dominance: 0 },
  dissonance: { usual: -0.5, reach: 0.35, valence: -0.3, arousal: 0.15, dominance: -0.25 },
  percussion: { usual: 0.25, reach: 0.4, valence: 0, arousal: 0.08, dominance: 0.15 },
};
