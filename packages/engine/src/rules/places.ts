/** Where in a song rules are broken, and what a song has to have for it. */
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Role, Section } from "../song.ts";

/** A stretch of time in ticks; its end is not part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What has sections: a plan, or a song. */
export interface Sectioned {
  readonly sections: readonly Pick<Section, "kind" | "energy" | "startBar">[];
}

/** The heights of a song, as indices of its sections: the choruses, or the section with the most energy. */
export function peaksOf({ sections }: Sectioned): readonly number[] {
  const choruses = indicesWhere(sections, ({ kind }) => kind === "chorus");
  if (choruses.length > 0) return choruses;
  const most = Math.max(...sections.map(({ energy }) => energy));
  return [sections.findLastIndex(({ energy }) => energy === most)];
}

/** What leads to the heights: the verses, or every section that is no height, or all. */
export function versesOf(plan: Sectioned): readonly number[] {
  const verses = indicesWhere(plan.sections, ({ kind }) => kind === "verse");
  if (verses.length > 0) return verses;
  const peaks = peaksOf(plan);
  const others = plan.sections.map((_, index) => index).filter((index) => !peaks.includes(index));
  return others.length > 0 ? others : plan.sections.map((_, index) => index);
}

/** The last height of the song, when something comes before it; else its last section, else nothing. */
export function arrivalOf(plan: Sectioned): number | undefined {
  const peak = peaksOf(plan).findLast((index) => index > 0);
  if (peak !== undefined) return peak;
  return plan.sections.length > 1 ? plan.sections.length - 1 : undefined;
}

/** A section in time. */
export function stretchOf({ plan, ticksPerBar }: Score, index: number): Stretch {
  const section = plan.sections[index];
  if (!section) return { from: 0, to: 0 };
  const from = section.startBar * ticksPerBar;
  return { from, to: from + section.bars * ticksPerBar };
}

/** Sections in time. */
export function stretchesOf(score: Score, indices: readonly number[]): readonly Stretch[] {
  return indices.map((index) => stretchOf(score, index));
}

/** Whether a tick lies in one of the stretches, which are in order of time and apart. */
export function isWithin(stretches: readonly Stretch[], tick: number): boolean {
  const last = stretches[lastBegun(stretches, tick)];
  return last !== undefined && tick < last.to;
}

/** The index of the last stretch that has begun at a tick, −1 before the first; they are in order of time. */
export function lastBegun(stretches: readonly Stretch[], tick: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.from ?? 0) <= tick) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the song ends, in ticks. */
export function endOf({ plan, ticksPerBar }: Score): number {
  return plan.totalBars * ticksPerBar;
}

/** A bar of the song in its section. */
export interface PlacedBar {
  /** Index of the section. */
  readonly section: number;
  /** Bars from the start of the section. */
  readonly index: number;
  readonly stretch: Stretch;
  readonly closesSection: boolean;
  readonly closesSong: boolean;
}

/** All bars of the song. */
export function barsInTime(score: Score): readonly PlacedBar[] {
  const { plan, ticksPerBar } = score;
  return plan.sections.flatMap((section, at) =>
    Array.from({ length: section.bars }, (_, index): PlacedBar => {
      const from = (section.startBar + index) * ticksPerBar;
      const closesSection = index === section.bars - 1;
      return {
        section: at,
        index,
        stretch: { from, to: from + ticksPerBar },
        closesSection,
        closesSong: closesSection && at === plan.sections.length - 1,
      };
    }),
  );
}

/** A condition: somebody plays one of these roles. */
export function needs(...roles: readonly Role[]): (plan: Plan) => string | null {
  return ({ band }) =>
    band.some(({ role }) => roles.includes(role)) ? null : `nobody plays the ${roles.join(" or the ")}`;
}

/** A condition: the chords are the engine's to choose. */
export function needsFreeChords({ progression }: Plan): string | null {
  return progression === null ? null : "the chords that were asked for stay as they are";
}

/** A condition: the song has more than one section. */
export function needsSections({ sections }: Plan): string | null {
  return sections.length > 1 ? null : "the song has a single section";
}

/** A condition: a phrase closes somewhere before the song does. */
export function needsInnerClose({ sections, totalBars }: Plan): string | null {
  return sections.length > 1 || totalBars > 8 ? null : "the song is a single phrase";
}

/** The first condition that a plan does not meet. */
export function allOf(...conditions: readonly ((plan: Plan) => string | null)[]) {
  return (plan: Plan): string | null => {
    for (const condition of conditions) {
      const reason = condition(plan);
      if (reason !== null) return reason;
    }
    return null;
  };
}

function indicesWhere<Item>(items: readonly Item[], is: (item: Item) => boolean): readonly number[] {
  return items.flatMap((item, index) => (is(item) ? [index] : []));
}
