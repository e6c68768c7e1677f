/** What all players of a performance share: the score, its shape, and how they feel the beat together. */
import type { PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { type DrumFeel, drumFeel } from "./drummers.ts";
import { type Manner, mannerOf } from "./manners.ts";
import { type Shape, shapeOf } from "./phrases.ts";
import type { Score } from "./score.ts";

/** The band at play. */
export interface Ensemble {
  readonly score: Score;
  readonly shape: Shape;
  readonly manner: Manner;
  readonly feel: DrumFeel;
  /** 0 the exact score … 1 as loose as people who were measured. */
  readonly humanize: number;
  readonly ticksPerMillisecond: number;
  /** Whatever the band does together, bar by bar: a salt for `chanceAt`. */
  readonly salt: number;
  /** By section: how uneven the players are, about 1. */
  readonly unevenness: Float64Array;
  /** By section: velocity that a stroke on the downbeat gains over one off the beat, beyond what is written. */
  readonly accent: Float64Array;
  /** By section: how much of the usual rise and fall of a phrase there is, about 1. */
  readonly swell: Float64Array;
  /** By section: velocity by which the players are suddenly louder or softer for two bars. */
  readonly sudden: Float64Array;
  /** By section: how far they lean back, about 1; below 0 they push. */
  readonly leaning: Float64Array;
}

/** The regularity, the attack and the contrast of a feeling that is neither here nor there. */
const MIDDLE = { regularity: 0.6, attack: 0.4, contrast: 0.33 };

/**
 * Gathers the band. The fearful play unevenly and now loud, now soft, the glad and the angry evenly, the angry with hard
 * accents (Juslin & Laukka 2003: variability of timing and loudness, tone attacks); the calm lean back and the excited
 * press on.
 */
export function ensembleOf(score: Score, stream: Stream): Ensemble {
  const { plan } = score;
  const manner = mannerOf(plan.genre);
  const { sections } = plan;
  return {
    score,
    shape: shapeOf(score),
    manner,
    feel: drumFeel(score),
    humanize: plan.humanize,
    ticksPerMillisecond: (plan.tempoBpm * 480) / 60_000,
    salt: stream.fork("band").next(),
    unevenness: bySection(sections, ({ music }) => 1 + 1.6 * (MIDDLE.regularity - music.regularity)),
    accent: bySection(sections, ({ music }) => 14 * (music.attack - MIDDLE.attack)),
    swell: bySection(sections, ({ music }) => 0.5 + (0.5 * music.dynamicContrast) / MIDDLE.contrast),
    sudden: bySection(sections, ({ music }) => Math.max(0, 26 * (music.dynamicContrast - MIDDLE.contrast))),
    leaning: bySection(sections, ({ affect }) => 1.5 - 1.5 * affect.arousal),
  };
}

function bySection(
  sections: readonly PlannedSection[],
  of: (section: PlannedSection) => number,
): Float64Array {
  const values = new Float64Array(sections.length);
  for (const [index, section] of sections.entries()) values[index] = of(section);
  return values;
}
