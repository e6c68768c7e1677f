/** The melody of one section: phrases with their rhythms, then the keys. */
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { scaleOf, scales } from "../harmony/scales.ts";
import { metricStrength, stepsPerBar } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { isToldAnew } from "../plan/theme.ts";
import type { Stream } from "../random.ts";
import type { PatternEvent } from "../rhythm/pattern.ts";
import type { Key, TimeSignature } from "../song.ts";
import { contourHeight } from "./contour.ts";
import { type BarPlan, planPhrases } from "./phrases.ts";
import { findLine, type Slot } from "./pitches.ts";
import type { MelodyRange } from "./range.ts";
import { rhythmsFor } from "./rhythms.ts";

/** A note of the melody on the grid. */
export interface MelodyNote {
  /** Bars from the start of the section. */
  readonly bar: number;
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  /** MIDI key. */
  readonly key: number;
  /** 0 (a phrase's start) … 1 (its end). */
  readonly phrasePlace: number;
}

/** A melody with the key that it was heard in. */
export interface Statement {
  readonly key: Key;
  readonly notes: readonly MelodyNote[];
}

/** What a section's melody is made from. */
export interface MelodyRequest {
  readonly section: PlannedSection;
  readonly harmony: readonly Harmony[];
  readonly metre: TimeSignature;
  /** Few notes 0 … 1 many. */
  readonly density: number;
  readonly range: MelodyRange;
  /** 0 for a theme's first statement; each later one of a verse, bridge or solo varies it a little. */
  readonly statement: number;
  /** The theme's first statement, for a later one. */
  readonly recalled: Statement | null;
  /** Whether the last note is the last of the song. */
  readonly endsSong: boolean;
}

/** The melody of a section. Streams are forked by bar, so that what a repeat leaves alone stays the same. */
export function composeMelody(request: MelodyRequest, stream: Stream): readonly MelodyNote[] {
  const { section, metre, density } = request;
  const plans = planPhrases(section.bars, stream.fork("phrases"));
  const rhythms = variedRhythms(
    request,
    plans,
    rhythmsFor(plans, metre, density, stream.fork("rhythm")),
    stream,
  );
  const { range } = request;
  const notes: MelodyNote[] = [];
  const byBar: MelodyNote[][] = [];
  let before: number | null = null;
  for (let bar = 0; bar < section.bars; bar += 2) {
    // Two bars at a time: far enough to aim at a goal, near enough that later bars can take up what was found.
    const bars = [bar, bar + 1].filter((index) => index < section.bars);
    const places = bars.flatMap((index) => (rhythms[index] ?? []).map((event) => ({ index, event })));
    const slots = places.map(({ index, event }) => slotFor(request, plans, range, byBar, index, event));
    const keys = findLine(
      slots,
      range,
      before,
      0.9,
      stream.fork(`bar ${bar}${variation(request, plans, bar)}`),
    );
    for (const index of bars) byBar[index] = [];
    places.forEach(({ index, event }, order) => {
      const note = noteAt(plans, index, event, keys[order] ?? range.low, metre);
      notes.push(note);
      byBar[index]?.push(note);
    });
    before = keys.at(-1) ?? before;
  }
  return notes;
}

/** A theme that is told anew differs from its third bar on, in the bars that take up no other. */
function variation(request: MelodyRequest, plans: readonly BarPlan[], bar: number): string {
  return isVaried(request, plans, bar) ? ` again ${request.statement}` : "";
}

function isVaried({ section, statement }: MelodyRequest, plans: readonly BarPlan[], bar: number): boolean {
  return statement > 0 && isToldAnew(section.kind) && bar >= 2 && plans[bar]?.imitates === null;
}

/** The song's last bar is one long note; a section that comes again has one bar with another rhythm. */
function variedRhythms(
  request: MelodyRequest,
  plans: readonly BarPlan[],
  rhythms: readonly (readonly PatternEvent[])[],
  stream: Stream,
): readonly (readonly PatternEvent[])[] {
  const { section, statement, metre, density, endsSong } = request;
  if (endsSong) return [...rhythms.slice(0, -1), [{ step: 0, length: stepsPerBar(metre), symbol: "x" }]];
  if (statement === 0 || !isToldAnew(section.kind) || section.bars < 4) return rhythms;
  const fresh = rhythmsFor(
    plans,
    metre,
    Math.min(1, density + 0.12),
    stream.fork(`rhythm again ${statement}`),
  );
  const late = section.bars > 4 ? section.bars - 3 : 2;
  return rhythms.map((events, bar) =>
    bar === late && !plans[bar]?.cadence ? (fresh[bar] ?? events) : events,
  );
}

function slotFor(
  request: MelodyRequest,
  plans: readonly BarPlan[],
  range: MelodyRange,
  byBar: readonly (readonly MelodyNote[])[],
  bar: number,
  event: PatternEvent,
): Slot {
  const { section, harmony, metre } = request;
  const plan = plans[bar];
  const chord = harmony[bar];
  const phraseBars = plan?.phraseBars ?? 1;
  const place = (bar - (plan?.phraseStart ?? 0) + event.step / stepsPerBar(metre)) / phraseBars;
  const height = contourHeight(section.music.contour, Math.min(1, place));
  const reach = 3 + section.affect.arousal * 4;
  const strength = metricStrength(metre, event.step);
  const ends =
    plan?.cadence != null && event.length >= 4 && event.step + event.length >= stepsPerBar(metre) - 4;
  return {
    classCosts: chord
      ? classCosts(section.key, chord, strength, event.length, ends ? goalOf(request, plan, bar) : null)
      : OPEN,
    target: clamp(range.center + height * reach, range.low, range.high),
    pull: 0.22,
    echo: echoOf(plan, byBar, event.step, harmony, bar),
    recall: isVaried(request, plans, bar - (bar % 2)) ? null : recallOf(request, bar, event.step),
  };
}

