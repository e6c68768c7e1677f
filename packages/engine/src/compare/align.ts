/** Which section of one song answers to which of another. */
import type { ComparableSection } from "./comparable.ts";

/** Two sections that answer to each other; one of them alone where the other song has none. */
export interface SectionPair {
  readonly before: ComparableSection | undefined;
  readonly after: ComparableSection | undefined;
  /** How they were found: by the same name, else by the same kind in order. */
  readonly by: "name" | "kind" | undefined;
}

/**
 * Pairs the sections of two songs, in the order of the second one; those that it lacks stand where they stood. First
 * those of the same name and kind are paired, then what is left by kind in order ("verse" with "verse 1").
 */
export function alignSections(
  before: readonly ComparableSection[],
  after: readonly ComparableSection[],
): readonly SectionPair[] {
  const free = new Set(before);
  const partners = new Map<ComparableSection, { section: ComparableSection; by: "name" | "kind" }>();
  for (const by of ["name", "kind"] as const) {
    for (const section of after) {
      if (partners.has(section)) continue;
      const partner = [...free].find(
        (other) => other.kind === section.kind && (by === "kind" || other.name === section.name),
      );
      if (partner === undefined) continue;
      partners.set(section, { section: partner, by });
      free.delete(partner);
    }
  }
  const pairs = after.map((section): SectionPair => {
    const partner = partners.get(section);
    return { before: partner?.section, after: section, by: partner?.by };
  });
  for (const gone of free) {
    const next = pairs.findIndex((pair) => pair.before !== undefined && pair.before.startBar > gone.startBar);
    pairs.splice(next < 0 ? pairs.length : next, 0, { before: gone, after: undefined, by: undefined });
  }
  return pairs;
}
