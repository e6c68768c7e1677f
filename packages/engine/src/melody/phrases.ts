/** How the bars of a theme belong together: which repeat, which answer, which close a phrase. */
import type { Stream } from "../random.ts";

/** What one bar of a theme does. */
export interface BarPlan {
  /** Bars of one rhythm share their rhythm: "a", "b"…; cadences have their own. */
  readonly rhythm: string;
  /** The bar whose tune this one takes up, if any. */
  readonly imitates: number | null;
  /** Whether a phrase ends here: open on a tone that wants to go on, or closed on one that rests. */
  readonly cadence: "open" | "closed" | null;
  /** First bar of the phrase, and its length in bars. */
  readonly phraseStart: number;
  readonly phraseBars: number;
}

/** Eight bars, a character a bar: a letter is a rhythm; the same letter again takes up the tune. */
const shapes: readonly { readonly bars: string; readonly weight: number }[] = [
  // Period: question and answer from one opening (Caplin 1998).
  { bars: "abacabad", weight: 3 },
  // Sentence: an idea, its repetition, then drive to the cadence (Schoenberg 1967; Caplin 1998).
  { bars: "ababccde", weight: 2 },
  // One idea three times and a turn away, as in many choruses.
  { bars: "aabcaade", weight: 2 },
  // Call and answer.
  { bars: "acacacbd", weight: 1 },
];

/** The plan of a theme of so many bars: eight-bar shapes, cut or begun anew as the length asks. */
export function planPhrases(bars: number, stream: Stream): readonly BarPlan[] {
  const shape = stream.weighted(shapes, ({ weight }) => weight).bars;
  const first = new Map<string, number>();
  return Array.from({ length: bars }, (_, bar) => {
    const phraseStart = Math.floor(bar / 4) * 4;
    const phraseBars = Math.min(4, bars - phraseStart);
    const closing = bar === phraseStart + phraseBars - 1;
    const letter = shape[bar % 8] ?? "a";
    // A phrase of one or two left-over bars is an echo of the cadence and closes as well.
    const closed = bar === bars - 1 || bar % 8 === 7;
    const cadence = closing ? (closed ? "closed" : "open") : null;
    const rhythm = cadence ? `${cadence} cadence` : letter;
    const imitates = cadence ? null : (first.get(letter) ?? null);
    if (!cadence && !first.has(letter)) first.set(letter, bar);
    return { rhythm, imitates, cadence, phraseStart, phraseBars };
  });
}
