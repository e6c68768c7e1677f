/** How likely each key is by itself for each note of a run: chord, degree, height, contour, goal, and memory. */
import { pitchClassOf } from "../harmony/pitch.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { climbs } from "../plan/theme.ts";
import { chanceAt } from "../random.ts";
import { contourHeight } from "./contour.ts";
import { inverted, shifted } from "./degrees.ts";
import { dithered } from "./dither.ts";
import { heightWeight, moveOf, relationRow, relationWeights } from "./model.ts";
import type { Onset } from "./onsets.ts";
import { type Run, WIDEST } from "./run.ts";
import { placeIn, type Setting } from "./setting.ts";

/** How much likelier a key becomes when a part of a tune wants it, and when it is beside one that cannot be had. */
const REMEMBERED = 40;
const BESIDE = 6;

/** How much likelier than among people a closing phrase ends on the tonic: an ending has to be heard the first time. */
const HOMEWARD = 1.8;

/** A note of so many sixteenths or more that is foreign to its chord is so much less likely than the model has it. */
const HELD = 8;
const FOREIGN = 0.3;

/** A note that is held so many sixteenths rests: what is remembered then has to belong to its new chord. */
const RESTING = 6;

/** At so many semitones from its contour a note is half as likely. */
const CONTOUR_WIDTH = 5.2;

/** Lays the onsets from … to − 1 out for the search. */
export function fillRun(run: Run, setting: Setting, from: number, to: number): void {
  const { request, onsets, keys, plans, steps, strengths } = setting;
  const { low, high } = request.range;
  const chance = chanceAt(setting.salt, onsets[from]?.bar ?? 0);
  const crests = isCrest(setting, onsets[from]?.bar ?? 0);
  const feeling: RunFeeling = {
    arousal: dithered(request.section.affect.arousal, 0.6, chance),
    dissonance: dithered(request.section.music.dissonance, 0.3, chance),
    center: dithered(request.range.center, 6, chance) + (crests ? FINALE_LIFT : 0),
    crest: crests ? setting.recalledTop : 127,
  };
  const { arousal } = feeling;
  run.length = to - from;
  run.low = low;
  run.width = Math.min(WIDEST, high - low + 1);
  // Excited feelings move in wider intervals, calm ones in steps (Gabrielsson & Lindström 2010).
  const wide = 0.8 + 0.6 * arousal;
  run.sizes[0] = (0.86 - 0.12 * arousal) * request.repeating;
  run.sizes[2] = wide;
  run.sizes[3] = wide * wide;
  for (let place = 0; place < run.width; place++) heights[place] = heightWeight(low + place - feeling.center);
  const last = onsets[from - 1];
  run.before = last ? (keys[from - 1] ?? -1) : -1;
  run.came = from > 1 ? moveOf((keys[from - 1] ?? 0) - (keys[from - 2] ?? 0)) : 0;
  run.left = last && (setting.relationsAt(last)[run.before % 12] ?? 0) >= 4 ? 1 : 0;
  for (let index = from; index < to; index++) {
    const onset = onsets[index];
    if (!onset) continue;
    const note = index - from;
    const before = onsets[index - 1];
    const strength = strengths[(onset.step + steps) % steps] ?? 4;
    run.places[note] = onset.bar * 64 + onset.step;
    run.relations[note] = setting.relationsAt(onset);
    const length = heldLength(setting, index, onset);
    run.accented[note] = strength <= 2 || length >= 4 ? 1 : 0;
    const waited = before ? (onset.bar - before.bar) * steps + onset.step - before.step : 99;
    run.late[note] = waited >= 8 ? 1 : 0;
    const early = plans[onsets[index - 2]?.bar ?? -1]?.phraseStart;
    const starts = index < 2 || early !== plans[onset.bar]?.phraseStart;
    weigh(
      run,
      setting,
      feeling,
      onset,
      length,
      note,
      strength,
      setting.endsPhrase(index) ? 2 : starts ? 0 : 1,
      index,
    );
    remember(run, setting, onset, length, note);
  }
}

/** Semitones by which the new bars of the last chorus, and of a lift that comes again, lie higher. */
const FINALE_LIFT = 4;

/** How much likelier keys above all that the section had before are in them, on notes that can be heard. */
const CREST = 6;

function isCrest({ request, memories }: Setting, bar: number): boolean {
  const { section, recalled } = request;
  return (section.isFinale || climbs(section.kind)) && recalled !== null && memories[bar] !== "recalled";
}

/** Sixteenths that a note stays in the ear: until the next one, as the model counts them. */
function heldLength(setting: Setting, index: number, { bar, step, length }: Onset): number {
  const next = setting.onsets[index + 1];
  if (!next || setting.endsPhrase(index)) return length;
  return Math.max(length, Math.min(16, (next.bar - bar) * setting.steps + next.step - step));
}

/** What the feeling asks of one run. */
interface RunFeeling {
  readonly arousal: number;
  readonly dissonance: number;
  /** The height that the run circles around. */
  readonly center: number;
  /** The key that the run is to go beyond; 127 where it need not. */
  readonly crest: number;
}

