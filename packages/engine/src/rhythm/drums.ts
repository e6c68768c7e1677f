/** The drummer: the groove of each section, fills that lead into the next, a crash where it arrives. */
import { fillsBriefly, rhythmSectionOf } from "../data/drum-styles.ts";
import { fillShapes } from "../data/fills.ts";
import { drumKeys } from "../data/grooves.ts";
import { type LearnedStyle, learnedDrumStyle } from "../data/learned/drums.ts";
import type { OriginId } from "../explain/origins.ts";
import { sectionVelocity, softened } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import { beatsOf, SIXTEENTH } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { type FillWish, fillStart, fillStyle, playFill } from "./fill.ts";
import { type Grooves, grooveBarAt } from "./groove.ts";
import { drums } from "./ladder.ts";
import { signatureOf, throughFills } from "./signature.ts";
import type { Strokes } from "./strokes.ts";

const KICK = drums.indexOf("kick");
const SNARE = drums.indexOf("snare");
const CRASH = drums.indexOf("crash");
const HATS = [drums.indexOf("closedHat"), drums.indexOf("openHat"), drums.indexOf("ride")];
const keys = drums.map((drum) => drumKeys[drum]);

/** Softer strokes of the snare are ghost notes. */
const GHOST = 0.42;

/** The drums' notes, by start, then key. */
export function drumsPart(
  score: Score,
  plays: (section: PlannedSection, bar?: number) => boolean,
  grooves: Grooves,
  stream: Stream,
): Note[] {
  const { plan, stepsPerBar } = score;
  const rhythm = rhythmSectionOf(plan.genre);
  const style = fillStyle(learnedDrumStyle(rhythm.fills));
  const kit: FillWish["kit"] =
    rhythm.family === "orchestral" ? "orchestral" : rhythm.family === "electronic" ? "machine" : "band";
  const salt = stream.next();
  const notes: Note[] = [];
  /** The orders of grooves, which come again. */
  const orders = new Map<Strokes, readonly number[]>();
  let before = -1;
  for (const bar of barsOf(score, plays)) {
    const { section, sectionIndex, index } = bar;
    const place = section.startBar + index;
    const enters = place !== before + 1;
    before = place;
    const groove = grooveBarAt(grooves(section), index).strokes;
    const fill = fillBeats(score, bar, style, chanceAt(salt, place));
    const arrives = crashLoudness(plan.sections, bar, enters, chanceAt(salt, 512 + sectionIndex));
    const changed = bar.closesSong || fill > 0 || arrives > 0 || drops(plan.sections, bar);
    const strokes = changed ? groove.slice() : groove;
    let fillFrom = stepsPerBar;
    if (bar.closesSong) end(strokes, stepsPerBar, section.energy);
    else if (fill > 0) {
      fillFrom = fillStart(plan.timeSignature, stepsPerBar, fill);
      const energy = plan.arc.energy[place] ?? section.energy;
      // A theme's fills come back with it; those into another section are that passage's own.
      const from = bar.closesSection ? 64 * sectionIndex : 8192 + 64 * section.theme.charCodeAt(0);
      const own = chanceAt(salt, 1024 + from + index);
      playFill(strokes, {
        style,
        metre: plan.timeSignature,
        steps: stepsPerBar,
        beats: fill,
        energy,
        into: (bar.closesSection ? plan.sections[sectionIndex + 1] : section)?.energy ?? energy,
        shapes: fillShapes[rhythm.fills] ?? [],
        salt: own,
        kit,
        through: throughFills(signatureOf(plan, section)),
      });
    } else if (drops(plan.sections, bar))
      rest(strokes, stepsPerBar, fillStart(plan.timeSignature, stepsPerBar, 1));
    if (arrives > 0) crash(strokes, stepsPerBar, arrives);
    const order = (changed ? undefined : orders.get(strokes)) ?? orderOf(strokes, stepsPerBar);
    if (!changed) orders.set(strokes, order);
    write(notes, score, bar, strokes, order, fillFrom);
  }
  return notes;
}

/** A section with so much more energy is led into by a whole fill in any style. */
const MUCH_LOUDER = 0.25;

/**
 * How many beats of a bar are a fill: into the next section as drummers of the style have it, longest where the song is
 * loud and rises; one or none at the fourth and eighth bars within a section, none in the quiet.
 */
