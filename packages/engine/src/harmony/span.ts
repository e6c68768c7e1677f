/** Chords in bars: how the harmony of a song is handed from part to part. */
import type { HarmonyOriginId } from "../explain/origins.ts";
import type { Harmony } from "./numerals.ts";

/** One chord within one bar. */
export interface ChordSpan {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths, 1 or more; a span ends at the bar line at the latest. */
  readonly length: number;
  readonly chord: Harmony;
  /** Which rule or table the chord comes of. */
  readonly origin: HarmonyOriginId;
}

/** The chords of one bar, in order of time; together they fill it. One at least. */
export type BarHarmony = readonly [ChordSpan, ...ChordSpan[]];

/** The bars of a section. */
export type SectionHarmony = readonly BarHarmony[];

/** The sections of a song, in the order of the plan. */
export type SongHarmony = readonly SectionHarmony[];

/** A bar of one chord. */
export function wholeBar(chord: Harmony, steps: number, origin: HarmonyOriginId): BarHarmony {
  return [{ step: 0, length: steps, chord, origin }];
}

/** The span that sounds at a step of a bar: the last that has begun. */
export function spanAt(bar: BarHarmony, step: number): ChordSpan {
  let sounding = bar[0];
  for (const span of bar) if (span.step <= step) sounding = span;
  return sounding;
}
