/** How much a feeling, a style and a kind of section want each chord of a mode. */

import { clamp } from "../emotion/space.ts";
import type { CadenceKind, ChordModel, ModelChord } from "./model.ts";
import { cadenceKinds } from "./model.ts";
import type { HarmonyRequest } from "./request.ts";
import { isMinorish } from "./scales.ts";

/**
 * How much each chord is wanted. Bright chords are wanted by pleasant feelings and dark ones by unpleasant ones; chords
 * from outside of the scale by dissonance and by genres that colour their chords; diminished ones by dissonance alone.
 * All of it moves evenly with the feeling.
 */
export function wantedChords(model: ChordModel, request: HarmonyRequest): Float64Array {
  const leaning = model.leaning[request.kind];
  const spice = spiceOf(request);
  const wanted = new Float64Array(model.chords.length);
  model.chords.forEach((chord, index) => {
    const kind = Math.sqrt(leaning[index] ?? 1);
    wanted[index] =
      kind *
      feelingFactor(chord, model, request) *
      outsideFactor(chord, spice, request) *
      kindFactor(chord, request);
  });
  return wanted;
}

/** How much a section may leave its scale, 0 … 1. */
export function spiceOf({ dissonance, sevenths, style }: HarmonyRequest): number {
  const own = 0.16 + 0.7 * dissonance + 0.3 * sevenths + (style === "functional" ? 0.08 : 0);
  return Math.min(1, own);
}

/** How much harshness a feeling asks for beyond what pleasant music has anyway, 0 … 1. */
export function biteOf({ dissonance }: Pick<HarmonyRequest, "dissonance">): number {
  return clamp((dissonance - 0.1) / 0.5, 0, 1);
}

function feelingFactor(chord: ModelChord, model: ChordModel, request: HarmonyRequest): number {
  // In minor the dominant's leading tone is bright on the line of fifths alone: there it is tension that wants it.
  if (isMinorish(model.mode) && chord.role === "dominant" && chord.outside > 0) {
    return 0.55 + 1.6 * request.dissonance + 0.5 * request.arousal;
  }
  const lean = 0.5 * request.valence * chord.brightness;
  return (1 + lean) / (1 - lean);
}

/** How much more a feeling wants diminished chords for each unit of its dissonance and of the control that it lacks. */
const GROUNDLESS = 50;

/**
 * Chords from outside of the scale by spice. Diminished ones stand on no firm fifth: they are rare in the charts that the
 * model has learned from, and belong to feelings that are dissonant and without control.
 */
function outsideFactor(chord: ModelChord, spice: number, request: HarmonyRequest): number {
  const { dissonance, dominance } = request;
  const foreign = chord.outside > 0 ? (0.5 + 1.7 * spice) * (isModal(request) ? MODAL_PURITY : 1) : 1;
  if (!chord.diminished) return foreign;
  const lost = Math.max(0, dissonance - 0.25) * Math.max(0, 0.6 - dominance);
  return foreign * (0.3 + 2.4 * dissonance + GROUNDLESS * lost);
}

/** What chords from outside keep of their weight in a mode that lives by its own degrees. */
const MODAL_PURITY = 0.4;

function isModal({ key }: HarmonyRequest): boolean {
  return key.mode === "mixolydian" || key.mode === "dorian" || key.mode === "lydian";
}

function kindFactor(chord: ModelChord, { kind, style, strict, sevenths }: HarmonyRequest): number {
  // The second degree and the dominant are the turn of jazz.
  if (strict && sevenths >= 0.8 && chord.outside === 0 && (chord.step === 2 || chord.step === 7)) return 1.7;
  if (chord.step !== 0) return 1;
  if (style === "static") return 1.6;
  if (kind === "pre-chorus") return 0.2;
  if (kind === "bridge") return 0.4;
  // A chorus that is at home less stands out against its verse.
  return style === "functional" ? 0.85 : kind === "chorus" ? 0.6 : 0.7;
}

/** How much each chord is wanted at the start of a section's phrase. */
export function wantedFirst(
  model: ChordModel,
  { kind, style, strict, turned }: HarmonyRequest,
  phrase: number,
): Float64Array {
  // Another home is there only once its chord has been heard.
  if (turned && phrase === 0)
    return once(model, "home", () =>
      Float64Array.from(model.chords, ({ step, outside }) => (step === 0 && outside === 0 ? 1 : 0)),
    );
  const stated =
    style === "static" ? 10 : style === "functional" ? (strict ? 14 : 6) : kind === "chorus" ? 1.2 : 2.4;
  const home = kind === "pre-chorus" ? 0.05 : kind === "bridge" ? 0.12 : phrase === 0 ? stated : 1;
  const leading = phrase === 0 ? 0.35 : 0.55;
  return once(model, `first ${home} ${leading}`, () =>
    Float64Array.from(model.chords, ({ step, role, outside }) => {
      if (step === 0) return home;
      return (role === "dominant" ? leading : 1) * (outside > 0 ? 0.3 : 1);
    }),
  );
}

