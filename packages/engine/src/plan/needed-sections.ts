/** The sections that wishes for single sections need: "a sax solo in the bridge" is none without a bridge. */
import type { Form, Outline } from "../data/forms.ts";
import type { SectionKind } from "../song.ts";
import type { SectionWish } from "./casting.ts";
import { substituteOf } from "./section-names.ts";

/** So many sections of a kind. */
export interface SectionNeed {
  readonly kind: SectionKind;
  /** From 1 on. */
  readonly count: number;
}

/** What wishes need; introductions and endings are none, because every song begins and ends somewhere. */
export function neededSections(wishes: readonly Pick<SectionWish, "section">[]): readonly SectionNeed[] {
  const counts = new Map<SectionKind, number>();
  for (const { section } of wishes) {
    const { kind, which } = section;
    if (kind === "intro" || kind === "outro") continue;
    counts.set(kind, Math.max(counts.get(kind) ?? 0, typeof which === "number" ? which : 1));
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Whether sections are all that is needed. */
export function hasAll(sections: Outline, needs: readonly SectionNeed[]): boolean {
  return needs.every(
    ({ kind, count }) => sections.filter((section) => section.kind === kind).length >= count,
  );
}

/**
 * The fewest bars in which an order of the form has all that is needed; undefined where none has.
 */
export function leastBars(form: Form, needs: readonly SectionNeed[]): number | undefined {
  const lengths = ordersOf(form)
    .filter((sections) => hasAll(sections, needs))
    .map(barsIn);
  return lengths.length === 0 ? undefined : Math.min(...lengths);
}

/** The orders of a form that have all that is needed within so many bars, the longest first. */
export function ordersWith(form: Form, needs: readonly SectionNeed[], bars: number): readonly Outline[] {
  return ordersOf(form)
    .filter((sections) => hasAll(sections, needs) && barsIn(sections) <= bars)
    .toSorted((one, other) => barsIn(other) - barsIn(one));
}

/** A form that has every kind of section. */
const EVERY_KIND = "verse-chorus";

/**
 * Of some forms those that have what is needed; where none has, those with what comes nearest to it; and where there is
 * none either, the form that has all kinds.
 */
export function formsWith(
  names: readonly string[],
  formNamed: (name: string) => Form,
  needs: readonly SectionNeed[],
): readonly string[] {
  const near = needs.map(({ kind, count }) => ({ kind: substituteOf(kind), count }));
  for (const wanted of [needs, near]) {
    const fitting = names.filter((name) => leastBars(formNamed(name), wanted) !== undefined);
    if (fitting.length > 0) return fitting;
  }
  return [EVERY_KIND];
}

function ordersOf({ outlines, variants }: Form): readonly Outline[] {
  return [...outlines, ...variants.map(({ sections }) => sections)];
}

function barsIn(sections: Outline): number {
  return sections.reduce((sum, { bars }) => sum + bars, 0);
}
