/**
 * What chords a mode has and how they follow one another, as probabilities: learned from charts for the modes that the
 * corpora have enough of, and read off the tables of loops and functions for the others.
 */
import { type LearnedMode, learnedModes, type ModeTable } from "../data/learned/harmony.ts";
import type { Mode, SectionKind } from "../song.ts";
import { tableOf } from "./hand-table.ts";
import { readNumeral } from "./numerals.ts";
import { pitchClassOf, wrap } from "./pitch.ts";
import { type RowsAfterTwo, rowsWhenAsked } from "./rows-when-asked.ts";
import { scales } from "./scales.ts";
import { strictModel } from "./strict.ts";
import { normalized, sumOf } from "./sums.ts";

/** What a chord does in its key. */
export type ChordFunction = "tonic" | "predominant" | "dominant";

/** A triad of a mode. */
export interface ModelChord {
  /** As in the tables: "bVII". */
  readonly numeral: string;
  /** Semitones from the tonic up to the root. */
  readonly step: number;
  /** Semitones above the root. */
  readonly tones: readonly number[];
  readonly role: ChordFunction;
  /** Darkest −1 … 1 brightest. */
  readonly brightness: number;
  /** The share of its tones that the scale lacks, 0 … 1. */
  readonly outside: number;
  /** Whether its triad is diminished. */
  readonly diminished: boolean;
  /** Shares of the charts, 0 … 1. */
  readonly seventh: number;
  readonly suspended: number;
  readonly lowThird: number;
  readonly lowFifth: number;
}

/** Where in its phrase a chord begins, as indices into {@link ChordModel.after}. */
export const INNER = 0;
/** See {@link INNER}. */
export const PRE_CADENCE = 1;
/** See {@link INNER}. */
export const CADENCE = 2;

/** The harmony of a mode. All lists and matrices follow the order of `chords`, from dark to bright. */
export interface ChordModel {
  readonly mode: Mode;
  readonly chords: readonly ModelChord[];
  /** The index of the tonic chord. */
  readonly home: number;
  /** How likely a phrase opens with each chord. */
  readonly opening: Float64Array;
  /** By place ({@link INNER}, {@link PRE_CADENCE}, {@link CADENCE}): the chance of each chord after each, row by row. */
  readonly after: readonly Float64Array[];
  /** The same after two chords; undefined where the tables have too little. */
  readonly afterTwo: RowsAfterTwo;
  /** How much more a kind of section uses each chord than the mode does on the whole. */
  readonly leaning: Readonly<Record<SectionKind, Float64Array>>;
  /** How often phrases of a kind of section end on each of {@link cadenceKinds}. */
  readonly cadences: Readonly<Record<SectionKind, Float64Array>>;
}

/** The ways in which a phrase ends: V–I, IV–I, another chord and I, on the dominant, V and not I, elsewhere. */
export const cadenceKinds = ["authentic", "plagal", "modal", "half", "deceptive", "open"] as const;

/** One of {@link cadenceKinds}. */
export type CadenceKind = (typeof cadenceKinds)[number];