function fillBeats(score: Score, bar: Bar, { fillLengths }: LearnedStyle, chance: number): number {
  const { plan } = score;
  const { section, sectionIndex, index } = bar;
  if (bar.closesSong) return 0;
  const beats = beatsOf(plan.timeSignature).length;
  const energy = plan.arc.energy[section.startBar + index] ?? section.energy;
  if (bar.closesSection) {
    const next = plan.sections[sectionIndex + 1];
    const rise = (next?.energy ?? 0) - section.energy;
    if (rise < -0.22) return 0;
    const place = 0.35 * chance + 0.6 * energy + 0.9 * Math.max(0, rise);
    const brief = fillsBriefly(plan.genre) && rise < MUCH_LOUDER ? 1 : beats;
    return Math.min(lengthAt(fillLengths, place), brief);
  }
  const phrase = index % 8 === 7 ? 0.9 : index % 4 === 3 ? 0.35 : 0;
  return chance < phrase * (energy - 0.25) ? 1 : 0;
}

/** The length, in beats, below which a share of the style's fills lie; where none were recorded, an even spread. */
function lengthAt(shares: readonly number[], place: number): number {
  let below = 0;
  for (let beats = 0; beats < shares.length; beats++) {
    below += shares[beats] ?? 0;
    if (place < below) return beats;
  }
  return below > 0 ? shares.length - 1 : Math.min(shares.length - 1, Math.floor(place * shares.length));
}

/** How loud the crash at the start of a bar is, 0 none. */
function crashLoudness(
  sections: readonly PlannedSection[],
  { section, sectionIndex, index }: Bar,
  enters: boolean,
  chance: number,
): number {
  if (index > 0 && !enters) return 0;
  const rise = section.energy - (sections[sectionIndex - 1]?.energy ?? section.energy);
  const wanted = 0.85 * section.energy + 0.9 * rise + (section.kind === "chorus" ? 0.12 : 0);
  return wanted + 0.16 * (chance - 0.5) > 0.58 ? Math.min(1, 0.5 + 0.5 * section.energy) : 0;
}

/** Whether the song falls after this bar: then the drums stop before it does. */
function drops(sections: readonly PlannedSection[], { section, sectionIndex, closesSection }: Bar): boolean {
  if (!closesSection) return false;
  return (sections[sectionIndex + 1]?.energy ?? section.energy) - section.energy < -0.22;
}

function rest(strokes: Strokes, steps: number, from: number): void {
  for (let drum = 0; drum < drums.length; drum++)
    strokes.fill(0, drum * steps + from + 1, (drum + 1) * steps);
}

/** The last bar: one stroke of kick and crash, in the quiet the kick alone. */
function end(strokes: Strokes, steps: number, energy: number): void {
  const kick = KICK * steps;
  const struck = Math.max(strokes[kick] ?? 0, 0.5);
  strokes.fill(0);
  strokes[kick] = struck;
  if (energy > 0.5) strokes[CRASH * steps] = 0.45 + 0.4 * energy;
}

/** A crash takes the place of the hand that keeps time, and has the kick under it. */
function crash(strokes: Strokes, steps: number, loudness: number): void {
  for (const hat of HATS) strokes[hat * steps] = 0;
  strokes[CRASH * steps] = loudness;
  strokes[KICK * steps] = Math.max(strokes[KICK * steps] ?? 0, loudness * 0.9);
}

/** The places in a bar's strokes at which something is struck, by step, then key. */
function orderOf(strokes: Strokes, steps: number): readonly number[] {
  const order: number[] = [];
  for (let step = 0; step < steps; step++) {
    for (let drum = 0; drum < drums.length; drum++) {
      if ((strokes[drum * steps + step] ?? 0) > 0) order.push(drum * steps + step);
    }
  }
  return order;
}

function write(
  notes: Note[],
  score: Score,
  bar: Bar,
  strokes: Strokes,
  order: readonly number[],
  fillFrom: number,
): void {
  const { plan, stepsPerBar: steps, grid } = score;
  const { section, index } = bar;
  const lean = (plan.arc.energy[section.startBar + index] ?? section.energy) - section.energy;
  const base = sectionVelocity("drums", section) + 22 * lean;
  for (const at of order) {
    const step = at % steps;
    const drum = (at - step) / steps;
    const loudness = strokes[at] ?? 0;
    const from = grid(step);
    notes.push({
      start: bar.start + from,
      // A swung sixteenth may be shorter: the next stroke of the drum is not to begin within it.
      duration: Math.min(SIXTEENTH, grid(step + 1) - from),
      pitch: keys[drum] ?? 38,
      velocity: softened(base * (0.42 + 0.68 * loudness)),
      origin: originOf(drum, loudness, step, bar, fillFrom),
    });
  }
}

function originOf(drum: number, loudness: number, step: number, bar: Bar, fillFrom: number): OriginId {
  if (bar.closesSong) return "drums.ending";
  if (step >= fillFrom) return "drums.fill";
  if (drum === CRASH && step === 0) return "drums.crash";
  return drum === SNARE && loudness < GHOST ? "drums.ghost" : "drums.groove";
}
