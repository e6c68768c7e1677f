/** The figures of a genre's accompanist: which bar of which pattern is played where. */

import { rhythmSectionOf } from "../data/drum-styles.ts";
import type { Bar, Score } from "../perform/score.ts";
import { metricStrength } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { barInPattern, betweenPatterns, chordPatterns, halfOf } from "../rhythm/choose-pattern.ts";
import { patternBar } from "../rhythm/pattern.ts";
import { thinned } from "./figure.ts";

/** The pattern of a bar, in the alphabet of `patterns.ts`, given how many notes are sung in it. */
export type Figures = (bar: Bar, sung: number) => string;

/**
 * Figures of the genre: one for each half of a long section, with its own turn at the ends of phrases. A busy melody
 * leaves room for fewer strokes off the beat.
 */
export function bandFigures({ plan }: Score, stream: Stream): Figures {
  const patterns = chordPatterns(plan);
  const rhythm = rhythmSectionOf(plan.genre);
  const strength = (step: number) => metricStrength(plan.timeSignature, step);
  const known = new Map<PlannedSection, string[]>();
  return ({ section, index }, sung) => {
    const crowd = sung >= 10 ? 2 : sung >= 8 ? 1 : 0;
    const half = halfOf(section, index);
    const own = known.get(section) ?? [];
    known.set(section, own);
    const figure = own[half] ?? figureOf(section, half);
    own[half] = figure;
    return thinned(patternBar(figure, barInPattern(rhythm, section, index)), strength, crowd);
  };

  function figureOf(section: PlannedSection, half: number): string {
    const themes = stream.fork(section.theme);
    const { below, above, part } = betweenPatterns(patterns, section, themes, half);
    const threshold = 0.35 + 0.3 * themes.next();
    return part > threshold ? above : below;
  }
}
