/** Which of a genre's patterns a section plays. */
import type { ByLevel } from "../data/grooves.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";

/** The patterns that a part can play, by metre and energy. */
export interface PatternSet {
  /** The genre's own, in 4/4. */
  readonly four: ByLevel<readonly string[]>;
  readonly three: ByLevel<readonly string[]>;
  readonly six: ByLevel<readonly string[]>;
}

/** One pattern for a section; sections of one theme and energy share it. */
export function choosePattern(plan: Plan, section: PlannedSection, set: PatternSet, stream: Stream): string {
  const [numerator, denominator] = plan.timeSignature;
  const byLevel = denominator === 8 ? set.six : numerator === 3 ? set.three : set.four;
  return stream.fork(`${section.theme} ${section.level}`).pick(byLevel[section.level]);
}

/** The patterns of a table that a genre names, in place of their names. */
export function named<Name extends string>(
  table: Readonly<Record<Name, string>>,
  names: ByLevel<readonly Name[]>,
): ByLevel<readonly string[]> {
  const lookUp = (name: Name) => table[name];
  return {
    soft: names.soft.map(lookUp),
    medium: names.medium.map(lookUp),
    full: names.full.map(lookUp),
  };
}
