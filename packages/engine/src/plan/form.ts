/** From a form and a number of bars to the song's sections. */

import { distance as editDistance } from "fastest-levenshtein";
import { type Form, type FormVariant, forms, type Outline, type OutlineSection } from "../data/forms.ts";
import type { SchemeName } from "../data/progressions.ts";
import { raceWinner } from "../harmony/race.ts";
import type { SectionKind } from "../song.ts";
import { hasAll, ordersWith, type SectionNeed } from "./needed-sections.ts";
import { usualness } from "./usual-form.ts";
import { oneOf, plain, quoted, type Wish } from "./wish.ts";

/** The fewest bars of a song. */
export const MIN_BARS = 4;

/** The most bars of a song. */
export const MAX_BARS = 512;

/** A section in its place. */
export interface PlacedSection extends OutlineSection {
  /** "verse 2"; a kind that comes once bears no number. */
  readonly name: string;
  /** Sections of one theme share chords and melody. */
  readonly theme: string;
  /** 0 … 1, before the feeling scales it. */
  readonly energy: number;
  /** The scheme that its chords follow; absent where they are free. */
  readonly scheme?: SchemeName;
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
  /** Sections that it is to have where any order has them in the bars there are; none where absent. */
  readonly needs?: readonly SectionNeed[];
}

/**
 * The sections of a song of exactly `bars` bars: the longest outline that fits, or a variant about as long; beyond the
 * outlines, with rounds of the form in the midst of it; and what is left over in its frame.
 * @param bars {@link MIN_BARS} … {@link MAX_BARS}
 * @param leaning the plain outline where absent
 */
export function layOut(form: Form, bars: number, leaning?: FormLeaning): readonly PlacedSection[] {
  return place(form, sectionsOf(form, bars, leaning));
}

function sectionsOf(form: Form, bars: number, leaning: FormLeaning | undefined): Outline {
  if (form.broadFrom === undefined || bars < form.broadFrom) return filled(form, bars, leaning);
  const half = filled(form, bars >> 1, leaning);
  return lastLonger(
    half.map((section) => ({ ...section, bars: 2 * section.bars })),
    bars % 2,
  );
}

function filled(form: Form, bars: number, leaning: FormLeaning | undefined): Outline {
  const needs = leaning?.needs ?? [];
  const chosen = completed(form, chosenOutline(form, bars, leaning), bars);
  if (hasAll(chosen, needs)) return chosen;
  const [having] = ordersWith(form, needs, bars);
  return having === undefined ? chosen : completed(form, having, bars);
}

function completed(form: Form, outline: Outline, bars: number): Outline {
  return inFrame(withRounds(form, outline, bars - lengthOf(outline)), bars);
}

/**
 * The theme of a section, by its kind or, where each section of the kind is new, by its name. Introductions and solos are
 * about the verse, endings about the chorus.
 */
export function themeOf({ fresh, essence, scheme }: Form, kind: SectionKind, name: string): string {
  if (scheme !== undefined) return scheme;
  if (fresh?.includes(kind)) return name;
  if (kind === "solo" || kind === "intro") return "verse";
  return kind === "outro" && essence.includes("chorus") ? "chorus" : kind;
}

/**
 * A sentence about the kinds of section that a form lives by and has no room for in so few bars; undefined where there
 * is room for all of them. So too about a fixed scheme of chords that is longer than the song.
 * @example
 * roomIn(formNamed("verse-chorus"), 4); // "In 4 bars there is room for no chorus: from 8 bars on, verse-chorus has one."
 */
export function roomIn(form: Form, bars: number): string | undefined {
  const { name, outlines, scheme, essence } = form;
  const round = scheme === undefined ? 0 : Math.max(...outlines.flat().map((section) => section.bars));
  if (round > bars) return `In ${bars} bars ${name} cannot go round once: that takes ${round}.`;
  const placed = longestOutline(form, bars);
  const missing = essence.filter((kind) => !hasKind(placed, kind));
  if (missing.length === 0) return undefined;
  const whole = outlines.find((outline) => missing.every((kind) => hasKind(outline, kind)));
  const from = lengthOf(whole ?? placed);
  return `In ${bars} bars there is room for no ${oneOf(missing)}: from ${from} bars on, ${name} has ${missing.length === 1 ? "one" : "them"}.`;
}

function hasKind(sections: Outline, kind: SectionKind): boolean {
  return sections.some((section) => section.kind === kind);
}

