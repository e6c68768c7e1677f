/** The rhythm of a section's melody: bars that belong together share theirs exactly. */
import { learnedMelodyRhythm } from "../data/learned/melody.ts";
import { raceWinner } from "../harmony/race.ts";
import { type Beat, beatsOf } from "../plan/metre.ts";
import { chanceAt } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { type BarPlace, type Cell, cellAt, drawCell, type RhythmLeaning, silence } from "./cells.ts";
import { dithered } from "./dither.ts";
import type { BarPlan, Tune } from "./phrases.ts";

/** The rhythm of a bar, and of the pickup that leads into it. */
export interface BarRhythm {
  /** One a beat. */
  readonly cells: readonly Cell[];
  /** The bar before as the pickup has it, a character a sixteenth from the bar's end backwards; "" without one. */
  readonly pickup: string;
}

/**
 * A rhythm for each bar. Chance belongs to the bar and the beat, so that what is drawn for one leaves the others alone.
 * @param pickups how likely phrases begin with a pickup, 1 as people write
 * @param salt the theme's chance, in [0, 1)
 */
export function rhythmsFor(
  plans: readonly BarPlan[],
  metre: TimeSignature,
  leaning: RhythmLeaning,
  pickups: number,
  salt: number,
): BarRhythm[] {
  const beats = beatsOf(metre);
  const rhythms: BarRhythm[] = [];
  plans.forEach((plan, bar) => {
    const model = plan.model === null ? undefined : rhythms[plan.model];
    const starts = bar === plan.phraseStart;
    const pickup =
      model && plans[plan.model ?? 0]?.phraseStart === plan.model && starts
        ? model.pickup
        : starts
          ? drawPickup(beats, metre, plan.part, leaning, pickups, { salt, bar })
          : "";
    const before = beforeBar(plan, starts, pickup, rhythms[bar - 1]);
    const drawn = () => drawBar(beats, placeOf(plan, bar), before, leaning, { salt, bar });
    const cells = model
      ? answered(model.cells, plan.tune, beats, placeOf(plan, bar), leaning, { salt, bar })
      : drawn();
    rhythms.push({ cells, pickup });
  });
  return rhythms;
}

/** What a bar comes after: its pickup; before a phrase that has none, silence; else the bar before. */
function beforeBar(plan: BarPlan, starts: boolean, pickup: string, before: BarRhythm | undefined): Cell {
  if (starts && pickup !== "") return cellAt(pickup);
  return starts && plan.part !== "second" ? silence : (before?.cells.at(-1) ?? silence);
}

/**
 * How often a bar leaves the rhythm that it takes up at its middle, by how its tune relates to it: the learned shapes
 * call two rhythms the same when seven in ten of their onsets are.
 */
const LEAVING: Readonly<Record<Tune, number>> = {
  new: 0.7,
  part: 0.45,
  up: 0.1,
  down: 0.1,
  inverted: 0.2,
  same: 0,
};

/** Whose chance it is: a theme's, and a bar of it. */
export interface BarChance {
  /** In [0, 1). */
  readonly salt: number;
  readonly bar: number;
}

/** Races of a bar: so many drafts of so many beats, and the draws that come once. */
const RACES = 64;
const DRAFT_BEATS = 8;
const PICKUP = 40;
const ONCE = 56;

/** A bar that begins in the rhythm of another and may go its own way from the middle on. */
function answered(
  model: readonly Cell[],
  tune: Tune,
  beats: readonly Beat[],
  place: BarPlace,
  leaning: RhythmLeaning,
  chance: BarChance,
): readonly Cell[] {
  const leaves = chanceAt(chance.salt, chance.bar * RACES + ONCE) < LEAVING[tune] * leaning.leaving;
  const half = Math.ceil(model.length / 2);
  if (!leaves || half === model.length) return model;
  const kept = model.slice(0, half);
  return [...kept, ...drawCells(beats, half, place, kept.at(-1) ?? silence, leaning, chance, 0)];
}

