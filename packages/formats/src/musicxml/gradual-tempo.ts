/** Where a song grows slower or faster over some time. */
import type { Song } from "@music-brain/engine";
import { barTicks } from "./beats.ts";

/** A gradual change of tempo. */
export interface GradualTempo {
  /** Where it begins. */
  readonly tick: number;
  readonly words: "rit." | "accel.";
}

/** Less than this share is a player's breath. */
const LEAST_SHARE = 0.04;
/** Bars that a change takes at least within a song; what is shorter is rubato. The song's last may be as short as it will. */
const LEAST_BARS = 4;

/** The gradual changes of a song's tempo, in order: stretches in which it only falls or only rises, by 4 % or more. */
export function gradualTempi({
  tempoChanges,
  timeSignature,
}: Pick<Song, "tempoChanges" | "timeSignature">): readonly GradualTempo[] {
  const found: GradualTempo[] = [];
  let from = 0;
  while (from < tempoChanges.length - 1) {
    const to = turnAfter(tempoChanges, from);
    const [first, second, last] = [tempoChanges[from], tempoChanges[from + 1], tempoChanges[to]];
    if (!first || !second || !last) break;
    const share = last.bpm / first.bpm - 1;
    const isLong = last.tick - second.tick >= LEAST_BARS * barTicks(timeSignature);
    const isGradual = to - from > 1 && Math.abs(share) >= LEAST_SHARE;
    if (isGradual && (isLong || to === tempoChanges.length - 1))
      found.push({ tick: second.tick, words: share < 0 ? "rit." : "accel." });
    from = to;
  }
  return found;
}

/** The index of the last change that goes on in the direction of the first one after `from`. */
function turnAfter(changes: Song["tempoChanges"], from: number): number {
  const direction = (index: number) => Math.sign((changes[index]?.bpm ?? 0) - (changes[index - 1]?.bpm ?? 0));
  let to = from + 1;
  while (to + 1 < changes.length && direction(to + 1) === direction(from + 1)) to += 1;
  return to;
}
