/** Which stretch of a song belongs to which section. */
import type { Section } from "../song.ts";

/**
 * How much earlier than its bar line a played note may begin and still belong to the bar, in ticks: players are a
 * little early now and then, but never by as much as a third of a sixteenth.
 */
export const EARLY = 40;

/** Where sections begin and end. */
export interface Places {
  /** The first tick of each section, and the end of the last one. */
  readonly bounds: readonly number[];
  /** The index of the section that a note or control at a tick belongs to. */
  readonly at: (tick: number) => number;
}

/** The places of sections. @param barTicks ticks in a bar */
export function placesOf(sections: readonly Pick<Section, "startBar" | "bars">[], barTicks: number): Places {
  const bounds = [0, ...sections.map(({ startBar, bars }) => (startBar + bars) * barTicks)];
  const last = sections.length - 1;
  return {
    bounds,
    at(tick) {
      let low = 0;
      let high = last;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((bounds[middle] ?? 0) <= tick + EARLY) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
