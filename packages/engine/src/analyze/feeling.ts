/** Valence, arousal and dominance, guessed from cues. */
import { clampAffect } from "../emotion/space.ts";
import type { Affect } from "../song.ts";
import { cueWeights, offsets } from "./cue-weights.ts";
import type { Cues } from "./cues.ts";

/** What a cue did to the guess, the largest share first. */
export interface CueShare {
  readonly cue: keyof Cues;
  /** How far it moved the dimension from where usual music has it. */
  readonly by: number;
}

/** A guess at a feeling, and what decided it. */
export interface HeardFeeling {
  readonly affect: Affect;
  readonly valence: readonly CueShare[];
  readonly arousal: readonly CueShare[];
}

const CUES = Object.keys(cueWeights) as readonly (keyof Cues)[];

/** The feeling that cues speak of: each adds its share, as Eerola, Friberg & Bresin 2013 found that they do. */
export function feelingOf(cues: Cues): HeardFeeling {
  const sum = (dimension: keyof Affect) =>
    CUES.reduce((all, cue) => all + shareOf(cues, cue, dimension), offsets[dimension]);
  const affect = clampAffect({
    valence: sum("valence"),
    arousal: sum("arousal"),
    dominance: sum("dominance"),
  });
  return { affect, valence: sharesIn(cues, "valence"), arousal: sharesIn(cues, "arousal") };
}

/** How far a cue moves a dimension from where it is for usual music; cues beyond the known range move it no further. */
function shareOf(cues: Cues, cue: keyof Cues, dimension: keyof Affect): number {
  const { usual, reach, ...weight } = cueWeights[cue];
  const away = Math.min(reach, Math.max(-reach, cues[cue] - usual));
  return weight[dimension] * away;
}

function sharesIn(cues: Cues, dimension: keyof Affect): readonly CueShare[] {
  return CUES.map((cue) => ({ cue, by: shareOf(cues, cue, dimension) })).sort(
    (one, other) => Math.abs(other.by) - Math.abs(one.by),
  );
}
