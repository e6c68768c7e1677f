/** Whether the music follows what was asked for, and keeps still where nothing was asked. */
import { spearman } from "../statistics/correlation.ts";
import { mean } from "../statistics/numbers.ts";
import { cellMeans, type Measure, type Sample } from "./grid.ts";

/** What a cue should do, and what moves it. */
export interface Expectation {
  readonly measure: Measure;
  readonly name: string;
  /** The dimension that leads it. */
  readonly lead: "valence" | "arousal";
  /** 1 where it rises with its dimension, −1 where it falls. */
  readonly direction: 1 | -1;
}

/**
 * The cues with the direction on which the studies agree (Gabrielsson & Lindström 2010, table 14.2; Eerola, Friberg &
 * Bresin 2013; for articulation also Juslin 2000).
 */
export const expectations: readonly Expectation[] = [
  { measure: "tempo", name: "tempo, bpm", lead: "arousal", direction: 1 },
  { measure: "mode", name: "mode brightness", lead: "valence", direction: 1 },
  { measure: "brightness", name: "brightness of the notes", lead: "valence", direction: 1 },
  { measure: "perSecond", name: "attacks a second", lead: "arousal", direction: 1 },
  { measure: "perBar", name: "attacks a bar", lead: "arousal", direction: 1 },
  { measure: "melodyPerBar", name: "melody notes a bar", lead: "arousal", direction: 1 },
  { measure: "loudness", name: "loudness, velocity", lead: "arousal", direction: 1 },
  { measure: "register", name: "register, MIDI pitch", lead: "valence", direction: 1 },
  { measure: "articulation", name: "articulation, held share", lead: "arousal", direction: -1 },
  { measure: "dissonance", name: "dissonance", lead: "valence", direction: -1 },
  { measure: "heardValence", name: "valence as estimated", lead: "valence", direction: 1 },
  { measure: "heardArousal", name: "arousal as estimated", lead: "arousal", direction: 1 },
];

/** How a cue answers over the grid. */
export interface Response extends Expectation {
  /** Its mean at each of the five levels of the dimension that leads it. */
  readonly levels: readonly number[];
  /** The largest step in the wrong direction, as a share of the whole range of the levels; 0 where there is none. */
  readonly worstStep: number;
  /** Of the five lines with the other dimension held: how many never step back by more than a tenth of the range. */
  readonly steadyLines: number;
  /** Spearman's rank correlation of the dimension asked for with the cue, over all songs. */
  readonly rank: number;
  /** The same with the other dimension, which should be near 0. */
  readonly otherRank: number;
  /** The cue's range over the other dimension as a share of its range over the leading one. */
  readonly drift: number;
}

/** Steps back that count as none: what a handful of songs in each cell leaves uncertain. */
const TOLERATED = 0.02;
const TOLERATED_IN_LINES = 0.1;

/** Whether the means rise (or fall) from level to level, but for 2 % of their range. */
export function isMonotone({ worstStep }: Pick<Response, "worstStep">): boolean {
  return worstStep <= TOLERATED;
}

/** How each cue answers. */
export function responsesOf(samples: readonly Sample[]): readonly Response[] {
  return expectations.map((expectation) => responseOf(samples, expectation));
}

/** How one cue answers. */
export function responseOf(samples: readonly Sample[], expectation: Expectation): Response {
  const { measure, lead, direction } = expectation;
  const cells = cellMeans(samples, measure);
  const byArousal = cells;
  const byValence = (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? 0));
  const [own, other] = lead === "arousal" ? [byArousal, byValence] : [byValence, byArousal];
  const levels = own.map(mean);
  const range = rangeOf(levels);
  const values = samples.map(({ cues }) => cues[measure]);
  const asked = { valence: samples.map((one) => one.valence), arousal: samples.map((one) => one.arousal) };
  return {
    ...expectation,
    levels,
    worstStep: worstStepOf(levels, direction, range),
    steadyLines: other.filter((line) => worstStepOf(line, direction, range) <= TOLERATED_IN_LINES).length,
    rank: spearman(asked[lead], values),
    otherRank: spearman(asked[lead === "arousal" ? "valence" : "arousal"], values),
    drift: range === 0 ? 0 : rangeOf(other.map(mean)) / range,
  };
}

function worstStepOf(levels: readonly number[], direction: 1 | -1, range: number): number {
  // A cue that never moves does not follow anything: that is no monotone answer.
  if (range === 0) return 1;
  let worst = 0;
  for (let index = 1; index < levels.length; index++) {
    worst = Math.max(worst, (((levels[index - 1] ?? 0) - (levels[index] ?? 0)) * direction) / range);
  }
  return worst;
}

function rangeOf(levels: readonly number[]): number {
  return Math.max(...levels) - Math.min(...levels);
}
