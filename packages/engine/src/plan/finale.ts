/** The last chorus, where it is the height of the song. */
import type { PlannedSection } from "./plan.ts";

/** Energy that the last chorus has beyond what its form gives it. */
const RISE = 0.07;

/**
 * The sections with the last of several choruses marked as the finale and raised above everything before it (Everett
 * 2009 on last choruses that are louder, fuller and higher). A song whose height lies elsewhere, because a journey has
 * calmed down or its form sinks at the end, has none.
 */
export function withFinale(sections: readonly PlannedSection[]): readonly PlannedSection[] {
  const last = sections.findLastIndex(({ kind }) => kind === "chorus");
  const finale = sections[last];
  if (!finale || sections.findIndex(({ kind }) => kind === "chorus") === last) return sections;
  if (sections.some(({ energy }) => energy > finale.energy)) return sections;
  const energy = Math.round(Math.min(1, finale.energy + RISE) * 100) / 100;
  const activity = Math.min(1, finale.activity + energy - finale.energy);
  return sections.map((section, index) =>
    index === last ? { ...section, energy, activity, isFinale: true } : section,
  );
}