/** How much each chord is wanted in the last two places of a phrase. */
export interface PhraseEnd {
  readonly kind: CadenceKind;
  readonly lastButOne: Float64Array;
  readonly last: Float64Array;
}

/** Nothing in particular is wanted. */
export function anything(model: ChordModel): Float64Array {
  return once(model, "anything", () => new Float64Array(model.chords.length).fill(1));
}

/** Vectors that depend on nothing but a model and a name: a model has a few dozen of them. */
const vectors = new WeakMap<ChordModel, Map<string, Float64Array>>();

function once(model: ChordModel, name: string, make: () => Float64Array): Float64Array {
  let known = vectors.get(model);
  if (!known) {
    known = new Map();
    vectors.set(model, known);
  }
  const found = known.get(name);
  if (found) return found;
  const made = make();
  known.set(name, made);
  return made;
}

/**
 * The end of a phrase, drawn from how phrases end in charts.
 * @param closes whether the section ends here, at rest or, where the kind leads on, on its way
 * @param draw a number in [0, 1)
 */
export function phraseEnd(
  model: ChordModel,
  request: HarmonyRequest,
  closes: boolean,
  draw: number,
): PhraseEnd {
  const shares = model.cadences[request.kind];
  const leads = request.kind === "pre-chorus" || request.kind === "bridge";
  const factors: Readonly<Record<CadenceKind, number>> = leads
    ? { authentic: 0.01, plagal: 0.01, modal: 0.01, half: 3, deceptive: 0.1, open: closes ? 0.15 : 0.5 }
    : closes
      ? { authentic: 1.6, plagal: 1.2, modal: 1.2, half: 0.25, deceptive: 0.05, open: 0.05 }
      : { authentic: 0.25, plagal: 0.3, modal: 0.3, half: 1.6, deceptive: 1, open: 0.6 };
  let total = 0;
  for (let index = 0; index < cadenceKinds.length; index++) total += weightAt(index);
  let left = draw * total;
  let kind: CadenceKind = leads || !closes ? "half" : "authentic";
  for (let index = 0; index < cadenceKinds.length; index++) {
    left -= weightAt(index);
    if (left < 0) {
      kind = cadenceKinds[index] ?? kind;
      break;
    }
  }
  return { kind, ...endVectors(model, kind) };

  function weightAt(index: number): number {
    const name = cadenceKinds[index];
    return (shares[index] ?? 0) * (name === undefined ? 0 : factors[name]);
  }
}

/** How much each chord is wanted in the last two places of a phrase that ends so. */
function endVectors(model: ChordModel, kind: CadenceKind): Omit<PhraseEnd, "kind"> {
  const { before, last } = ends[kind];
  return {
    lastButOne: once(model, `before ${kind}`, () => Float64Array.from(model.chords, before)),
    last: once(model, `last ${kind}`, () => Float64Array.from(model.chords, last)),
  };
}

type Wanting = (chord: ModelChord) => number;

const whatever: Wanting = () => 1;
const home: Wanting = ({ step }) => (step === 0 ? 1 : 0);

const ends: Readonly<Record<CadenceKind, { readonly before: Wanting; readonly last: Wanting }>> = {
  authentic: {
    before: ({ role, step, outside }) =>
      role === "dominant" && (step === 7 || step === 11) ? 1 + outside : 0.02,
    last: home,
  },
  plagal: { before: ({ step }) => (step === 5 || step === 2 ? 1 : 0.02), last: home },
  modal: { before: ({ step }) => ([10, 8, 1, 3].includes(step) ? 1 : 0.02), last: home },
  half: { before: whatever, last: ({ role, step }) => (role === "dominant" ? (step === 7 ? 1 : 0.5) : 0.01) },
  deceptive: {
    before: ({ role }) => (role === "dominant" ? 1 : 0.02),
    last: ({ step }) => (step === 9 || step === 8 ? 1 : 0.02),
  },
  open: { before: whatever, last: ({ step, role }) => (step === 0 ? 0 : role === "dominant" ? 0.4 : 1) },
};
