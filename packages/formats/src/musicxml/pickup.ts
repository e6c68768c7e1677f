/** A pickup: a first bar that is shorter than the others, since nothing sounds before. */
import type { TimeSignature, Track } from "@music-brain/engine";
import { barTicks, beatsOf } from "./beats.ts";

/** A player may be so early on the beat, in ticks. */
const EARLY = 36;

/** Ticks of silence that the first bar leaves out: whole beats, half of the bar or more; 0 where there is no pickup. */
export function pickupOf(tracks: readonly Track[], metre: TimeSignature): number {
  const bar = barTicks(metre);
  const first = Math.min(...tracks.map(({ notes }) => notes[0]?.start ?? Number.POSITIVE_INFINITY)) + EARLY;
  if (first >= bar) return 0;
  const silent = beatsOf(metre).findLast(({ start }) => start <= first)?.start ?? 0;
  return silent >= bar / 2 ? silent : 0;
}
