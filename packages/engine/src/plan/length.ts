/** How many bars a song has. */

import type { Form } from "../data/forms.ts";
import type { Genre } from "../data/genres.ts";
import { raceWinner } from "../harmony/race.ts";
import type { Stream } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { MAX_BARS, MIN_BARS, roomIn } from "./form.ts";
import { ticksPerBar } from "./metre.ts";
import { quarterBpm } from "./tempo.ts";

/** A number of bars, and the sentences that say why. */
export interface Length {
  readonly bars: number;
  readonly because: string;
}

/**
 * Without a wish, a song has a usual length of its own, one that suits the usual tempi of its genre. It keeps to it
 * whatever the tempo, unless it would be over too soon or last too long: so the form seldom changes with the feeling.
 * @param wished bars that somebody asked for
 * @param bpm quarter notes a minute
 */
export function lengthFor(
  wished: number | undefined,
  form: Form,
  bpm: number,
  { tempo }: Genre,
  metre: TimeSignature,
  stream: Stream,
): Length {
  const bars = wished ?? usualLength(secondsOf(1, metre, bpm), usualBars(tempo, metre), stream.next());
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

/** Seconds that a bar of a genre lasts where it is rather fast, and where it is rather slow. */
function usualBars({ low, typical, high }: Genre["tempo"], metre: TimeSignature): readonly [number, number] {
  return [
    secondsOf(1, metre, quarterBpm((typical + high) / 2, metre)),
    secondsOf(1, metre, quarterBpm((low + typical) / 2, metre)),
  ];
}

/** Usual lengths in bars, the shortest first, and how likely a song is to have each as its own: 32 only where no other suits. */
const LENGTHS = [32, 40, 48, 56, 64];
const LIKELY = [0.001, 2, 4, 2, 1];

/** A song without a wish is not shorter and not longer than this, in seconds, where there is a usual length for it. */
const SHORTEST = 54;
const LONGEST = 182;

/**
 * A length that stands in for the song's own is so much shorter, or longer, at the least: what is left at once is left for
 * long, and a tempo that moves on does not bring one length after another.
 */
const SHORTER = 0.72;
const LONGER = 1.3;

/**
 * The length of the song's own that the draw names, or another that lasts neither too long nor too short.
 * @param barSeconds what a bar lasts
 * @param usual what a bar of the genre lasts where it is rather fast and where it is rather slow
 */
function usualLength(
  barSeconds: number,
  [fastest, slowest]: readonly [number, number],
  draw: number,
): number {
  const suited = LIKELY.map((weight, index) => {
    const bars = LENGTHS[index] ?? 0;
    return bars * fastest >= SHORTEST && bars * slowest <= LONGEST ? weight : 0;
  });
  const own = LENGTHS[raceWinner(suited.some((weight) => weight > 0) ? suited : LIKELY, draw, 0)] ?? 48;
  const seconds = own * barSeconds;
  if (seconds > LONGEST)
    return LENGTHS.findLast((bars) => bars <= SHORTER * own && bars * barSeconds <= LONGEST) ?? 32;
  if (seconds >= SHORTEST) return own;
  return LENGTHS.find((bars) => bars >= LONGER * own && bars * barSeconds >= SHORTEST) ?? 64;
}

function secondsOf(bars: number, metre: TimeSignature, bpm: number): number {
  return Math.round(((bars * ticksPerBar(metre)) / 480) * (60 / bpm) * 1000) / 1000;
}
