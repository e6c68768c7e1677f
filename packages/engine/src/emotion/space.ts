/** The space of feelings: valence, arousal and dominance (Russell & Mehrabian 1977), with its geometry. */
import type { Affect } from "../song.ts";

/** Where nothing in particular is felt: awake, and moderately at ease. */
export const NEUTRAL: Affect = { valence: 0, arousal: 0.4, dominance: 0.5 };

/**
 * The distance of two feelings, 0 … 2.1. Valence spans −1 … 1 and the others 0 … 1, so half of valence weighs as much
 * as the whole of arousal; dominance, which people agree on least (Bradley & Lang 1999), counts six tenths.
 */
export function affectDistance(one: Affect, other: Affect): number {
  const valence = one.valence - other.valence;
  const arousal = (one.arousal - other.arousal) * 1.4;
  const dominance = (one.dominance - other.dominance) * 0.6;
  return Math.sqrt(valence * valence + arousal * arousal + dominance * dominance);
}

/** The point that lies `share` (0 … 1) of the way from one feeling to another. */
export function blendAffect(from: Affect, to: Affect, share: number): Affect {
  return clampAffect({
    valence: from.valence + (to.valence - from.valence) * share,
    arousal: from.arousal + (to.arousal - from.arousal) * share,
    dominance: from.dominance + (to.dominance - from.dominance) * share,
  });
}

/** The nearest point inside the space, rounded to a ten-thousandth so that sums print the same everywhere. */
export function clampAffect(affect: Affect): Affect {
  return {
    valence: rounded(clamp(affect.valence, -1, 1)),
    arousal: rounded(clamp(affect.arousal, 0, 1)),
    dominance: rounded(clamp(affect.dominance, 0, 1)),
  };
}

/** The number nearest to `value` within `low` … `high`. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function rounded(value: number): number {
  // Adding 0 turns −0 into 0, which JSON would print alike but which compares as different.
  return Math.round(value * 10_000) / 10_000 + 0;
}
