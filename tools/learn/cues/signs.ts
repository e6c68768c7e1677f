/** What studies say of cues before anything is learned, and how far each is trusted. */
import type { Cues } from "../../../packages/engine/src/analyze/cues.ts";
import type { Affect } from "../../../packages/engine/src/song.ts";

/** What is known of a cue. */
export interface KnownCue extends Readonly<Record<keyof Affect, -1 | 0 | 1>> {
  /** The ridge penalty on its weight, in variances of the cue: how much it is held back. */
  readonly penalty: number;
}

const PENALTY = 0.5;

/** Files differ in loudness for other reasons than feeling. */
const LOUDNESS_PENALTY = 0.75;

/**
 * Signs on which the studies collected by Gabrielsson & Lindström 2010, Livingstone et al. 2010 and Gomez & Danuser 2007
 * agree; 0 where they do not.
 */
export const knownCues: Readonly<Record<keyof Cues, KnownCue>> = {
  tempo: { valence: 1, arousal: 1, dominance: 0, penalty: PENALTY },
  mode: { valence: 1, arousal: 0, dominance: 0, penalty: PENALTY },
  brightness: { valence: 1, arousal: 0, dominance: 0, penalty: PENALTY },
  density: { valence: 0, arousal: 1, dominance: 1, penalty: PENALTY },
  loudness: { valence: 0, arousal: 1, dominance: 1, penalty: LOUDNESS_PENALTY },
  register: { valence: 1, arousal: 0, dominance: -1, penalty: PENALTY },
  height: { valence: 1, arousal: 0, dominance: -1, penalty: PENALTY },
  articulation: { valence: 0, arousal: -1, dominance: 0, penalty: PENALTY },
  dissonance: { valence: -1, arousal: 1, dominance: -1, penalty: PENALTY },
  percussion: { valence: 0, arousal: 1, dominance: 1, penalty: PENALTY },
};
