/** What every part of the band reads: the plan, the chords, the grid in time. */

import { rhythmSectionOf } from "../data/drum-styles.ts";
import type { Harmony } from "../harmony/numerals.ts";
import type { BarHarmony, SongHarmony } from "../harmony/span.ts";
import { SIXTEENTH, stepsPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { type Grid, gridOf } from "../rhythm/pattern.ts";

/** The score that the players share. */
export interface Score {
  readonly plan: Plan;
  /** By section and bar. */
  readonly harmony: SongHarmony;
  /** All bars of the song, in order. */
  readonly bars: readonly Bar[];
  readonly grid: Grid;
  readonly stepsPerBar: number;
  readonly ticksPerBar: number;
}

/** One bar of the song as a part meets it. */
export interface Bar {
  readonly section: PlannedSection;
  readonly sectionIndex: number;
  /** Bars from the start of the section. */
  readonly index: number;
  /** Ticks from the start of the song. */
  readonly start: number;
  /** The bar's chords, in order of time. */
  readonly spans: BarHarmony;
  /** The chord that the bar begins with. */
  readonly chord: Harmony;
  /** The first chord of the bar after, across sections. */
  readonly next: Harmony | undefined;
  /** Whether this is the last bar of its section, and of the song. */
  readonly closesSection: boolean;
  readonly closesSong: boolean;
}

/** The shared score of a plan. */
export function scoreOf(plan: Plan, harmony: Score["harmony"]): Score {
  const steps = stepsPerBar(plan.timeSignature);
  return {
    plan,
    harmony,
    bars: everyBar(plan, harmony, steps * SIXTEENTH),
    grid: gridOf(plan.timeSignature, plan.genre.swing, rhythmSectionOf(plan.genre).swungPair),
    stepsPerBar: steps,
    ticksPerBar: steps * SIXTEENTH,
  };
}

/** The bars in which a part plays; `plays` is asked with each bar, counted from the start of its section. */
export function barsOf(
  { bars }: Score,
  plays: (section: PlannedSection, bar: number) => boolean,
): readonly Bar[] {
  return bars.filter(({ section, index }) => plays(section, index));
}

function everyBar(plan: Plan, harmony: Score["harmony"], ticksPerBar: number): readonly Bar[] {
  const bars: Bar[] = [];
  plan.sections.forEach((section, sectionIndex) => {
    const chords = harmony[sectionIndex] ?? [];
    chords.forEach((spans, index) => {
      const closesSection = index === chords.length - 1;
      const after = closesSection ? harmony[sectionIndex + 1]?.[0] : chords[index + 1];
      const { chord } = spans[0];
      const next = after?.[0].chord;
      const closesSong = closesSection && sectionIndex === plan.sections.length - 1;
      const start = (section.startBar + index) * ticksPerBar;
      bars.push({ section, sectionIndex, index, start, spans, chord, next, closesSection, closesSong });
    });
  });
  return bars;
}
