/** How much a groove changes from bar to bar. */
import { mean, rounded } from "./grooves.ts";
import type { Performance, Voice } from "./performances.ts";

const watched = ["kick", "snare", "hand"] as const satisfies readonly Voice[];

/** By voice: the share of strokes that differ from those two bars before (1 less Jaccard's index). */
export function learnVariation(performances: readonly Performance[]): Record<string, number> {
  return Object.fromEntries(
    watched.map((voice) => [
      voice,
      rounded(mean(performances.flatMap((performance) => changes(performance, voice, 2))), 100),
    ]),
  );
}

function changes({ strokes }: Performance, voice: Voice, back: number): number[] {
  const bars: Set<number>[] = [];
  for (const stroke of strokes) {
    if (stroke.voice !== voice) continue;
    const bar = Math.floor(stroke.step / 16);
    bars[bar] = (bars[bar] ?? new Set()).add(stroke.step % 16);
  }
  const apart: number[] = [];
  for (let bar = back; bar < bars.length; bar++) {
    const one = bars[bar];
    const other = bars[bar - back];
    if (!one || !other) continue;
    const shared = [...one].filter((step) => other.has(step)).length;
    apart.push(1 - shared / (one.size + other.size - shared));
  }
  return apart;
}
