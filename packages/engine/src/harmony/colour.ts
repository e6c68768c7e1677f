/** The colour of chords: sevenths, ninths, suspensions, applied dominants, basses; by feeling, tension and genre. */
import type { HarmonyOriginId } from "../explain/origins.ts";
import { chanceAt } from "../random.ts";
import { chordIn, isAppliedTo, leadsTo, numeralFor } from "./chords.ts";
import { grit } from "./grit.ts";
import { type ChordModel, type ModelChord, modelOf } from "./model.ts";
import type { Harmony } from "./numerals.ts";
import type { HarmonyRequest, Slot } from "./request.ts";
import { scales } from "./scales.ts";
import { biteOf, spiceOf } from "./wanted.ts";

/** A chord in its place, coloured. */
export interface Coloured {
  readonly bar: number;
  readonly step: number;
  readonly length: number;
  readonly chord: Harmony;
  readonly origin: HarmonyOriginId;
  /** The chord of the model that it colours. */
  readonly from: ModelChord;
  readonly source: number;
  readonly closes: boolean;
}

/** What chance decides about colours: numbers in [0, 1) that stay the same for the same chord of the same theme. */
export interface ColourSalts {
  readonly sevenths: number;
  readonly extensions: number;
  readonly suspensions: number;
  readonly applied: number;
}

/** The chords of a section, coloured. A chord that comes again in the same way keeps its colour. */
export function coloured(
  request: HarmonyRequest,
  slots: readonly Slot[],
  salts: ColourSalts,
): readonly Coloured[] {
  const model = modelOf(request.key.mode, request.strict);
  const result: Coloured[] = [];
  slots.forEach((slot, index) => {
    const chord = chordAt(model, slot.chord);
    const next = slots[index + 1];
    const following = next ? chordAt(model, next.chord) : undefined;
    const place = slot.chord * 32 + (next?.chord ?? 31);
    const suffix = suffixOf(request, chord, following, salts, slot.chord, place);
    const plain = chordIn(request.key, numeralFor(chord, suffix, following));
    const coloured = { ...slot, chord: plain, from: chord, origin: originOf(slot, chord, following) };
    const parts = turned(request, coloured, following, salts, model) ??
      suspended(request, coloured, suffix, salts) ?? [coloured];
    result.push(...parts);
  });
  return result;
}

function chordAt(model: ChordModel, index: number): ModelChord {
  const chord = model.chords[index] ?? model.chords[model.home] ?? model.chords[0];
  if (!chord) throw new RangeError(`the model of ${model.mode} has no chord`);
  return chord;
}

function originOf(slot: Slot, chord: ModelChord, next: ModelChord | undefined): HarmonyOriginId {
  if (chord.outside === 0) return slot.origin;
  if (isAppliedTo(chord, next)) return "harmony.applied";
  // The leading tone of minor is at home there.
  return chord.role === "dominant" && (chord.step === 7 || chord.step === 11)
    ? slot.origin
    : "harmony.borrowed";
}

/**
 * The odds of a genre and those of the charts for this chord, multiplied; a fifth of all chords is the mean of both.
 * Pleasant feelings leave more triads plain (Costa, Fine & Ricci Bitti 2004), less so where every chord has its seventh.
 */
function seventhChance(request: HarmonyRequest, chord: ModelChord): number {
  const { sevenths, valence, strict } = request;
  if (sevenths === 0) return 0;
  // In jazz and its kin a plain triad would be bare.
  if (strict && sevenths >= 0.8) return 1;
  const plainer = 1 - 0.95 * Math.max(0, valence) * (1 - 0.5 * sevenths);
  const genre = Math.min(1, sevenths * plainer + 0.35 * biteOf(request) * (1 - sevenths));
  const usual = Math.min(0.8, Math.max(0.05, chord.seventh));
  const odds = genre * usual * 4;
  return odds / (odds + (1 - genre) * (1 - usual));
}

/** What is written after a numeral's degree: "7", "maj9", "". */
function suffixOf(
  request: HarmonyRequest,
  chord: ModelChord,
  next: ModelChord | undefined,
  salts: ColourSalts,
  own: number,
  place: number,
): string {
  const leads = isAppliedTo(chord, next);
  const seventh = chanceAt(salts.sevenths, leads ? place : own) < seventhChance(request, chord);
  const extension = chanceAt(salts.extensions, leads ? place : own);
  if (chord.diminished) return seventh || leads ? (chord.step === 11 || leads ? "°7" : "ø7") : "";
  if (!seventh) return addedTone(request, chord, extension) || grit(request, chord, extension);
  const minor = chord.tones[1] === 3;
  // Not every ninth is in the scale: what is asked for is a little more than what is had.
  const bite = biteOf(request);
  const ninth = extension < request.extended * (1 - 0.8 * Math.max(0, request.valence)) + 0.3 * bite;
  if (minor) return ninth && scaleHas(request, chord, 2) ? "9" : "7";
  if (isDominant(chord, request)) {
    const toMinor = leads ? next?.tones[1] === 3 : scales[request.key.mode][2] === 3;
    if (chord.role === "dominant" || leads) {
      const rich = 0.5 * request.extended * (1 - 0.7 * Math.max(0, request.valence));
      if (extension < rich + (toMinor || bite > 0.5 ? 0.5 * bite : 0)) {
        const flat = (toMinor || extension >= rich) && (leads || takesFlatNinth(request, chord));
        return flat ? "7b9" : "13";
      }
      return ninth && !toMinor ? "9" : "7";
    }
    return ninth ? "9" : "7";
  }
  // Pleasant feelings have the sixth in place of a seventh that rubs against the root.
  if (chanceAt(salts.extensions, 64 + own) < SWEETNESS * request.valence) return "add6";
  return ninth ? "maj9" : "maj7";
}

