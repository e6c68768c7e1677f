/** What the search for a section's keys asks again and again: chords, contours, places, and what was found so far. */
import { clamp } from "../emotion/space.ts";
import { scaleOf } from "../harmony/scales.ts";
import { spanAt } from "../harmony/span.ts";
import { metricStrength, stepsPerBar } from "../plan/metre.ts";
import type { Stream } from "../random.ts";
import type { Key, TimeSignature } from "../song.ts";
import { drawContour, type PhraseContour } from "./contour.ts";
import { inKey } from "./degrees.ts";
import { degreeWeights, relationsOf } from "./model.ts";
import type { Onset } from "./onsets.ts";
import type { BarPlan, Tune } from "./phrases.ts";
import type { Theme } from "./recall.ts";
import type { MelodyRequest } from "./statement.ts";

/** How a bar's tune is remembered: by an earlier bar, or by the theme's first statement. */
export type Memory = Tune | "recalled";

/** Everything that holds for a section while its keys are found. */
export interface Setting {
  readonly request: MelodyRequest;
  readonly steps: number;
  /** A number of the theme's stream, in [0, 1). */
  readonly salt: number;
  readonly plans: readonly BarPlan[];
  readonly onsets: readonly Onset[];
  /** The keys found so far, in the order of the onsets. */
  readonly keys: readonly number[];
  /** By bar. */
  readonly memories: readonly Memory[];
  /** By bar: the contour of its phrase. */
  readonly contours: readonly PhraseContour[];
  /** By place (inner, end of an open phrase, of a closing one) and pitch class. */
  readonly degrees: readonly [Float64Array, Float64Array, Float64Array];
  /** By sixteenth of the bar: 0 the downbeat … 4 a sixteenth off the beat. */
  readonly strengths: Uint8Array;
  /** How each pitch class relates to the chord that a note mostly sounds over: an anticipation is of the next. */
  relationsAt(onset: Onset): Uint8Array;
  /** Whether the onset is the last of its phrase. */
  endsPhrase(index: number): boolean;
  /** Sets the key of the next onset. */
  settle(key: number): void;
  /** The key at a place of a bar of this section, or the first key of the bar, where it was found. */
  keyAt(bar: number, step: number): number | undefined;
  firstKeyOf(bar: number): number | undefined;
  /** The highest key of the theme's first statement, in this section's key; 0 where there is none. */
  readonly recalledTop: number;
  /** The key that the theme's first statement had at a place, in this section's key. */
  recalledAt(bar: number, step: number): number | undefined;
}

/** The setting of a section. */
export function settingOf(
  request: MelodyRequest,
  { plans, fresh, recalled }: Theme,
  onsets: readonly Onset[],
  stream: Stream,
): Setting {
  const { section, metre } = request;
  const steps = stepsPerBar(metre);
  const keys: number[] = [];
  const firsts = firstByBar(onsets);
  const known = request.recalled?.notes ?? [];
  const firstKnown = firstByBar(known);
  const knownKey = request.recalled?.key ?? section.key;
  const scale = scaleOf(section.key);
  return {
    request,
    steps,
    salt: stream.fork("places").next(),
    plans,
    onsets,
    keys,
    memories: plans.map(({ model, tune }, bar) =>
      recalled && !fresh.has(bar) ? "recalled" : model === null ? "new" : tune,
    ),
    contours: contoursOf(request, plans, stream),
    recalledTop: known.reduce((top, { key }) => Math.max(top, inKey(key, knownKey, section.key)), 0),
    degrees: degreesOf(section.key),
    strengths: strengthsOf(metre),
    relationsAt: ({ bar, step, length }) => {
      const middle = Math.max(0, bar * steps + step + (length >> 1));
      const at = Math.min(request.harmony.length - 1, Math.floor(middle / steps));
      const spans = request.harmony[at];
      return spans ? relationsIn(spanAt(spans, middle - at * steps).chord, section.key, scale) : NONE;
    },
    endsPhrase: (index) => {
      const next = onsets[index + 1];
      return !next || plans[next.bar]?.phraseStart !== plans[onsets[index]?.bar ?? 0]?.phraseStart;
    },
    settle: (key) => keys.push(key),
    keyAt: (bar, step) => keys[indexOf(onsets, firsts, bar, step)],
    firstKeyOf: (bar) => keys[firsts[bar] ?? -1],
    recalledAt: (bar, step) => {
      const note = known[indexOf(known, firstKnown, bar, step)];
      return note && inKey(note.key, knownKey, section.key);
    },
  };
}

