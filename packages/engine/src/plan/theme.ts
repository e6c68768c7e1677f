/** Which sections share a theme or its tune, and which of them states it. */
import type { SectionKind } from "../song.ts";
import type { PlannedSection } from "./plan.ts";

/**
 * The first section that states the theme: the others of that theme, an intro and an outro too, take up its chords. A
 * theme that only an intro or an outro has is its own.
 */
export function themeOwner(sections: readonly PlannedSection[], section: PlannedSection): PlannedSection {
  return (
    sections.find(({ theme, kind }) => theme === section.theme && kind !== "intro" && kind !== "outro") ??
    section
  );
}

/**
 * The first section that states a section's tune: the others of that tune, an intro and an outro too, take it up. A
 * tune that only intro and outro have belongs to the first of them.
 */
export function tuneOwner(sections: readonly PlannedSection[], section: PlannedSection): PlannedSection {
  const alike = sections.filter(({ tune }) => tune === section.tune);
  return alike.find(({ kind }) => kind !== "intro" && kind !== "outro") ?? alike[0] ?? section;
}

const TOLD_ANEW: ReadonlySet<SectionKind> = new Set(["verse", "bridge", "solo"]);

/** Whether a section tells its theme a little differently each time; the others come back as they were. */
export function isToldAnew(kind: SectionKind): boolean {
  return TOLD_ANEW.has(kind);
}

/** Whether a section that comes again goes higher at its end than it did before. */
export function climbs(kind: SectionKind): boolean {
  return kind === "pre-chorus";
}
