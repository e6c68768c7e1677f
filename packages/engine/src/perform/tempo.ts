/**
 * How the tempo moves, and how long a song lasts by it.
 *
 * Three things move it. A journey is followed gradually, and the ending slows down: both are written in the score, and
 * hold whatever `humanize` is. Within phrases the tempo breathes where a genre lets it: that is the players' own, and
 * grows with `humanize`. A tempo that somebody asked for holds until the ending.
 */
import { beatsOf, SIXTEENTH, ticksPerBar } from "../plan/metre.ts";
import { paceAt, paceOf } from "../plan/pace.ts";
import type { Plan } from "../plan/plan.ts";
import { type TempoChange, TICKS_PER_QUARTER } from "../song.ts";
import { mannerOf, roadShare } from "./manners.ts";
import { arch, MEAN_ARCH } from "./phrases.ts";

/** The share of the tempo that phrases move it by, in the freest music at full humanity (a tenth of Repp's pianists'). */
const BREATH = 0.05;

/** The share that energy moves it by: bands press on in the chorus. */
const PRESS = 0.05;

/** The share of the tempo that the deepest ritardando takes away. */
const DEEPEST = 0.52;

/** A smaller share of the tempo is not worth a change. */
const LEAST_CHANGE = 0.003;

/** Bars of the ritardando before the last bar. */
const RITARDANDO_BARS = 2;

/**
 * The tempo of a song: the first change is at tick 0 and is the plan's own tempo. There is at most one change a bar,
 * and in the ritardando one a beat; a genre that keeps the clock has the first alone.
 */
export function tempoOf(plan: Plan): readonly TempoChange[] {
  const { tempoBpm, totalBars, timeSignature } = plan;
  const barTicks = ticksPerBar(timeSignature);
  const changes: TempoChange[] = [{ tick: 0, bpm: tempoBpm }];
  const change = (tick: number, factor: number) => {
    const bpm = Math.round(tempoBpm * factor * 100) / 100;
    const before = changes.at(-1)?.bpm ?? tempoBpm;
    if (tick > 0 && Math.abs(bpm - before) > before * LEAST_CHANGE) changes.push({ tick, bpm });
  };
  const lowest = endingTempo(plan);
  const slowing = lowest < 1 ? Math.max(1, totalBars - 1 - RITARDANDO_BARS) : totalBars;
  const factors = barFactors(plan);
  for (let bar = 0; bar < slowing; bar++) change(bar * barTicks, factors[bar] ?? 1);
  if (slowing === totalBars) return changes;
  const last = (totalBars - 1) * barTicks;
  const reached = factors[slowing - 1] ?? 1;
  for (let bar = slowing; bar < totalBars - 1; bar++) {
    for (const { step } of beatsOf(timeSignature)) {
      const tick = bar * barTicks + step * SIXTEENTH;
      change(tick, reached * finalRitard((tick - slowing * barTicks) / (last - slowing * barTicks), lowest));
    }
  }
  change(last, reached * lowest);
  return changes;
}

/** The share of the tempo that is left in the last bar; 1 where the genre ends in time. */
export function endingTempo(plan: Plan): number {
  const { ritardando } = mannerOf(plan.genre);
  const arousal = plan.sections.at(-1)?.affect.arousal ?? 0.5;
  return 1 - DEEPEST * ritardando * (1.1 - 0.6 * arousal);
}

/**
 * The tempo in a final ritardando: the curve of a runner who stops with constant braking power (Friberg & Sundberg
 * 1999, q = 3).
 * @param place 0 where it begins … 1 where the last chord sounds
 * @param lowest the tempo at place 1, as a share of that at 0
 */
export function finalRitard(place: number, lowest: number): number {
  return cubeRoot(1 + (lowest * lowest * lowest - 1) * place);
}

/** By Newton's method from 1, in exact arithmetic alone, so that every machine finds the same; for 0.05 … 1. */
function cubeRoot(value: number): number {
  let root = 1;
  for (let round = 0; round < 12; round++) root -= (root * root * root - value) / (3 * root * root);
  return root;
}

/** The tempo of each bar as a share of the plan's: the journey's pace, and how players breathe. The first is 1. */
function barFactors(plan: Plan): Float64Array {
  const { totalBars, sections, humanize } = plan;
  const factors = new Float64Array(totalBars).fill(1);
  const { freedom } = mannerOf(plan.genre);
  if (freedom === 0 || plan.tempoIsWished) return factors;
  const stops = paceOf(plan.feeling, roadShare(plan.genre));
  const opening = sections[0]?.energy ?? 0.5;
  for (const section of sections) {
    const { startBar, bars, energy } = section;
    for (let bar = 0; bar < bars; bar++) {
      const place = startBar + bar;
      const phrase = arch(((bar % 4) + 0.5) / 4) - MEAN_ARCH;
      const own = humanize * freedom * (BREATH * phrase + PRESS * (energy - opening));
      factors[place] = paceAt(stops, place / Math.max(1, totalBars - 1)) * (1 + own);
    }
  }
  factors[0] = 1;
  return factors;
}

/**
 * The seconds from the start of a song to a tick, to the millisecond.
 * @param changes in order of time, the first at tick 0
 * @example
 * secondsUntil([{ tick: 0, bpm: 120 }, { tick: 960, bpm: 60 }], 1440); // 2
 */
export function secondsUntil(changes: readonly TempoChange[], tick: number): number {
  let seconds = 0;
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index];
    if (!change || change.tick >= tick) break;
    const until = Math.min(tick, changes[index + 1]?.tick ?? tick);
    seconds += ((until - change.tick) / TICKS_PER_QUARTER) * (60 / change.bpm);
  }
  return Math.round(seconds * 1000) / 1000;
}
