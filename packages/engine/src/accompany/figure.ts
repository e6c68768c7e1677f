/** A pattern over the chords of a bar: what is struck when. */
import type { BarHarmony } from "../harmony/span.ts";
import { eventsOf, type PatternEvent } from "../rhythm/pattern.ts";

/** Something struck. */
export interface Stroke {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  /** A character of `patterns.ts`. */
  readonly symbol: string;
  /** Number of the span whose chord it sounds. */
  readonly span: number;
}

/**
 * The strokes of a bar. What sounds into a new chord is struck again with it, and a chord in which the pattern rests is
 * struck once.
 */
export function figureOver(pattern: string, spans: BarHarmony): readonly Stroke[] {
  const events = eventsOf(pattern);
  if (spans.length === 1) return overOne(events);
  const strokes: Stroke[] = [];
  spans.forEach(({ step: from, length: long }, span) => {
    const to = from + long;
    const before = strokes.length;
    for (const event of events) {
      const start = Math.max(from, event.step);
      const end = Math.min(to, event.step + event.length);
      if (start < end) strokes.push({ step: start, length: end - start, symbol: event.symbol, span });
    }
    if (strokes.length === before) strokes.push({ step: from, length: long, symbol: "A", span });
  });
  return strokes;
}

const known = new WeakMap<readonly PatternEvent[], readonly Stroke[]>();

function overOne(events: readonly PatternEvent[]): readonly Stroke[] {
  const found = known.get(events);
  if (found) return found;
  const strokes = events.map(({ step, length, symbol }) => ({ step, length, symbol, span: 0 }));
  known.set(events, strokes);
  return strokes;
}

/**
 * A pattern with fewer strokes: those off the beat are left out, the weakest first, and what came before them sounds on.
 * Patterns that live off the beat stay as they are.
 * @param strengthOf how strong a step of the bar is, 0 off the beat
 * @param count how many strokes to leave out at most
 */
export function thinned(pattern: string, strengthOf: (step: number) => number, count: number): string {
  if (count <= 0) return pattern;
  const events = eventsOf(pattern);
  const weak = events.filter(({ step }) => strengthOf(step) === 0);
  if (weak.length * 2 > events.length + 1 || events.length < 4) return pattern;
  let text = pattern;
  for (const { step } of weak.slice(-count)) text = `${text.slice(0, step)}-${text.slice(step + 1)}`;
  return text;
}
