/**
 * How a feeling sounds: from a point in the space of feelings to the attributes that the composer reads.
 *
 * Each line of {@link musicOf} rests on findings about how listeners hear, and players express, emotion. The signs and
 * their relative sizes follow the sources named beside each; the coefficients are this project's own, scaled so that
 * the whole space maps onto the range that an ensemble can play.
 *
 * - Tempo, loudness and event density rise with arousal; tempo is the strongest of all cues (Gabrielsson & Lindström
 *   2010; Juslin & Laukka 2004; Eerola, Friberg & Bresin 2013).
 * - Mode follows valence: major or brighter modes for pleasant feelings (Hevner 1935; Gagnon & Peretz 2003).
 * - Register rises with valence and arousal and sinks with dominance: low pitch sounds powerful or threatening, high
 *   pitch submissive or gay (Ilie & Thompson 2006; Huron, Kinney & Precoda 2006).
 * - Articulation is legato for sadness and tenderness, staccato for gaiety, anger and fear (Juslin & Laukka 2003).
 * - Dissonance goes with unpleasant feelings, most of all with excited ones that lack control (Costa, Fine & Ricci
 *   Bitti 2004; Eerola & Vuoskoski 2011).
 * - Rising contours go with pleasant or active feelings, falling ones with sad ones (Gerardi & Gerken 1995; Scherer &
 *   Oshinsky 1977).
 */
import type { Character, Contour } from "../data/thesaurus/schema.ts";
import type { Affect } from "../song.ts";
import { clamp } from "./space.ts";

/** What a feeling asks of the music. */
export interface MusicalAttributes {
  /** Darkest mode −1 … 1 brightest. */
  readonly modeLeaning: number;
  /** Multiplies a genre's own tempo, 0.5 … 1.6. */
  readonly tempoFactor: number;
  /** Softest 0 … 1 loudest. */
  readonly dynamics: number;
  /** Semitones, −12 … 12, away from an instrument's middle. */
  readonly register: number;
  /** Few notes 0 … 1 many. */
  readonly density: number;
  /** Legato 0 … 1 staccato. */
  readonly articulation: number;
  /** Consonant 0 … 1 dissonant. */
  readonly dissonance: number;
  /** The shape that melodic phrases prefer. */
  readonly contour: Contour;
}

/**
 * The musical attributes of a feeling.
 * @param character what a sub-emotion adds to its place in the space
 */
export function musicOf(affect: Affect, character?: Omit<Character, "source">): MusicalAttributes {
  const { valence, arousal, dominance } = affect;
  const extra: Omit<Character, "source"> = character ?? { contour: contourOf(affect) };
  const unpleasant = Math.max(0, -valence);
  return {
    modeLeaning: attribute(0.9 * valence + 0.1 * (dominance - 0.5) + (extra.modeLeaning ?? 0), -1, 1),
    tempoFactor: attribute(0.62 + 0.8 * arousal + 0.06 * valence + (extra.tempoFactor ?? 0), 0.5, 1.6),
    dynamics: attribute(0.12 + 0.62 * arousal + 0.22 * dominance + (extra.dynamics ?? 0), 0, 1),
    register: attribute(
      5 * valence + 3.5 * (arousal - 0.4) - 5 * (dominance - 0.5) + (extra.register ?? 0),
      -12,
      12,
    ),
    density: attribute(0.08 + 0.78 * arousal + 0.05 * valence + (extra.density ?? 0), 0, 1),
    articulation: attribute(
      0.08 + 0.55 * arousal + 0.12 * valence * arousal + (extra.articulation ?? 0),
      0,
      1,
    ),
    dissonance: attribute(
      0.08 + unpleasant * (0.2 + 0.5 * arousal) + 0.12 * (0.5 - dominance) + (extra.dissonance ?? 0),
      0,
      1,
    ),
    contour: extra.contour,
  };
}

/** The contour of a feeling that belongs to no sub-emotion in particular. */
function contourOf({ valence, arousal, dominance }: Affect): Contour {
  if (valence < -0.3 && arousal < 0.5) return "falling";
  if (valence < -0.3) return dominance > 0.5 ? "level" : "wave";
  if (valence > 0.3 && arousal > 0.55) return "rising";
  if (valence > 0.3) return "arch";
  return "wave";
}

function attribute(value: number, low: number, high: number): number {
  return Math.round(clamp(value, low, high) * 1000) / 1000 + 0;
}