function weigh(
  run: Run,
  setting: Setting,
  { arousal, dissonance, center, crest }: RunFeeling,
  onset: Onset,
  length: number,
  note: number,
  strength: number,
  place: 0 | 1 | 2,
  index: number,
): void {
  const { request, plans, contours, degrees, steps, onsets } = setting;
  const { low } = request.range;
  const relations = run.relations[note] ?? NONE;
  const fits = relationRow(strength, length, place);
  const closed = plans[onset.bar]?.cadence === "closed";
  const profile = degrees[place < 2 ? 0 : closed ? 2 : 1];
  const whole = (onset.bar + onset.step / steps) / plans.length;
  const contour = contourHeight(contours[onset.bar] ?? [], placeIn(setting, onset));
  const middle = center + contour * (1.4 + 0.7 * arousal) + archOf(request.section, whole);
  const comesHome = closed && place === 2 ? pitchClassOf(request.section.key.tonic) : -1;
  const home = request.endsSong && index === onsets.length - 1 ? homeOf(setting, relations) : -1;
  // Dissonant feelings take more of the tones that are foreign to the chord, where they weigh most of all: appoggiaturas.
  const leans = strength <= 2 || length >= 4;
  const colour = leans ? LEANING.least + LEANING.more * dissonance : 0.75 + 0.7 * dissonance;
  const resting = length >= 4 ? colour * (0.3 + 0.2 * dissonance) : colour;
  const rubbing = leans ? resting * (1 + GRATING * request.grating) : resting;
  for (let at = 0; at < run.width; at++) {
    const key = low + at;
    const pitchClass = key % 12;
    const relation = relations[pitchClass] ?? 6;
    let weight = 0;
    if (relation !== 6 && (home < 0 || pitchClass === home)) {
      const far = (key - middle) / CONTOUR_WIDTH;
      weight = (relationWeights[fits + relation] ?? 0.1) * (profile[pitchClass] ?? 0.1);
      weight *= (heights[at] ?? 0) / (1 + far * far);
      if (key > crest && length >= 2) weight *= CREST;
      if (relation >= 4) weight *= (relation === 5 ? rubbing : colour) * (length >= HELD ? FOREIGN : 1);
      else if (pitchClass === comesHome) weight *= HOMEWARD;
    }
    run.own[note * WIDEST + at] = weight;
  }
}

/**
 * How likely foreign tones on beats and of a quarter and more are, against what people write: appoggiaturas are the sighs
 * and the tension of dark music (Sloboda 1991), and consonance on the beats is the ease of bright music (Gabrielsson &
 * Lindström 2010).
 */
const LEANING = { least: 0.5, more: 1.5 };

/** How much likelier a tone a semitone above one of the chord's is on beats where the chords cannot grate themselves. */
const GRATING = 12;

const NONE = new Uint8Array(12);

/** By key, counted from the lowest: how likely its height is around the run's centre. */
const heights = new Float64Array(WIDEST);

/** The tonic, where the last chord has it; −1 where somebody asked for another last chord. */
function homeOf({ request }: Setting, relations: Uint8Array): number {
  const tonic = pitchClassOf(request.section.key.tonic);
  return (relations[tonic] ?? 6) < 4 ? tonic : -1;
}

/** The climax of a section lies at two thirds to three quarters of it; a chorus and a solo rise to it most. */
function archOf(section: PlannedSection, place: number): number {
  const peak = section.kind === "chorus" || section.kind === "solo" ? 3.6 : 2;
  const away = (place - 0.68) / 0.68;
  return peak * (0.5 - away * away);
}

/** What is remembered is kept where the chords allow it; else a neighbour takes its place. */
function remember(run: Run, setting: Setting, onset: Onset, length: number, note: number): void {
  const wanted = wantedKey(setting, onset);
  if (wanted === undefined) return;
  const { low, high } = setting.request.range;
  const at = note * WIDEST - low;
  const top = Math.min(high, low + WIDEST - 1);
  const weight = wanted < low || wanted > top ? 0 : (run.own[at + wanted] ?? 0);
  const memory = setting.memories[onset.bar];
  if (memory === "part") {
    if (weight > 0) run.own[at + wanted] = weight * REMEMBERED;
    return;
  }
  const relation = run.relations[note]?.[wanted % 12] ?? 6;
  const rubs = (relation === 5 && length >= 4) || (relation === 4 && length >= RESTING);
  const exact = weight > 0 && (memory === "recalled" || !rubs);
  for (let key = low; key <= top; key++) {
    const away = key > wanted ? key - wanted : wanted - key;
    if (exact && away > 0) run.own[at + key] = 0;
    else if (away <= 2) run.own[at + key] = (run.own[at + key] ?? 0) * BESIDE;
  }
}

/** The key that a note is to have by what came before; undefined where it is free. */
function wantedKey(setting: Setting, onset: Onset): number | undefined {
  const { plans, memories, steps, request } = setting;
  const { bar, step } = onset;
  const memory = memories[bar] ?? "new";
  if (memory === "recalled") return setting.recalledAt(bar, step);
  const model = plans[bar]?.model ?? null;
  // Half of the bar is kept where only a part of it comes back.
  if (memory === "new" || model === null || (memory === "part" && step >= steps / 2)) return undefined;
  const key = setting.keyAt(model, step);
  if (key === undefined) return undefined;
  if (memory === "up") return shifted(request.section.key, key, 1);
  if (memory === "down") return shifted(request.section.key, key, -1);
  if (memory === "inverted") return inverted(request.section.key, key, setting.firstKeyOf(model) ?? key);
  return key;
}