/** The share of major sevenths that the most pleasant feeling has as sixths. */
const SWEETNESS = 0.9;

/** A major chord whose seventh is the small one: the dominants, those that lead on, and what the scale has so. */
function isDominant(chord: ModelChord, { key, bluesy }: HarmonyRequest): boolean {
  const scale = scales[key.mode];
  if (bluesy && (chord.step === 0 || chord.step === 5)) return true;
  if (chord.step === 7) return true;
  if (chord.outside > 0) return ![8, 3, 1].includes(chord.step);
  return !scale.includes((chord.step + 11) % 12);
}

/** A flat ninth belongs to the fifth degree, and elsewhere to where the scale has it. */
function takesFlatNinth(request: HarmonyRequest, chord: ModelChord): boolean {
  return chord.step === 7 || scaleHas(request, chord, 1);
}

function scaleHas({ key }: HarmonyRequest, chord: ModelChord, semitones: number): boolean {
  return scales[key.mode].includes((chord.step + semitones) % 12);
}

/** A ninth or a sixth without a seventh: the soft light of ballads, on home and on the subdominant. */
function addedTone(request: HarmonyRequest, chord: ModelChord, draw: number): string {
  if (request.sevenths === 0 || chord.outside > 0 || !(chord.step === 0 || chord.step === 5)) return "";
  // Where sevenths are the rule a plain triad would be bare.
  if (chord.tones[1] === 4 && draw < request.sevenths * Math.max(0, request.valence)) return "add6";
  const soft =
    Math.max(0, 1 - request.arousal) * (0.06 + 0.2 * Math.min(1, request.sevenths + request.extended));
  return draw < soft && scaleHas(request, chord, 2) ? "add9" : "";
}

/** The dominant of the next chord in the second half of a last chord: how much, tension and spice decide. */
function turned(
  request: HarmonyRequest,
  at: Coloured,
  next: ModelChord | undefined,
  salts: ColourSalts,
  model: ChordModel,
): readonly Coloured[] | undefined {
  const half = halfOf(at.length, request);
  if (!at.closes || half === 0 || !next || next.step === 0 || next.outside > 0 || next.diminished)
    return undefined;
  if (request.style === "static" || request.key.mode === "locrian" || leadsTo(at.from, next))
    return undefined;
  // The dominant of minor's subdominant would be a major tonic, which takes minor its face.
  if (scales[request.key.mode][2] === 3 && next.step === 5) return undefined;
  const tension = request.tension[at.bar] ?? 0.4;
  const again = request.told > 0 ? 0.25 : 0;
  const chance = spiceOf(request) * (0.25 + 0.5 * tension + again) * (request.style === "loop" ? 0.5 : 1);
  if (chanceAt(salts.applied, at.source) >= chance) return undefined;
  // Agitation takes the diminished chord on the leading tone: the same dominant, its minor ninth in place of its root.
  const dark = chanceAt(salts.applied, 512 + at.source) < biteOf(request) * request.arousal;
  const applied = chordIn(request.key, `${dark ? "vii°7" : "V7"}/${next.numeral}`);
  if (applied.root === at.chord.root) return undefined;
  const from = { ...(model.chords[model.home] ?? at.from), outside: 1, role: "dominant" as const };
  return [
    { ...at, length: at.length - half, closes: false },
    {
      ...at,
      ...later(at, at.length - half, request),
      length: half,
      chord: applied,
      from,
      origin: "harmony.applied",
    },
  ];
}

/** A dominant whose third is held back by the fourth above its root, and then let go; more often by the unsure. */
function suspended(
  request: HarmonyRequest,
  at: Coloured,
  suffix: string,
  salts: ColourSalts,
): readonly Coloured[] | undefined {
  const half = halfOf(at.length, request);
  if (half === 0 || at.from.step !== 7 || at.from.tones[1] !== 4 || !["", "7", "9", "13"].includes(suffix)) {
    return undefined;
  }
  const tension = request.tension[at.bar] ?? 0.4;
  const heavy = Math.max(0, 1 - 1.2 * request.energy * (request.sevenths < 0.05 ? 1 : 0));
  const unsure = 0.15 * Math.max(0, 0.5 - request.dominance);
  const chance =
    (0.8 * at.from.suspended + 0.3 * tension * tension + unsure + (at.closes ? 0.06 : 0)) * heavy;
  if (chanceAt(salts.suspensions, at.source) >= chance) return undefined;
  const held = chordIn(request.key, suffix === "" ? "Vsus4" : "V7sus4");
  return [
    { ...at, length: at.length - half, chord: held, closes: false, origin: "harmony.suspension" },
    { ...at, ...later(at, at.length - half, request), length: half },
  ];
}

/** Half of a chord that lasts for half a bar or more, in whole eighths; the last bar's half of a longer one. */
function halfOf(length: number, { metre: [numerator, denominator] }: HarmonyRequest): number {
  const bar = (numerator * 16) / denominator;
  if (length < bar) return 0;
  return Math.floor(bar / 4) * 2 === 0 ? 0 : secondHalf(bar);
}

/** The second half of a bar: 8 of 16 sixteenths, 4 of 12 in three, 6 of 14, 8 of 20. */
function secondHalf(bar: number): number {
  if (bar === 12) return 6;
  if (bar === 14) return 6;
  return bar === 20 ? 8 : bar / 2;
}

function later(at: Coloured, steps: number, { metre: [numerator, denominator] }: HarmonyRequest) {
  const bar = (numerator * 16) / denominator;
  const place = at.step + steps;
  return { bar: at.bar + Math.floor(place / bar), step: place % bar };
}
