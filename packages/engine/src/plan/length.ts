/** How many bars a song has. */
import type { Form } from "../data/forms.ts";
import type { Stream } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { MAX_BARS, MIN_BARS, roomIn } from "./form.ts";
import { ticksPerBar } from "./metre.ts";

/** A number of bars, and the sentences that say why. */
export interface Length {
  readonly bars: number;
  readonly because: string;
}

/**
 * Without a wish, a song lasts about a minute and a half, in one of a few lengths, so that a change of tempo seldom
 * changes the form.
 * @param wished bars that somebody asked for
 * @param bpm quarter notes a minute
 */
export function lengthFor(
  wished: number | undefined,
  form: Form,
  bpm: number,
  metre: TimeSignature,
  stream: Stream,
): Length {
  const bars = wished ?? usualLength(secondsOf(1, metre, bpm) * stream.between(0.96, 1.04));
  const seconds = Math.round(secondsOf(bars, metre, bpm));
  const sentences = [
    wished ? "You asked for it." : `At this tempo, held to the end, that is about ${seconds} seconds.`,
    roomIn(form, bars),
  ];
  return { bars, because: sentences.filter((sentence) => sentence !== undefined).join(" ") };
}

/** The bars that fill a time, by fours where it holds so many; none where no time is given. */
export function barsOf(seconds: number | undefined, bpm: number, metre: TimeSignature): number | undefined {
  if (seconds === undefined) return undefined;
  const bars = seconds / secondsOf(1, metre, bpm);
  return Math.min(MAX_BARS, Math.max(MIN_BARS, bars < 16 ? Math.round(bars) : 4 * Math.round(bars / 4)));
}

/**
 * So many bars for bars that last so many seconds: from 70 to 120 seconds in all, and more where the tempo is slow. Three
 * lengths are enough: where one gives way to the next, the form changes with it.
 */
function usualLength(barSeconds: number): number {
  return barSeconds > 2.45 ? 32 : barSeconds > 1.5 ? 48 : 64;
}

function secondsOf(bars: number, metre: TimeSignature, bpm: number): number {
  return Math.round(((bars * ticksPerBar(metre)) / 480) * (60 / bpm) * 1000) / 1000;
}
