/** Note values: what a length of time is written as, and where it is parted and tied. */
import { TICKS_PER_QUARTER, type TimeSignature } from "@music-brain/engine";
import { barTicks, beatsOf, strongBeats } from "./beats.ts";
import type { Divisions } from "./written.ts";

/** The values of MusicXML that are written here. */
export type ValueName = "whole" | "half" | "quarter" | "eighth" | "16th" | "32nd";

/** A single written value. Times are ticks from the start of the song. */
export interface Value {
  readonly start: number;
  readonly length: number;
  readonly name: ValueName;
  readonly dots: 0 | 1;
  /** Where it is part of a triplet: the value of which three stand for two. */
  readonly tripletOf?: ValueName;
}

const QUARTER = TICKS_PER_QUARTER;

const undotted: readonly (readonly [length: number, name: ValueName])[] = [
  [4 * QUARTER, "whole"],
  [2 * QUARTER, "half"],
  [QUARTER, "quarter"],
  [QUARTER / 2, "eighth"],
  [QUARTER / 4, "16th"],
  [QUARTER / 8, "32nd"],
];

/** The values that fill a stretch of time; more than one are tied, or rests in a row. It may cross bar lines. */
export function valuesOf(
  start: number,
  end: number,
  metre: TimeSignature,
  divisions: Divisions,
): readonly Value[] {
  const values: Value[] = [];
  let at = start;
  while (at < end) {
    const until = Math.min(end, barEnd(at, metre));
    values.push(...inBar(at, until, metre, divisions));
    at = until;
  }
  return values;
}

function barEnd(tick: number, metre: TimeSignature): number {
  const bar = barTicks(metre);
  return (Math.floor(tick / bar) + 1) * bar;
}

function inBar(start: number, end: number, metre: TimeSignature, divisions: Divisions): readonly Value[] {
  if (start >= end) return [];
  const { beat, triplet, part } = divisions(start);
  const beatEnd = beat.start + beat.length;
  if (triplet && (start > beat.start || end < beatEnd)) {
    const until = Math.min(end, beatEnd);
    return [...ofTriplet(start, until, part), ...inBar(until, end, metre, divisions)];
  }
  const last = divisions(end - 1);
  if (last.triplet && end < last.beat.start + last.beat.length && start < last.beat.start)
    return [
      ...inBar(start, last.beat.start, metre, divisions),
      ...inBar(last.beat.start, end, metre, divisions),
    ];
  const whole = single(start, end - start);
  if (whole && isClear(start, end, metre)) return [whole];
  const at = partedAt(start, end, metre);
  return [...inBar(start, at, metre, divisions), ...inBar(at, end, metre, divisions)];
}

/** A value of its own, where a length is one. */
function single(start: number, length: number): Value | undefined {
  for (const [plain, name] of undotted) {
    if (length === plain) return { start, length, name, dots: 0 };
    if (length === plain * 1.5) return { start, length, name, dots: 1 };
  }
  return undefined;
}

function ofTriplet(start: number, end: number, part: number): readonly Value[] {
  const tripletOf = part * 2 === QUARTER / 3 ? "16th" : "eighth";
  const values: Value[] = [];
  let at = start;
  while (at < end) {
    const length =
      [QUARTER / 1.5, QUARTER / 3, QUARTER / 6].find((possible) => at + possible <= end) ?? end - at;
    const name = length === QUARTER / 1.5 ? "quarter" : length === QUARTER / 3 ? "eighth" : "16th";
    values.push({ start: at, length, name, dots: 0, tripletOf });
    at += length;
  }
  return values;
}

/** Whether a single value shows where the beats are, or is a syncopation that everybody reads. */
function isClear(start: number, end: number, metre: TimeSignature): boolean {
  const bar = barTicks(metre);
  const at = start % bar;
  const until = at + end - start;
  const crossed = (places: readonly number[]) => places.some((place) => at < place && place < until);
  if (at === 0 && (until === bar || metre[1] === 4)) return true;
  const beats = beatsOf(metre);
  const onBeat = beats.some((beat) => beat.start === at);
  if (metre[1] === 8)
    return onBeat
      ? beats.some((beat) => beat.start + beat.length === until) || !crossed(starts(beats))
      : !crossed(starts(beats));
  if (crossed(strongBeats(metre))) return false;
  if (onBeat) return true;
  // Off the beat: within it, or an eighth's syncopation over one beat.
  return !crossed(starts(beats)) || (at % (QUARTER / 2) === 0 && end - start === QUARTER);
}

function starts(beats: readonly { readonly start: number }[]): readonly number[] {
  return beats.map(({ start }) => start);
}

/** Where a length is parted: at the strongest place within it, else where its longest value ends. */
function partedAt(start: number, end: number, metre: TimeSignature): number {
  const bar = barTicks(metre);
  const barStart = Math.floor(start / bar) * bar;
  const inside = (places: readonly number[]) =>
    places.map((place) => barStart + place).find((place) => start < place && place < end);
  const strong = inside(strongBeats(metre));
  if (strong !== undefined) return strong;
  const beat = inside(starts(beatsOf(metre)));
  const onBeat = beatsOf(metre).some((each) => barStart + each.start === start);
  if (beat !== undefined && !onBeat) return beat;
  const longest = undotted
    .flatMap(([length]) => [length * 1.5, length])
    .find((length) => start + length < end);
  return start + (longest ?? end - start);
}
