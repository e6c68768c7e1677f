/** From chords in order of time to bars of spans. */
import { stepsPerBar } from "../plan/metre.ts";
import type { TimeSignature } from "../song.ts";
import type { Coloured } from "./colour.ts";
import type { BarHarmony, ChordSpan } from "./span.ts";

/** The bars that chords fill; a chord that goes on over a bar line begins anew there. */
export function barsOf(chords: readonly Coloured[], metre: TimeSignature): readonly BarHarmony[] {
  const steps = stepsPerBar(metre);
  const bars: ChordSpan[][] = [];
  for (const { bar, step, length, chord, origin } of chords) {
    let at = bar;
    let from = step;
    for (let left = length; left > 0; at++, from = 0) {
      const span = Math.min(left, steps - from);
      const spans = bars[at] ?? [];
      bars[at] = spans;
      spans.push({ step: from, length: span, chord, origin });
      left -= span;
    }
  }
  return bars.map((spans): BarHarmony => {
    const [first, ...rest] = spans;
    if (!first) throw new RangeError("a bar has no chord");
    return [first, ...rest];
  });
}