/** Bars by which a variant may be shorter than the outline in whose stead it stands. */
const SHORTER = 3;

/** The square of the distance in arousal at which an order is half as likely as where it suits best. */
const HALVED_AT = 0.25;

/** The longest outline that fits or, as the draw and, a little, the feeling have it, a variant. */
function chosenOutline(form: Form, bars: number, leaning: FormLeaning | undefined): Outline {
  const plain = longestOutline(form, bars);
  if (!leaning) return plain;
  const least = lengthOf(plain) - SHORTER;
  const weigh = ({ sections, weight, arousal }: FormVariant) => {
    const length = lengthOf(sections);
    const away = arousal - leaning.arousal;
    return length > bars || length < least
      ? 0
      : (usualness(sections) * weight * HALVED_AT) / (HALVED_AT + away * away);
  };
  // Each order has a chance of its own, so that the feeling, and what else there is, seldom makes another win.
  const winner = raceWinner([usualness(plain), ...form.variants.map(weigh)], leaning.salt, 0);
  return form.variants[winner - 1]?.sections ?? plain;
}

function longestOutline({ outlines }: Form, bars: number): Outline {
  return outlines.findLast((outline) => lengthOf(outline) <= bars) ?? outlines[0] ?? [];
}

/** The outline with rounds in turn, as long as one has room; a song without lifts has none in its rounds either. */
function withRounds({ rounds, fillers, hinge }: Form, outline: Outline, room: number): Outline {
  const lifts = hasKind(outline, "pre-chorus");
  const usable = (round: Outline) => (lifts ? round : round.filter(({ kind }) => kind !== "pre-chorus"));
  const sections = [...outline];
  let left = room;
  for (let turn = 0; ; turn++) {
    const inTurn = rounds[turn % rounds.length] ?? [];
    const next = [inTurn, ...fillers].map(usable).find((round) => lengthOf(round) <= left);
    if (next === undefined) return sections;
    const ending = isEnding(sections.at(-1)) ? sections.length - 1 : sections.length;
    const last = sections.findLastIndex(({ kind }) => kind === hinge);
    sections.splice(last < 0 ? ending : last, 0, ...next);
    left -= lengthOf(next);
  }
}

/** A section of the frame, or the last of the others, may grow by so much. */
const GROWTH = 4;

/**
 * Gives the bars that are left to ending and introduction, then to a last verse or chorus that dwells on its close, and
 * what is left then to the last section.
 */
function inFrame(outline: Outline, bars: number): Outline {
  let left = bars - lengthOf(outline);
  const sections = [...outline];
  const frame = ({ kind }: OutlineSection) => kind === "outro" || kind === "intro";
  const main = sections.findLastIndex((section) => !frame(section));
  for (const index of [sections.length - 1, 0, main]) {
    const section = sections[index];
    if (
      !section ||
      left < GROWTH ||
      (index === main ? section.bars > 8 : !frame(section) || section.bars > 4)
    )
      continue;
    sections[index] = { ...section, bars: section.bars + GROWTH };
    left -= GROWTH;
  }
  return lastLonger(sections, left);
}

function lastLonger(sections: Outline, bars: number): Outline {
  return sections.map((section, index) =>
    index === sections.length - 1 ? { ...section, bars: section.bars + bars } : section,
  );
}

function place(form: Form, sections: Outline): PlacedSection[] {
  const totals = new Map<SectionKind, number>();
  for (const { kind } of sections) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  const seen = new Map<SectionKind, number>();
  let startBar = 0;
  return sections.map((section) => {
    const { kind } = section;
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    const total = totals.get(kind) ?? 1;
    const name = total > 1 ? `${kind} ${number}` : kind;
    const placed = {
      ...section,
      name,
      theme: themeOf(form, kind, name),
      energy: energyOf(form, kind, number, total),
      ...(form.scheme && { scheme: form.scheme }),
      startBar,
    };
    startBar += section.bars;
    return placed;
  });
}

/** Each section of a kind has a little more than the one before; one alone stands in the middle. */
function energyOf({ energies }: Form, kind: SectionKind, number: number, total: number): number {
  const [first, last] = energies[kind] ?? [0.5, 0.5];
  return first + (last - first) * (total > 1 ? (number - 1) / (total - 1) : 0.5);
}

function isEnding(section: OutlineSection | undefined): boolean {
  return section?.kind === "outro";
}

function lengthOf(sections: Outline): number {
  return sections.reduce((sum, section) => sum + section.bars, 0);
}
