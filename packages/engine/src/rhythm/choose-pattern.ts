/** Which of a genre's patterns a section plays. */
import { type MetreFamily, rhythmSectionOf } from "../data/drum-styles.ts";
import type { ByLevel, GrooveLevel } from "../data/grooves.ts";
import { clamp } from "../emotion/space.ts";
import { showTimeSignature } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";

/** The energies at which a pattern of each level is itself; between two it is mixed from both. */
const placeOf: Readonly<Record<GrooveLevel, number>> = { soft: 0.22, medium: 0.52, full: 0.84 };

/** The patterns of a part in a song: the genre's own in 4/4, those of its family in other metres. */
export function patternsFor<Name extends string>(
  { genre, timeSignature }: Plan,
  table: Readonly<Record<Name, string>>,
  names: ByLevel<readonly Name[]>,
  byMetre: Readonly<Record<string, Readonly<Record<MetreFamily, ByLevel<readonly string[]>>>>>,
): ByLevel<readonly string[]> {
  const metre = showTimeSignature(timeSignature);
  if (metre !== "4/4") {
    const found = byMetre[metre]?.[rhythmSectionOf(genre).family];
    if (found) return found;
  }
  const lookUp = (name: Name) => table[name];
  return {
    soft: names.soft.map(lookUp),
    medium: names.medium.map(lookUp),
    full: names.full.map(lookUp),
  };
}

/** Two neighbouring patterns, and how far between them a section lies, 0 … 1. */
export interface Between {
  readonly below: string;
  readonly above: string;
  readonly part: number;
}

/** The patterns on both sides of a section's activity; sections of one theme have one pattern for each level. */
export function betweenPatterns(
  patterns: ByLevel<readonly string[]>,
  { activity }: PlannedSection,
  stream: Stream,
): Between {
  const pick = (level: GrooveLevel) => stream.fork(level).pick(patterns[level]);
  const { soft, medium, full } = placeOf;
  return activity < medium
    ? { below: pick("soft"), above: pick("medium"), part: clamp((activity - soft) / (medium - soft), 0, 1) }
    : {
        below: pick("medium"),
        above: pick("full"),
        part: clamp((activity - medium) / (full - medium), 0, 1),
      };
}
