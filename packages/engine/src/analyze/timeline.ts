/** Where the bars and beats of a piece lie. */
import { type TempoChange, TICKS_PER_QUARTER } from "../song.ts";
import type { MetreChange } from "./piece.ts";

/** The bars and beats of a piece, from tick 0 until its last note has ended. */
export interface Timeline {
  /** The tick at which each bar begins, and where the last one ends. */
  readonly barStarts: readonly number[];
  /** The tick at which each beat begins, and where the last one ends. */
  readonly beatStarts: readonly number[];
  /** The bar that each beat lies in. */
  readonly barOf: readonly number[];
  /** 3 the downbeat, 2 where the bar's second half or last group begins, 1 another beat. */
  readonly strengths: readonly number[];
}

/** One beat within a bar. */
interface MetreBeat {
  /** Ticks from the bar line. */
  readonly at: number;
  readonly strength: number;
}

/**
 * Lays out bars from tick 0 to the end. A metre that changes within a bar ends that bar, at its first quarter at the
 * earliest, so that a file of nothing but metres has no more bars than another.
 * @param end the tick at which the last note ends
 */
export function layOut(metres: readonly MetreChange[], end: number): Timeline {
  const barStarts: number[] = [];
  const beatStarts: number[] = [];
  const barOf: number[] = [];
  const strengths: number[] = [];
  let place = 0;
  let tick = 0;
  let layout = beatsOfBar(4, 4);
  while (tick < end || barStarts.length === 0) {
    for (let next = metres[place]; next && next.tick <= tick; next = metres[place]) {
      layout = beatsOfBar(next.beats, next.unit);
      place++;
    }
    const change = metres[place]?.tick ?? Number.POSITIVE_INFINITY;
    const barEnd = Math.min(tick + layout.ticks, Math.max(change, tick + LEAST_BAR));
    for (const { at, strength } of layout.beats) {
      if (tick + at >= barEnd) break;
      beatStarts.push(tick + at);
      barOf.push(barStarts.length);
      strengths.push(strength);
    }
    barStarts.push(tick);
    tick = barEnd;
  }
  barStarts.push(tick);
  beatStarts.push(tick);
  return { barStarts, beatStarts, barOf, strengths };
}

/** The bar in which a tick lies, counted from 0, and the beat in it, counted from 1. */
export function placeOf(tick: number, { beatStarts, barOf }: Timeline): { bar: number; beat: number } {
  let [low, high] = [0, barOf.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((beatStarts[middle] ?? 0) <= tick) low = middle;
    else high = middle - 1;
  }
  const bar = barOf[low] ?? 0;
  let first = low;
  while (first > 0 && barOf[first - 1] === bar) first--;
  return { bar, beat: low - first + 1 };
}

/** The shortest bar that is believed: files may write 1/64. */
const LEAST_BAR = TICKS_PER_QUARTER;

/**
 * The beats of a metre: quarters; dotted quarters where eighths go by threes; else eighths by twos with a three at the
 * end, as 7/8 is mostly counted.
 */
function beatsOfBar(beats: number, unit: number): { ticks: number; beats: readonly MetreBeat[] } {
  const ticks = Math.max(LEAST_BAR, (beats * TICKS_PER_QUARTER * 4) / unit);
  const starts: number[] = [];
  const step = unit >= 8 && beats % 3 === 0 ? (TICKS_PER_QUARTER * 12) / unit : TICKS_PER_QUARTER;
  for (let at = 0; at < ticks; at += Math.max(step, TICKS_PER_QUARTER / 2)) starts.push(at);
  // What is left over joins the last beat: 7/8 is 2 + 2 + 3.
  if (starts.length > 1 && ticks - (starts.at(-1) ?? 0) < step) starts.pop();
  const middle = starts.find((at) => at >= ticks / 2 && starts.length > 3) ?? -1;
  return {
    ticks,
    beats: starts.map((at) => ({ at, strength: at === 0 ? 3 : at === middle ? 2 : 1 })),
  };
}

/** What MIDI takes for the tempo where none is written. */
const USUAL_BPM = 120;

/** The seconds from the start until each of some ticks, which are in order. */
export function secondsAt(ticks: readonly number[], tempi: readonly TempoChange[]): Float64Array {
  let place = 0;
  let [tick, bpm, seconds] = [0, USUAL_BPM, 0];
  return Float64Array.from(ticks, (until) => {
    for (let next = tempi[place]; next && next.tick <= until; next = tempi[place]) {
      seconds += ((next.tick - tick) / TICKS_PER_QUARTER) * (60 / bpm);
      [tick, bpm] = [next.tick, next.bpm];
      place++;
    }
    return seconds + ((until - tick) / TICKS_PER_QUARTER) * (60 / bpm);
  });
}
