/** Which sections share a theme, and which of them states it. */
import type { SectionKind } from "../song.ts";
import type { PlannedSection } from "./plan.ts";

/**
 * The first section that states the theme: the others of that theme, an intro and an outro too, take it up. A theme
 * that only an intro or an outro has is its own.
 */
export function themeOwner(sections: readonly PlannedSection[], section: PlannedSection): PlannedSection {
  return (
    sections.find(({ theme, kind }) => theme === section.theme && kind !== "intro" && kind !== "outro") ??
    section
  );
}

const TOLD_ANEW: ReadonlySet<SectionKind> = new Set(["verse", "bridge", "solo"]);

/** Whether a section tells its theme a little differently each time; the others come back as they were. */
export function isToldAnew(kind: SectionKind): boolean {
  return TOLD_ANEW.has(kind);
}
