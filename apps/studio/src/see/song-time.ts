/** The time of a song: ticks, bars and seconds. */
import type { WireSong } from "@music-brain/contract";

/** What tells the time of a song. */
export type Timed = Pick<WireSong, "time_signature" | "ticks_per_quarter" | "total_bars" | "tempo_changes">;

/** Ticks of one bar. */
export function ticksPerBar({ time_signature: [beats = 4, unit = 4], ticks_per_quarter }: Timed): number {
  return (beats * 4 * ticks_per_quarter) / unit;
}

/** Ticks of the whole song. */
export function lengthOf(song: Timed): number {
  return song.total_bars * ticksPerBar(song);
}

/** The tick at which so many seconds have passed. */
export function tickAt(song: Timed, seconds: number): number {
  const { tempo_changes, ticks_per_quarter } = song;
  let passed = 0;
  for (const [index, { tick, bpm }] of tempo_changes.entries()) {
    const perTick = 60 / bpm / ticks_per_quarter;
    const until = tempo_changes[index + 1]?.tick ?? Number.POSITIVE_INFINITY;
    if (passed + (until - tick) * perTick > seconds) return tick + (seconds - passed) / perTick;
    passed += (until - tick) * perTick;
  }
  return 0;
}

/** How many seconds have passed at a tick. */
export function secondsAt(song: Timed, tick: number): number {
  const { tempo_changes, ticks_per_quarter } = song;
  let passed = 0;
  for (const [index, change] of tempo_changes.entries()) {
    const until = Math.min(tick, tempo_changes[index + 1]?.tick ?? Number.POSITIVE_INFINITY);
    if (until <= change.tick) break;
    passed += ((until - change.tick) * 60) / change.bpm / ticks_per_quarter;
  }
  return passed;
}

/** Where a tick lies for somebody who counts: both from 1. */
export function placeOf(song: Timed, tick: number): { readonly bar: number; readonly beat: number } {
  const bar = Math.floor(tick / ticksPerBar(song));
  const beatTicks = (4 * song.ticks_per_quarter) / (song.time_signature[1] ?? 4);
  return { bar: bar + 1, beat: Math.floor((tick - bar * ticksPerBar(song)) / beatTicks) + 1 };
}
