/** Grooves of a family: lanes of bars that share their kick and snare, each in levels from sparse to dense. */
import { encodeShares } from "../../../packages/engine/src/data/learned/shares.ts";
import { distance, groupsOf, meanOf } from "./cluster.ts";
import { type Voice, voices } from "./performances.ts";
import type { StyleFamily } from "./styles.ts";
import { UNIT, type Unit } from "./units.ts";

/** One level of a lane, as it is written: each line is the share of units with a stroke, then how loud it is, by step. */
export interface LearnedLevel {
  /** Strokes a sixteenth. */
  readonly density: number;
  /** Share of the time-keeping strokes that are on the ride. */
  readonly ride: number;
  readonly lines: Readonly<Record<string, string>>;
}

/** A lane: grooves on one foundation. */
export interface LearnedLane {
  /** Share of the family's units. */
  readonly weight: number;
  readonly levels: readonly LearnedLevel[];
}

/** The voices of a groove; a crash belongs to the arrival, not to the groove. */
const grooveVoices = voices.filter((voice) => voice !== "crash");

/** A line that is struck more rarely than this anywhere is left out. */
const RARE = 0.1;

/** Lanes of units: more of them where there is more to learn from. */
export function learnLanes(
  units: readonly Unit[],
  { backbeat, toms, comments }: Pick<StyleFamily, "backbeat" | "toms" | "comments">,
): readonly LearnedLane[] {
  const lanes =
    units.length >= 800 ? 14 : units.length >= 300 ? 9 : units.length >= 150 ? 6 : units.length >= 60 ? 4 : 2;
  const groups = groupsOf(units.map(foundation), lanes);
  return Array.from({ length: lanes }, (_, lane) => units.filter((_, index) => groups[index] === lane))
    .map(typical)
    .filter((members) => hasBackbeat(members, backbeat ?? []) && (toms || isWithoutToms(members)))
    .filter((members) => members.length >= 5 && members.length >= units.length * 0.025)
    .map((members) => ({ members, clear: clarityOf(members, comments ?? false) }))
    .sort((one, other) => other.clear - one.clear)
    .filter(({ clear }, rank) => rank === 0 || clear >= CLEAR)
    .slice(0, 5)
    .sort((one, other) => other.members.length - one.members.length)
    .map(({ members }) => ({
      weight: rounded(members.length / units.length, 100),
      levels: learnLevels(members),
    }));
}

/** Lanes whose bars agree less than this with one another are solos and fills, not grooves. */
const CLEAR = 0.62;

/** The units of a lane nearest to its middle: three in four, for the rest are fills and starts. */
function typical(units: readonly Unit[]): readonly Unit[] {
  const vectors = units.map(foundation);
  const middle = meanOf(vectors);
  const ranked = units
    .map((unit, index) => ({ unit, apart: distance(vectors[index] ?? middle, middle) }))
    .sort((one, other) => one.apart - other.apart);
  return ranked.slice(0, Math.ceil(ranked.length * 0.75)).map(({ unit }) => unit);
}

/** Whether most units of a lane have a snare or a rim on every step of the backbeat, in both bars. */
function hasBackbeat(units: readonly Unit[], backbeat: readonly number[]): boolean {
  const snare = shareOf(units, "snare");
  const stick = shareOf(units, "stick");
  // What has a backbeat has its kick on the one.
  if (backbeat.length > 0 && (shareOf(units, "kick")[0] ?? 0) < 0.4) return false;
  return backbeat.every((step) =>
    [step, step + 16].every((at) => (snare[at] ?? 0) + (stick[at] ?? 0) >= 0.55),
  );
}

/** Whether no tom is struck anywhere in most units. */
function isWithoutToms(units: readonly Unit[]): boolean {
  return (["highTom", "midTom", "lowTom"] as const).every((tom) => Math.max(...shareOf(units, tom)) < 0.4);
}

/**
 * How much bars agree on kick and snare, or on the hand that keeps time, 0 … 1: the share of strokes that another bar
 * of the lane has too.
 */
function clarityOf(units: readonly Unit[], comments: boolean): number {
  const middle = comments
    ? shareOf(units, "hand")
    : meanOf(units.map((unit) => foundation(unit).subarray(0, 2 * UNIT)));
  let strokes = 0;
  let shared = 0;
  for (const share of middle) {
    strokes += share;
    shared += share * share;
  }
  return strokes === 0 ? 0 : shared / strokes;
}

function learnLevels(units: readonly Unit[]): readonly LearnedLevel[] {
  const sorted = units.toSorted((one, other) => one.density - other.density);
  const count = units.length >= 100 ? 4 : units.length >= 24 ? 3 : 2;
  return Array.from({ length: count }, (_, level) =>
    levelOf(
      sorted.slice(
        Math.floor((level * sorted.length) / count),
        Math.floor(((level + 1) * sorted.length) / count),
      ),
    ),
  );
}

function levelOf(units: readonly Unit[]): LearnedLevel {
  const lines: Record<string, string> = {};
  for (const voice of grooveVoices) {
    const shares = shareOf(units, voice);
    if (Math.max(...shares) >= RARE)
      lines[voice] = encodeShares(shares) + encodeShares(loudnessOf(units, voice));
  }
  const open = meanOf(units.map((unit) => unit.open));
  if (Math.max(...open) >= RARE) lines["open"] = encodeShares(open);
  return {
    density: rounded(mean(units.map(({ density }) => density)), 1000),
    ride: rounded(mean(units.map(({ ride }) => ride)), 100),
    lines,
  };
}

/** The share of units in which a voice is struck, by step. */
function shareOf(units: readonly Unit[], voice: Voice): number[] {
  return Array.from({ length: UNIT }, (_, step) =>
    mean(units.map(({ hits }) => ((hits[voice][step] ?? 0) > 0 ? 1 : 0))),
  );
}

/** How loud a voice is where it is struck, by step. */
function loudnessOf(units: readonly Unit[], voice: Voice): number[] {
  return Array.from({ length: UNIT }, (_, step) => {
    const struck = units.map(({ hits }) => hits[voice][step] ?? 0).filter((loudness) => loudness > 0);
    return struck.length === 0 ? 0 : mean(struck);
  });
}

/** What tells lanes apart: kick, accented snare and toms, a little of the hands. */
function foundation(unit: Unit): Float64Array {
  const vector = new Float64Array(UNIT * 4);
  for (let step = 0; step < UNIT; step++) {
    const { hits } = unit;
    const drum = Math.max(hits.snare[step] ?? 0, (hits.stick[step] ?? 0) * 1.2);
    const toms = Math.max(hits.highTom[step] ?? 0, hits.midTom[step] ?? 0, hits.lowTom[step] ?? 0);
    vector[step] = (hits.kick[step] ?? 0) > 0 ? 1 : 0;
    vector[UNIT + step] = drum > 0.45 ? 1 : 0;
    vector[2 * UNIT + step] = toms > 0.4 ? 0.7 : 0;
    vector[3 * UNIT + step] = (hits.hand[step] ?? 0) > 0 ? 0.4 : 0;
  }
  return vector;
}

/** The mean of numbers, 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** To the nearest part: `rounded(0.123, 100)` is 0.12. */
export function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