/** By bar: the index of its first note; nothing for a bar without one. */
function firstByBar(notes: readonly Onset[]): readonly number[] {
  const firsts: number[] = [];
  notes.forEach(({ bar }, index) => {
    firsts[bar] ??= index;
  });
  return firsts;
}

/** The index of the note at a place, −1 where none begins. */
function indexOf(notes: readonly Onset[], firsts: readonly number[], bar: number, step: number): number {
  for (let index = firsts[bar] ?? notes.length; notes[index]?.bar === bar; index++) {
    if (notes[index]?.step === step) return index;
  }
  return -1;
}

/** How far a note lies into its phrase, 0 … 1. */
export function placeIn({ plans, steps }: Setting, { bar, step }: Onset): number {
  const plan = plans[bar];
  return clamp((bar - (plan?.phraseStart ?? 0) + step / steps) / (plan?.phraseBars ?? 1), 0, 1);
}

/** A phrase that begins as an earlier one has its contour too. */
function contoursOf({ section }: MelodyRequest, plans: readonly BarPlan[], stream: Stream): PhraseContour[] {
  const contours: PhraseContour[] = [];
  const salt = stream.fork("contours").next();
  plans.forEach(({ phraseStart, phraseBars, model }, bar) => {
    const known = bar > phraseStart ? contours[phraseStart] : contours[model ?? plans.length];
    const place = phraseStart === 0 ? 0 : phraseStart + phraseBars >= plans.length ? 2 : 1;
    const { music, affect } = section;
    contours.push(
      known ?? drawContour(music.contour, place, music.melodicRange, affect.valence, salt, phraseStart),
    );
  });
  return contours;
}

const NONE = new Uint8Array(12);

const relationCache = new WeakMap<object, { readonly key: Key; readonly relations: Uint8Array }>();

function relationsIn(
  chord: Parameters<typeof relationsOf>[0],
  key: Key,
  scale: readonly number[],
): Uint8Array {
  const known = relationCache.get(chord);
  if (known?.key.tonic === key.tonic && known.key.mode === key.mode) return known.relations;
  const relations = relationsOf(chord, scale);
  relationCache.set(chord, { key, relations });
  return relations;
}

const degreeCache = new Map<string, Setting["degrees"]>();

/** Bounded by the keys that have a name. */
function degreesOf(key: Key): Setting["degrees"] {
  const name = `${key.tonic} ${key.mode}`;
  const known = degreeCache.get(name);
  if (known) return known;
  const degrees = [degreeWeights(key, 0), degreeWeights(key, 1), degreeWeights(key, 2)] as const;
  if (degreeCache.size < 512) degreeCache.set(name, degrees);
  return degrees;
}

const strengthCache = new Map<number, Uint8Array>();

/** 0 the downbeat, 1 where the bar's second half begins, 2 another beat, 3 an eighth off it, 4 a sixteenth off it. */
function strengthsOf(metre: TimeSignature): Uint8Array {
  const name = metre[0] * 32 + metre[1];
  const known = strengthCache.get(name);
  if (known) return known;
  const strengths = Uint8Array.from({ length: stepsPerBar(metre) }, (_, step) => {
    const beat = metricStrength(metre, step);
    return beat > 0 ? 3 - beat : step % 2 === 0 ? 3 : 4;
  });
  strengthCache.set(name, strengths);
  return strengths;
}
