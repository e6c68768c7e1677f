/** From a form and a number of bars to the song's sections. */

import { distance as editDistance } from "fastest-levenshtein";
import { type Form, type FormSection, forms } from "../data/forms.ts";
import type { SectionKind } from "../song.ts";
import { oneOf, plain, quoted, type Wish } from "./wish.ts";

/** The fewest bars of a song. */
export const MIN_BARS = 4;

/** The most bars of a song. */
export const MAX_BARS = 512;

/** A section in its place. */
export interface PlacedSection extends FormSection {
  /** "verse 2"; a kind that comes once bears no number. */
  readonly name: string;
  readonly startBar: number;
}

/** The form that a text names. */
export function readForm(text: string): Wish<Form> {
  const wanted = plain(text);
  const exact = forms.find((form) => [form.name, ...form.aliases].some((name) => plain(name) === wanted));
  if (exact) return { value: exact };
  const near = forms.find((form) => wanted.length >= 4 && editDistance(wanted, plain(form.name)) <= 2);
  if (near) return { value: near, remark: `${quoted(text)} was read as ${quoted(near.name)}.` };
  const names = oneOf(forms.map((form) => `"${form.name}"`));
  return { problem: `${quoted(text)} is not a form that can be had: use ${names}.` };
}

/** The form of that name in the table. Throws a RangeError where there is none. */
export function formNamed(name: string): Form {
  const form = forms.find((candidate) => candidate.name === name);
  if (!form) throw new RangeError(`there is no form "${name}"`);
  return form;
}

/**
 * The sections of a song of exactly `bars` bars: the longest outline that fits, lengthened by the form's cycle and
 * then by stretching sections.
 * @param bars {@link MIN_BARS} … {@link MAX_BARS}
 */
export function layOut(form: Form, bars: number): readonly PlacedSection[] {
  const sections = [...longestOutline(form, bars)];
  let left = bars - lengthOf(sections);
  for (let turn = 0; left >= 8; turn++) {
    const next = form.cycle[turn % form.cycle.length];
    if (!next || next.bars > left) break;
    sections.splice(isEnding(sections.at(-1)) ? sections.length - 1 : sections.length, 0, next);
    left -= next.bars;
  }
  return place(stretch(sections, left));
}

function longestOutline(form: Form, bars: number): readonly FormSection[] {
  const fitting = form.outlines.filter((outline) => lengthOf(outline) <= bars);
  return fitting.at(-1) ?? form.outlines[0] ?? [];
}

/** Which sections are made longer first. */
const STRETCHED: readonly (readonly SectionKind[])[] = [
  ["intro", "outro"],
  ["verse", "bridge", "chorus", "solo"],
];

/** Gives the bars that are left to the sections: four at a time to the main ones, the rest to the last. */
function stretch(sections: FormSection[], left: number): FormSection[] {
  const stretched = [...sections];
  let rest = left;
  for (const kinds of STRETCHED) {
    for (let index = stretched.length - 1; index >= 0 && rest >= 4; index--) {
      const section = stretched[index];
      if (!section || !kinds.includes(section.kind) || section.bars > 8) continue;
      stretched[index] = { ...section, bars: section.bars + 4 };
      rest -= 4;
    }
  }
  const last = stretched.at(-1);
  if (last && rest > 0) stretched[stretched.length - 1] = { ...last, bars: last.bars + rest };
  return stretched;
}

function place(sections: readonly FormSection[]): PlacedSection[] {
  const totals = new Map<SectionKind, number>();
  for (const { kind } of sections) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  const seen = new Map<SectionKind, number>();
  let startBar = 0;
  return sections.map((section) => {
    const number = (seen.get(section.kind) ?? 0) + 1;
    seen.set(section.kind, number);
    const name = (totals.get(section.kind) ?? 0) > 1 ? `${section.kind} ${number}` : section.kind;
    const placed = { ...section, name, startBar };
    startBar += section.bars;
    return placed;
  });
}

function isEnding(section: FormSection | undefined): boolean {
  return section?.kind === "outro";
}

function lengthOf(sections: readonly FormSection[]): number {
  return sections.reduce((sum, section) => sum + section.bars, 0);
}
