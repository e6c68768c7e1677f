/** Fills: the beats before an arrival, of a shape that has a name or drawn from what drummers play there. */
import type { FillShape } from "../data/fills.ts";
import type { Drum } from "../data/grooves.ts";
import { type FillCell, type LearnedStyle, learnedDrumStyle } from "../data/learned/drums.ts";
import { raceWinner } from "../harmony/race.ts";
import { beatsOf } from "../plan/metre.ts";
import { chanceAt } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { drums } from "./ladder.ts";
import type { Strokes } from "./strokes.ts";

/** A fill that is asked for. */
export interface FillWish {
  readonly style: LearnedStyle;
  readonly metre: TimeSignature;
  readonly steps: number;
  /** How many beats of the bar's end it takes. */
  readonly beats: number;
  /** How busy it is, 0 … 1. */
  readonly energy: number;
  /** The energy of what it leads into, 0 … 1. */
  readonly into: number;
  /** The named shapes that it may have. */
  readonly shapes: readonly FillShape[];
  /** What the fill belongs to, in [0, 1). */
  readonly salt: number;
  /** Whether it is played on the drums of an orchestra, or of a machine. */
  readonly kit: "band" | "orchestral" | "machine";
  /** Drums, by their number in the kit, whose groove goes on under it. */
  readonly through: ReadonlySet<number>;
}

const drumOfLetter: Readonly<Record<string, Drum>> = {
  S: "snare",
  H: "highTom",
  M: "midTom",
  L: "lowTom",
  C: "crash",
  T: "closedHat",
  X: "stick",
  K: "kick",
};

/** What plays a drummer's part where there is no drum kit. */
const substitutes: Readonly<Record<FillWish["kit"], Readonly<Partial<Record<Drum, Drum>>>>> = {
  band: {},
  orchestral: { snare: "midTom", stick: "midTom", closedHat: "highTom", crash: "highTom", kick: "lowTom" },
  machine: { highTom: "snare", midTom: "clap", stick: "clap", crash: "openHat" },
};

const KICK = drums.indexOf("kick");
const PEDAL = drums.indexOf("pedalHat");

/** Cells fewer than this make no fills. */
const ENOUGH = 12;

/** The fills of a style, or of its neighbour where it has few. */
export function fillStyle(style: LearnedStyle): LearnedStyle {
  return style.cells.length >= ENOUGH ? style : learnedDrumStyle(style.swung ? "jazz" : "rock");
}

/** The step from which a fill of so many beats is played. */
export function fillStart(metre: TimeSignature, steps: number, beats: number): number {
  const all = beatsOf(metre);
  return all[all.length - beats]?.step ?? (beats > 0 ? 0 : steps);
}

/** Writes a fill into the end of a bar; what the groove plays there makes way for it, but for the foot on the hat. */
export function playFill(strokes: Strokes, wish: FillWish): void {
  const { metre, steps, energy, salt, style } = wish;
  const all = beatsOf(metre);
  const beats = all.slice(all.length - wish.beats);
  const from = beats[0]?.step ?? steps;
  for (let drum = 0; drum < drums.length; drum++) {
    if (drum !== PEDAL && !wish.through.has(drum)) strokes.fill(0, drum * steps + from, (drum + 1) * steps);
  }
  const shape = shapeFor(wish);
  let before = -1;
  beats.forEach(({ step: start, length }, index) => {
    const place = 4 - beats.length + index;
    const progress = (index + 1) / beats.length;
    const swell = 0.72 + 0.28 * progress;
    if (shape) {
      write(strokes, beatOf(shape, index), start, length, swell, wish);
      return;
    }
    const cell = drawCell(style, before, place, 1.2 + 2 * energy + 0.6 * progress, salt, index);
    before = cell;
    write(strokes, style.cells[cell], start, length, swell, wish);
  });
}

/** Of so many fills this share has a named shape. */
const NAMED = 0.72;

/** How fast a shape becomes unlikely as it is busier or calmer than is wanted, by the square of the distance. */
const PULL = 40;

/** The shape of a fill; undefined where it is drawn beat by beat from what was learned. */
function shapeFor({ shapes, beats, energy, into, salt }: FillWish): FillShape | undefined {
  if (chanceAt(salt, 7) > NAMED) return undefined;
  const wanted = 0.5 * (energy + into);
  const weights = shapes.map(({ strokes, suits }) =>
    strokes.length === 4 * beats ? 1 / (1 + PULL * (suits - wanted) * (suits - wanted)) : 0,
  );
  return shapes[raceWinner(weights, salt, 8)];
}

/** How loud the strokes of a beat are: the hand leans on the beat and on the eighth. */
const LEANING = Float32Array.from([0.9, 0.6, 0.78, 0.66]);

function beatOf({ strokes }: FillShape, beat: number): Pick<FillCell, "strokes" | "loudness"> {
  return { strokes: strokes.slice(4 * beat, 4 * beat + 4), loudness: LEANING };
}

/** The number of the next cell: as common in this beat as drummers have it, and after the cell before, and about as busy. */
function drawCell(
  style: LearnedStyle,
  before: number,
  place: number,
  busy: number,
  salt: number,
  race: number,
): number {
  const weights = style.cells.map((cell, index) =>
    weightOf(cell, style.follows.get(before * 64 + index) ?? 0, place, busy),
  );
  return Math.max(0, raceWinner(weights, salt, race));
}

function weightOf(cell: FillCell | undefined, follows: number, place: number, busy: number): number {
  if (!cell) return 0;
  const apart = cell.struck - busy;
  const common = (cell.counts[place] ?? 0) + 0.2 * cell.total;
  return (common * (1 + 2 * follows)) / (1 + apart * apart * apart * apart);
}

function write(
  strokes: Strokes,
  cell: Pick<FillCell, "strokes" | "loudness"> | undefined,
  start: number,
  length: number,
  swell: number,
  { steps, kit, energy, through }: FillWish,
): void {
  if (!cell) return;
  for (let place = 0; place < 4; place++) {
    const letter = cell.strokes[place] ?? ".";
    if (letter === ".") continue;
    // A beat of three eighths takes the strokes on its eighths, the last one on its last sixteenth.
    const step = start + (length === 6 ? ([0, 2, 4, 5][place] ?? 0) : place);
    const loudness = (0.35 + 0.65 * (cell.loudness[place] ?? 0.6)) * swell * (0.75 + 0.25 * energy);
    const named = drumOfLetter[letter.toUpperCase()] ?? "snare";
    // A crash within a fill is for the loud.
    const drum = named === "crash" && energy < 0.65 ? "openHat" : named;
    const played = drums.indexOf(substitutes[kit][drum] ?? drum);
    if (!through.has(played)) strokes[played * steps + step] = loudness;
    if (letter !== letter.toUpperCase() && !through.has(KICK)) strokes[KICK * steps + step] = loudness * 0.9;
  }
}