/** Which tones the end of a phrase asks for: "home" the tonic, "rest" a tone of the tonic chord, "open" another one. */
type Goal = "home" | "rest" | "open";

function goalOf({ section, endsSong }: MelodyRequest, plan: BarPlan | undefined, bar: number): Goal {
  if (endsSong && bar === section.bars - 1) return "home";
  return plan?.cadence === "closed" ? "rest" : "open";
}

function noteAt(
  plans: readonly BarPlan[],
  bar: number,
  event: PatternEvent,
  key: number,
  metre: TimeSignature,
): MelodyNote {
  const plan = plans[bar];
  const place = (bar - (plan?.phraseStart ?? 0) + event.step / stepsPerBar(metre)) / (plan?.phraseBars ?? 1);
  return { bar, step: event.step, length: event.length, key, phrasePlace: Math.min(1, place) };
}

/**
 * What the theme's first statement had here, on the same degree of the scale: in another key or mode it is the same
 * tune in another light.
 */
function recallOf({ recalled, section }: MelodyRequest, bar: number, step: number): number | null {
  const model = recalled?.notes.find((note) => note.bar === bar && note.step === step);
  if (!recalled || !model) return null;
  const from = pitchClassOf(recalled.key.tonic);
  const degree = scales[recalled.key.mode].indexOf(wrap(model.key - from, 12));
  if (degree < 0) return model.key;
  const wanted = pitchClassOf(section.key.tonic) + (scales[section.key.mode][degree] ?? 0);
  return model.key + wrap(wanted - model.key + 6, 12) - 6;
}

/** A bar that takes up another wants the same keys, moved with the chord when the chord has moved by a little. */
function echoOf(
  plan: BarPlan | undefined,
  byBar: readonly (readonly MelodyNote[])[],
  step: number,
  harmony: readonly Harmony[],
  bar: number,
): number | null {
  if (plan?.imitates === null || plan?.imitates === undefined) return null;
  const model = byBar[plan.imitates]?.find((note) => note.step === step);
  if (!model) return null;
  const from = harmony[plan.imitates];
  const to = harmony[bar];
  if (!from || !to || from.root === to.root) return model.key;
  const moved = ((to.root - from.root + 18) % 12) - 6;
  return Math.abs(moved) <= 2 ? model.key + moved : model.key;
}

const OPEN: readonly number[] = new Array<number>(12).fill(0);

/** What each pitch class costs over a chord: chord tones are free, scale tones pass, others are not heard. */
function classCosts(
  key: Key,
  chord: Harmony,
  strength: 0 | 1 | 2 | 3,
  length: number,
  goal: Goal | null,
): number[] {
  const scale = scaleOf(key);
  const costs = new Array<number>(12).fill(Number.POSITIVE_INFINITY);
  const weight = strength >= 2 || length >= 6 ? 3.2 : strength === 1 ? 1.6 : 0.5;
  const tones = chord.tones.map((tone) => (chord.root + tone) % 12);
  for (const pitchClass of scale) costs[pitchClass] = weight;
  for (const tone of tones) {
    // Over a chord tone from outside the scale its neighbours in the scale would be heard as wrong notes.
    if (scale.includes(tone)) continue;
    costs[(tone + 1) % 12] =
      scale.includes((tone + 1) % 12) && !tones.includes((tone + 1) % 12)
        ? weight + 2
        : (costs[(tone + 1) % 12] ?? 0);
    const below = (tone + 11) % 12;
    if (!tones.includes(below)) costs[below] = Number.POSITIVE_INFINITY;
  }
  tones.forEach((tone, index) => {
    // A semitone above a chord tone rubs most.
    const above = (tone + 1) % 12;
    if (!tones.includes(above) && costs[above] !== undefined) costs[above] += weight;
    costs[tone] = index > 2 ? 0.4 : 0;
  });
  if (goal !== null) aim(costs, goal, scale, tones);
  return costs;
}

/** Makes the tones that a phrase's end asks for the cheap ones (stability after Krumhansl 1990). */
function aim(costs: number[], goal: Goal, scale: readonly number[], tones: readonly number[]): void {
  const [tonic = 0, , third = 4, , fifth = 7] = scale;
  const add = (pitchClass: number, cost: number) => {
    costs[pitchClass] = (costs[pitchClass] ?? 0) + cost;
  };
  for (const pitchClass of scale) if (!tones.includes(pitchClass)) add(pitchClass, 2);
  if (goal === "open") add(tonic, 2.5);
  // Over a last chord that somebody asked for and that has no tonic, any tone of it will do.
  else if (goal === "home" && tones.includes(tonic)) {
    for (const pitchClass of costs.keys())
      if (pitchClass !== tonic) costs[pitchClass] = Number.POSITIVE_INFINITY;
  } else {
    for (const pitchClass of scale) if (pitchClass !== tonic) add(pitchClass, 2.2);
    add(third, -1);
    add(fifth, -0.6);
  }
}
