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

/** The feeling that cues speak of, and what decided it. */
export function feelingOf(cues: Cues): HeardFeeling {
  return { affect: affectOf(cues), valence: sharesIn(cues, "valence"), arousal: sharesIn(cues, "arousal") };
}

/** The feeling that cues speak of: each adds its share, as Eerola, Friberg & Bresin 2013 found that they do. */
export function affectOf(cues: Cues): Affect {
  const sum = (dimension: keyof Affect) => {
    let all = offsets[dimension];
    for (const cue of CUES) all += shareOf(cues, cue, dimension);
    return all;
  };
  return clampAffect({ valence: sum("valence"), arousal: sum("arousal"), dominance: sum("dominance") });
}

/** How far a cue moves a dimension from where it is for usual music; cues beyond the known range move it no further. */
function shareOf(cues: Cues, cue: keyof Cues, dimension: keyof Affect): number {
  const weight = cueWeights[cue];
  const away = Math.min(weight.reach, Math.max(-weight.reach, cues[cue] - weight.usual));
  return weight[dimension] * away;
}

function sharesIn(cues: Cues, dimension: keyof Affect): readonly CueShare[] {
  return CUES.map((cue) => ({ cue, by: shareOf(cues, cue, dimension) })).sort(
    (one, other) => Math.abs(other.by) - Math.abs(one.by),
  );
}
