/** The rhythm of each bar of a melody. */
import { type MelodyRhythms, rhythmsInFour, rhythmsInSix, rhythmsInThree } from "../data/melody-rhythms.ts";
import type { Stream } from "../random.ts";
import { eventsOf, type PatternEvent } from "../rhythm/pattern.ts";
import type { TimeSignature } from "../song.ts";
import type { BarPlan } from "./phrases.ts";

/**
 * A rhythm for each bar: bars that share a rhythm letter share it; the letters are drawn so that the number of notes
 * fits the density.
 * @param density few notes 0 … 1 many
 */
export function rhythmsFor(
  bars: readonly BarPlan[],
  metre: TimeSignature,
  density: number,
  stream: Stream,
): readonly (readonly PatternEvent[])[] {
  const table = tableFor(metre);
  const most = metre[0] === 4 ? 8.5 : 6.5;
  const wanted = 1.2 + density * (most - 1.2);
  const chosen = new Map<string, readonly PatternEvent[]>();
  return bars.map((bar) => {
    const known = chosen.get(bar.rhythm);
    if (known) return known;
    const options = bar.cadence ? table.cadences : table.flowing;
    const target = bar.cadence ? Math.min(wanted, 3.5) : wanted;
    const pattern = stream.fork(bar.rhythm).weighted(options, (option) => {
      const distance = eventsOf(option).length - target;
      return 1 / (0.25 + distance * distance * distance * distance);
    });
    const events = eventsOf(pattern);
    chosen.set(bar.rhythm, events);
    return events;
  });
}

function tableFor(metre: TimeSignature): MelodyRhythms {
  if (metre[1] === 8) return rhythmsInSix;
  return metre[0] === 3 ? rhythmsInThree : rhythmsInFour;
}
