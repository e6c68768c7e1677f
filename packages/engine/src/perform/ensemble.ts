/** What all players of a performance share: the score, its shape, and how they feel the beat together. */
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
  /** By section: how far they lean back, about 1; below 0 they push. */
  readonly leaning: Float64Array;
}

/**
 * Gathers the band. The sad and the fearful play unevenly, the glad and the angry evenly (Juslin & Laukka 2003, timing
 * variability); the calm lean back and the excited press on.
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
    unevenness: Float64Array.from(
      sections,
      ({ affect }) => 1 + 0.5 * (0.5 - affect.dominance) - 0.2 * affect.valence,
    ),
    leaning: Float64Array.from(sections, ({ affect }) => 1.5 - 1.5 * affect.arousal),
  };
}
