/** From a form and a number of bars to the song's sections. */

import { distance as editDistance } from "fastest-levenshtein";
import { type Form, type FormSection, type FormVariant, forms } from "../data/forms.ts";
import { raceWinner } from "../harmony/race.ts";
import type { SectionKind } from "../song.ts";
import { usualness } from "./usual-form.ts";
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

/** What chooses between the orders of a form. */
export interface FormLeaning {
  /** How excited the song is on the mean, 0 … 1. */
  readonly arousal: number;
  /** The song's chance, in [0, 1). */
  readonly salt: number;
}

/**
 * The sections of a song of exactly `bars` bars: the longest outline that fits, or a variant about as long, lengthened
 * by the form's cycle and then by stretching sections.
 * @param bars {@link MIN_BARS} … {@link MAX_BARS}
 * @param leaning the plain outline where absent
 */
export function layOut(form: Form, bars: number, leaning?: FormLeaning): readonly PlacedSection[] {
  const sections = [...chosenOutline(form, bars, leaning)];
  let left = bars - lengthOf(sections);
  for (let turn = 0; left >= 8; turn++) {
    const next = form.cycle[turn % form.cycle.length];
    if (!next || next.bars > left) break;
    sections.splice(isEnding(sections.at(-1)) ? sections.length - 1 : sections.length, 0, next);
    left -= next.bars;
  }
  return place(risen(form, stretch(sections, left)));
}

/**
 * A sentence about the kinds of section that a form lives by and has no room for in so few bars; undefined where there
 * is room for all of them. So too about a fixed scheme of chords that is longer than the song.
 * @example
 * roomIn(formNamed("verse-chorus"), 4); // "In 4 bars there is room for no chorus: from 8 bars on, verse-chorus has one."
 */
export function roomIn(form: Form, bars: number): string | undefined {
  const { name, outlines } = form;
  const round = Math.max(0, ...outlines.flat().map((section) => (section.scheme ? section.bars : 0)));
  if (round > bars) return `In ${bars} bars ${name} cannot go round once: that takes ${round}.`;
  const placed = longestOutline(form, bars);
  const missing = livedBy(form).filter((kind) => !hasKind(placed, kind));
  if (missing.length === 0) return undefined;
  const whole = outlines.find((outline) => missing.every((kind) => hasKind(outline, kind)));
  const from = lengthOf(whole ?? placed);
  return `In ${bars} bars there is room for no ${oneOf(missing)}: from ${from} bars on, ${name} has ${missing.length === 1 ? "one" : "them"}.`;
}

const kindsLivedBy = new WeakMap<Form, readonly SectionKind[]>();

/** What more than half of its outlines have, a form lives by, but for what frames it. */
function livedBy(form: Form): readonly SectionKind[] {
  const known = kindsLivedBy.get(form);
  if (known) return known;
  const { outlines } = form;
  const kinds = new Set(outlines.flat().map(({ kind }) => kind));
  const own = [...kinds].filter(
    (kind) =>
      kind !== "intro" &&
      kind !== "outro" &&
      outlines.filter((one) => hasKind(one, kind)).length * 2 > outlines.length,
  );
  kindsLivedBy.set(form, own);
  return own;
}

function hasKind(sections: readonly FormSection[], kind: SectionKind): boolean {
  return sections.some((section) => section.kind === kind);
}

/** Bars by which a variant may be shorter than the outline in whose stead it stands. */
const SHORTER = 4;

/** The longest outline that fits or, as the draw and the feeling have it, a variant. */
function chosenOutline(form: Form, bars: number, leaning: FormLeaning | undefined): readonly FormSection[] {
  const plain = longestOutline(form, bars);
  if (!leaning) return plain;
  const least = lengthOf(plain) - SHORTER;
  const rivals = form.variants.filter(({ sections }) => {
    const length = lengthOf(sections);
    return length <= bars && length >= least;
  });
  // An order suits feelings within about a quarter of the scale.
  const weigh = ({ sections, weight, arousal }: FormVariant) => {
    const away = arousal - leaning.arousal;
    return (usualness(sections) * weight * 0.06) / (0.06 + away * away);
  };
  // Each order has a chance of its own, so that the feeling, and what else there is, seldom makes another win.
  const weights = form.variants.map((rival) => (rivals.includes(rival) ? weigh(rival) : 0));
  const winner = raceWinner([usualness(plain), ...weights], leaning.salt, 0);
  return form.variants[winner - 1]?.sections ?? plain;
}

function longestOutline(form: Form, bars: number): readonly FormSection[] {
  const fitting = form.outlines.filter((outline) => lengthOf(outline) <= bars);
  return fitting.at(-1) ?? form.outlines[0] ?? [];
}

/** Forms whose height is not at the end. */
const SINKING: ReadonlySet<string> = new Set(["arc"]);

/** Each verse and chorus a little above the one before, and the last chorus above everything. */
function risen(form: Form, sections: readonly FormSection[]): FormSection[] {
  if (SINKING.has(form.name)) return [...sections];
  const last = sections.findLastIndex(({ kind }) => kind === "chorus");
  const reached = new Map<SectionKind, number>();
  let highest = 0;
  return sections.map((section, index) => {
    if (section.kind !== "verse" && section.kind !== "chorus") return section;
    const before = reached.get(section.kind);
    const above = before === undefined ? 0 : before + 0.02;
    const peak = index === last && before !== undefined ? highest + 0.05 : 0;
    const energy = Math.min(1, Math.max(section.energy, above, peak));
    reached.set(section.kind, energy);
    highest = Math.max(highest, energy);
    return { ...section, energy };
  });
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
