/** Changes to the tempo of a performance. */
import type { TempoChange } from "../song.ts";

/** The slowest and the fastest tempo that a change may lead to, in quarter notes a minute. */
const SLOWEST = 5;
const FASTEST = 2400;

/**
 * Tempo changes multiplied by a factor that holds from edge to edge. The song's own tempo at its very start stays, as a
 * song begins at the tempo that it names.
 * @param edges ticks, in any order
 * @param factorAt the factor from that tick on
 */
export function scaledTempo(
  changes: readonly TempoChange[],
  edges: readonly number[],
  factorAt: (tick: number) => number,
): readonly TempoChange[] {
  const ticks = [...new Set([0, ...changes.map(({ tick }) => tick), ...edges])]
    .filter((tick) => tick >= 0)
    .sort((one, other) => one - other);
  const scaled: TempoChange[] = [];
  for (const tick of ticks) {
    const own = changes.findLast((change) => change.tick <= tick)?.bpm ?? 120;
    const wanted = tick === 0 ? own : own * factorAt(tick);
    const bpm = tick === 0 ? own : Math.round(Math.min(FASTEST, Math.max(SLOWEST, wanted)) * 1000) / 1000;
    if (scaled.at(-1)?.bpm !== bpm) scaled.push({ tick, bpm });
  }
  return scaled;
}