/** The cells of one bar. */
export function drawBar(
  beats: readonly Beat[],
  place: BarPlace,
  before: Cell,
  wanted: RhythmLeaning,
  chance: BarChance,
): readonly Cell[] {
  const own = chanceAt(chance.salt, chance.bar * RACES + ONCE + 1);
  const leaning = {
    tilt: Math.max(0.3, dithered(wanted.tilt, 0.8, own)),
    against: Math.max(0.3, dithered(wanted.against, 0.4, own)),
    sixteenths: wanted.sixteenths,
    leaving: wanted.leaving,
    most: Math.max(1, dithered(wanted.most, 1, own)),
  };
  let best: readonly Cell[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let draft = 0; draft < DRAFTS; draft++) {
    const cells = drawCells(beats, 0, place, before, leaning, chance, draft);
    const fault = faultOf(cells, place, leaning.tilt);
    if (fault === 0) return cells;
    if (fault < least) [best, least] = [cells, fault];
  }
  return best;
}

/** How many rhythms are drafted for a bar; the soundest is kept. */
const DRAFTS = 3;

/** So many onsets more or fewer than usual are no fault. */
const VARIETY = 4;

/** Onsets to the beat where nothing tilts the tables. */
const USUAL = 1.15;

/**
 * What is wrong with a bar's rhythm, 0 for nothing: notes too few or too many, a bar that begins late, a phrase that
 * ends late or not at all.
 */
function faultOf(cells: readonly Cell[], place: BarPlace, tilt: number): number {
  const wanted = cells.length * USUAL * (0.35 + 0.65 * tilt) * (place === 2 ? 0.5 : 1);
  let onsets = 0;
  for (const cell of cells) onsets += cell.onsets;
  const away = Math.max(0, (onsets > wanted ? onsets - wanted : wanted - onsets) - VARIETY);
  const late = cells.findIndex((cell) => cell.onsets > 0) >= cells.length / 2;
  if (place !== 2) return away + (late || onsets === 0 ? 2.5 : 0);
  // A phrase comes to its end in its last bar, where it is waited for, and not late in it.
  return away + ((cells.at(-1)?.onsets ?? 0) > 0 || late || onsets === 0 ? 3 : 0);
}

function drawCells(
  beats: readonly Beat[],
  from: number,
  place: BarPlace,
  before: Cell,
  leaning: RhythmLeaning,
  { salt, bar }: BarChance,
  draft: number,
): readonly Cell[] {
  const cells: Cell[] = [];
  for (let index = from; index < beats.length; index++) {
    const { length } = beats[index] ?? { length: 4 };
    const last = index === beats.length - 1;
    const after = cells.at(-1) ?? before;
    const race = bar * RACES + draft * DRAFT_BEATS + index;
    cells.push(drawCell(length, place, likeBeat(beats, index), last, after, leaning, salt, race));
  }
  return cells;
}

/** Where a bar stands in its phrase. */
export function placeOf({ phraseStart, phraseBars, part }: BarPlan, bar: number): BarPlace {
  if (bar === phraseStart + phraseBars - 1) return part === "first" ? 5 : 2;
  if (bar === phraseStart) return part === "second" ? 6 : 0;
  return (bar - phraseStart) % 2 === 1 ? 4 : 1;
}

/** Which beat of a bar in 4/4 a beat is most like. */
function likeBeat(beats: readonly Beat[], index: number): number {
  const beat = beats[index];
  if (beat?.strength === 3) return 0;
  if (beat?.strength === 2) return 2;
  return index === beats.length - 1 ? 3 : 1;
}

function drawPickup(
  beats: readonly Beat[],
  metre: TimeSignature,
  part: BarPlan["part"],
  leaning: RhythmLeaning,
  pickups: number,
  { salt, bar }: BarChance,
): string {
  const races = bar * RACES + PICKUP;
  const length = raceWinner(
    learnedMelodyRhythm.pickups[part === "second" ? "half" : "phrase"].map((count, place) =>
      place === 0 ? count : count * pickups,
    ),
    salt,
    races + DRAFT_BEATS,
  );
  if (length <= 0) return "";
  if (metre[1] === 8) return length <= 4 ? "x-" : "x-x-";
  const from = beats.length - Math.ceil(length / 4);
  let before = silence;
  let text = "";
  for (let index = Math.max(1, from); index < beats.length; index++) {
    before = drawCell(4, 3, likeBeat(beats, index), false, before, leaning, salt, races + index);
    text += before.text;
  }
  return text
    .slice(-length)
    .replace(/^[-.]+/, "")
    .replace(/\.+$/, (rest) => "-".repeat(rest.length));
}