const KINDS: readonly SectionKind[] = ["intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "outro"];

const free = new Map<Mode, ChordModel>();
const strict = new Map<Mode, ChordModel>();

/**
 * The harmony of a mode; made once.
 * @param common whether it keeps to the rules of common practice, as jazz and classical music do
 */
export function modelOf(mode: Mode, common: boolean): ChordModel {
  const known = common ? strict : free;
  const found = known.get(mode);
  if (found) return found;
  const made = common
    ? strictModel(modelOf(mode, false))
    : modelFrom(mode, isLearned(mode) ? learnedModes[mode] : tableOf(mode));
  known.set(mode, made);
  return made;
}

function isLearned(mode: Mode): mode is LearnedMode {
  return Object.hasOwn(learnedModes, mode);
}

function modelFrom(mode: Mode, table: ModeTable): ChordModel {
  const unsorted = table.chords.map((_, index) => chordOf(table, mode, index));
  const brightness = (index: number) => unsorted[index]?.brightness ?? 0;
  const order = unsorted
    .map((_, index) => index)
    .sort((one, other) => brightness(one) - brightness(other) || one - other);
  const chords = order.flatMap((index) => unsorted[index] ?? []);
  const places = new Map(order.map((from, to) => [from, to]));
  const size = chords.length;
  const used = order.map((index) => sumOf(KINDS.map((kind) => table.bySection[kind]?.[index] ?? 0)));
  const after = (["inner", "pre-cadence", "cadence"] as const).map((place) =>
    transitions(order, table.after[place], table.after.inner, used),
  );
  return {
    mode,
    chords,
    home: chords.findIndex(({ step }) => step === 0),
    opening: normalized(order.map((index) => (table.opening[index] ?? 0) + 1)),
    after,
    afterTwo: triples(table.afterTwo, places, size, after[INNER] ?? new Float64Array(size * size)),
    leaning: byKind((kind) => leaningOf(order, table.bySection[kind] ?? [], used)),
    cadences: byKind((kind) => cadenceShares(table, kind, chords)),
  };
}

function byKind(value: (kind: SectionKind) => Float64Array): Readonly<Record<SectionKind, Float64Array>> {
  return {
    intro: value("intro"),
    verse: value("verse"),
    "pre-chorus": value("pre-chorus"),
    chorus: value("chorus"),
    bridge: value("bridge"),
    solo: value("solo"),
    outro: value("outro"),
  };
}

function chordOf(table: ModeTable, mode: Mode, index: number): ModelChord {
  const numeral = table.chords[index] ?? "I";
  const { step, tones } = rootAndTones(numeral, mode);
  const scale = scales[mode];
  const foreign = tones.filter((tone) => !scale.includes((step + tone) % 12)).length;
  const share = (list: readonly number[] | undefined) => (list?.[index] ?? 0) / 1000;
  return {
    numeral,
    step,
    tones,
    role: roleOf(step, tones, mode),
    brightness: brightnessOf(step, tones, mode),
    outside: foreign / tones.length,
    diminished: tones[2] === 6,
    seventh: share(table.sevenths),
    suspended: share(table.suspended),
    lowThird: share(table.inversions[0]),
    lowFifth: share(table.inversions[1]),
  };
}

function rootAndTones(numeral: string, mode: Mode): { step: number; tones: readonly number[] } {
  const chord = readNumeral(numeral, { tonic: "C", mode });
  if (!chord) throw new RangeError(`"${numeral}" in the tables is no numeral of ${mode}`);
  return { step: wrap(chord.root - pitchClassOf("C"), 12), tones: chord.tones };
}

/**
 * Major triads are heard as brighter than minor ones, and those as brighter than diminished ones (Crowder 1984;
 * Lahdelma & Eerola 2016); beyond that a tone is brighter the sharper it lies on the line of fifths (Temperley & Tan
 * 2013 find so for modes), which counts most where it leaves the scale.
 */
function brightnessOf(step: number, tones: readonly number[], mode: Mode): number {
  const place = (semitones: number) => ((((semitones * 7) % 12) + 5) % 12) - 5;
  const home = scales[mode][2] === 3 ? [0, 3, 7] : [0, 4, 7];
  const mean = (all: readonly number[]) => sumOf(all) / all.length;
  const sharper = (mean(tones.map((tone) => place((step + tone) % 12))) - mean(home.map(place))) / 4;
  const quality = tones[1] === 4 ? 0.4 : tones[2] === 6 ? -0.8 : -0.4;
  const leaves = tones.some((tone) => !scales[mode].includes((step + tone) % 12));
  return Math.max(-1, Math.min(1, quality + sharper * (leaves ? 0.9 : 0.25)));
}

/** By the root's degree and, on the leading tone, by the chord: what ends on home from a fifth or a step away leads there. */
function roleOf(step: number, tones: readonly number[], mode: Mode): ChordFunction {
  if (step === 0) return "tonic";
  if (step === 7 || step === 11) return "dominant";
  if (step === 10) return "dominant";
  if (step === 1 || (step === 2 && mode === "lydian")) return mode === "major" ? "predominant" : "dominant";
  if (step === 6 && mode === "locrian") return "dominant";
  if (step === 5 || step === 2 || step === 6) return "predominant";
  if (step === 8) return "predominant";
  return tones[1] === 4 && step === 9 ? "predominant" : "tonic";
}

/** Counts of a place, held up by those of all places where they are few, and by what the mode uses at all. */
function transitions(
  order: readonly number[],
  counts: readonly number[],
  inner: readonly number[],
  used: readonly number[],
): Float64Array {
  const size = order.length;
  const matrix = new Float64Array(size * size);
  const all = sumOf(used);
  const floor = used.map((count) => (2 * count) / Math.max(1, all));
  order.forEach((from, row) => {
    const weights = order.map((to, column) => {
      if (to === from) return 0;
      const place = (counts[from * size + to] ?? 0) + 0.3 * (inner[from * size + to] ?? 0);
      return place + (floor[column] ?? 0);
    });
    matrix.set(normalized(weights), row * size);
  });
  return matrix;
}

/**
 * The chance after two chords, held up by that after one as by eight observations (Witten & Bell 1991 weigh alike). A song
 * asks for few of the hundreds of pairs: each row is made when it is first asked for.
 */
function triples(
  counts: readonly number[],
  places: ReadonlyMap<number, number>,
  size: number,
  after: Float64Array,
): RowsAfterTwo {
  const seen = new Map<number, number[]>();
  for (let at = 0; at + 3 < counts.length; at += 4) {
    const one = places.get(counts[at] ?? -1);
    const other = places.get(counts[at + 1] ?? -1);
    if (one === undefined || other === undefined) continue;
    const pair = one * size + other;
    const rows = seen.get(pair);
    if (rows) rows.push(at);
    else seen.set(pair, [at]);
  }
  return rowsWhenAsked(size, (one, other) => {
    const rows = seen.get(one * size + other);
    if (!rows) return undefined;
    const chances = after.slice(other * size, other * size + size).map((chance) => 8 * chance);
    for (const at of rows) {
      const next = places.get(counts[at + 2] ?? -1);
      if (next !== undefined) chances[next] = (chances[next] ?? 0) + (counts[at + 3] ?? 0);
    }
    return normalized(chances);
  });
}

function leaningOf(
  order: readonly number[],
  counts: readonly number[],
  used: readonly number[],
): Float64Array {
  const all = Math.max(1, sumOf(used));
  const here = sumOf(counts) + 40;
  return Float64Array.from(order, (index, place) => {
    const usual = ((used[place] ?? 0) + 1) / (all + order.length);
    return ((counts[index] ?? 0) + 40 * usual) / here / usual;
  });
}

function cadenceShares(table: ModeTable, kind: SectionKind, chords: readonly ModelChord[]): Float64Array {
  const shares = new Float64Array(cadenceKinds.length).fill(2);
  for (const row of table.cadences[kind] ?? []) {
    const [one, other, count] = row.split(" ");
    const before = chords.find(({ numeral }) => numeral === one);
    const last = chords.find(({ numeral }) => numeral === other);
    if (!before || !last) continue;
    const place = cadenceKinds.indexOf(cadenceOf(before, last));
    shares[place] = (shares[place] ?? 0) + Number(count);
  }
  return normalized(shares);
}

/** Which cadence two chords at the end of a phrase make. */
export function cadenceOf(before: ModelChord, last: ModelChord): CadenceKind {
  if (last.step === 0) {
    if (before.role === "dominant" && (before.step === 7 || before.step === 11)) return "authentic";
    return before.step === 5 || before.step === 2 ? "plagal" : "modal";
  }
  if (last.role === "dominant") return "half";
  return before.role === "dominant" && (last.step === 9 || last.step === 8) ? "deceptive" : "open";
}
