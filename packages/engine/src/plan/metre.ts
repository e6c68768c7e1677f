/** Metres: how they are asked for, and how long a bar is. */
import { TICKS_PER_QUARTER, type TimeSignature } from "../song.ts";
import { oneOf, plain, quoted, type Wish } from "./wish.ts";

const metres: Readonly<Record<string, TimeSignature>> = {
  "4/4": [4, 4],
  "3/4": [3, 4],
  "6/8": [6, 8],
  "12/8": [12, 8],
  "5/4": [5, 4],
  "7/8": [7, 8],
};

/** Ticks of one sixteenth, the grid that patterns are written on. */
export const SIXTEENTH = TICKS_PER_QUARTER / 4;

/** How people say a metre in words. */
const metreWords: Readonly<Record<string, readonly string[]>> = {
  "4/4": ["four four", "common time", "in four", "in 4", "4 4"],
  "3/4": ["three four", "three quarter", "waltz time", "waltz", "in three", "in 3", "3 4"],
  "6/8": ["six eight", "in six", "in 6", "6 8"],
  "12/8": ["twelve eight", "in twelve", "in 12", "12 8", "shuffle"],
  "5/4": ["five four", "in five", "in 5", "5 4"],
  "7/8": ["seven eight", "in seven", "in 7", "7 8"],
};

/** The metre that a text names. */
export function readTimeSignature(text: string): Wish<TimeSignature> {
  const metre = metres[text.replace(/\s+/gu, "")] ?? metreIn(text) ?? metreIn(`in ${text}`);
  if (metre) return { value: metre };
  return {
    problem: `${quoted(text)} is not a metre that can be had: use ${oneOf(Object.keys(metres).map((name) => `"${name}"`))}.`,
  };
}

/**
 * The metre that stands somewhere in a text: in figures, or else in words.
 * @example
 * metreIn("dark prog in 7/8"); // [7, 8]
 */
export function metreIn(text: string): TimeSignature | undefined {
  const padded = ` ${plain(text).replaceAll("-", " ")} `;
  const inFigures = Object.keys(metres).find((name) => padded.includes(` ${name} `));
  if (inFigures !== undefined) return metres[inFigures];
  for (const [name, words] of Object.entries(metreWords)) {
    if (words.some((word) => padded.includes(` ${word} `))) return metres[name];
  }
  return undefined;
}

/**
 * How many quarters go by in one felt beat, for counting tempi. In a compound metre people feel the dotted quarter and
 * the eighth at once (Parncutt 1994): a rate between makes the same tempo as lively as in 4/4.
 */
export function quartersPerFeltBeat([beats, unit]: TimeSignature): number {
  if (unit === 4) return 1;
  return beats === 7 ? 1.08 : 1.2;
}

/** "6/8". */
export function showTimeSignature([numerator, denominator]: TimeSignature): string {
  return `${numerator}/${denominator}`;
}

/** Sixteenths in a bar: 16 in 4/4, 12 in 3/4 and 6/8, 24 in 12/8, 20 in 5/4, 14 in 7/8. */
export function stepsPerBar([numerator, denominator]: TimeSignature): number {
  return (numerator * 16) / denominator;
}

/** Ticks in a bar. */
export function ticksPerBar(metre: TimeSignature): number {
  return stepsPerBar(metre) * SIXTEENTH;
}

/** One beat of a metre. */
export interface Beat {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths: 4 a quarter, 6 a dotted quarter. */
  readonly length: number;
  /** 3 the downbeat, 2 where the bar's second half or group begins, 1 another beat. */
  readonly strength: 1 | 2 | 3;
}

const beats = (...rows: readonly (readonly [number, number, 1 | 2 | 3])[]): readonly Beat[] =>
  rows.map(([step, length, strength]) => ({ step, length, strength }));

/** The beats by metre; 5/4 is counted 3 + 2 and 7/8 is counted 2 + 2 + 3, as they mostly are. */
const beatTable: Readonly<Record<string, readonly Beat[]>> = {
  "4/4": beats([0, 4, 3], [4, 4, 1], [8, 4, 2], [12, 4, 1]),
  "3/4": beats([0, 4, 3], [4, 4, 1], [8, 4, 1]),
  "6/8": beats([0, 6, 3], [6, 6, 2]),
  "12/8": beats([0, 6, 3], [6, 6, 1], [12, 6, 2], [18, 6, 1]),
  "5/4": beats([0, 4, 3], [4, 4, 1], [8, 4, 1], [12, 4, 2], [16, 4, 1]),
  "7/8": beats([0, 4, 3], [4, 4, 1], [8, 6, 2]),
};

/** The same by 100 × numerator + denominator: it is asked for with every note. */
const beatsByNumber = new Map(
  Object.entries(beatTable).map(([name, row]) => {
    const [numerator = 0, denominator = 0] = name.split("/").map(Number);
    return [numerator * 100 + denominator, row];
  }),
);

/** The beats of a bar, in order; together they fill it. */
export function beatsOf(metre: TimeSignature): readonly Beat[] {
  return beatsByNumber.get(metre[0] * 100 + metre[1]) ?? [];
}

/**
 * How strong a place in the bar is: 3 the downbeat, 2 where its second half or group begins, 1 another beat, 0 off the
 * beat.
 * @param step sixteenths from the bar line
 * @example
 * metricStrength([4, 4], 8); // 2
 */
export function metricStrength(metre: TimeSignature, step: number): number {
  return strengthTable[(metre[0] * 16 + metre[1]) * MOST_STEPS + step] ?? 0;
}

/** The steps of a bar of 12/8, and a power of two. */
const MOST_STEPS = 32;

/** At (16 × numerator + denominator) × {@link MOST_STEPS} + step. */
const strengthTable = new Uint8Array((12 * 16 + 9) * MOST_STEPS);
for (const [number, row] of beatsByNumber) {
  const from = (Math.floor(number / 100) * 16 + (number % 100)) * MOST_STEPS;
  for (const { step, strength } of row) strengthTable[from + step] = strength;
}
