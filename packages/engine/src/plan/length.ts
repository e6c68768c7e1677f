/** How many bars a song has. */
import type { Form } from "../data/forms.ts";
import { raceWinner } from "../harmony/race.ts";
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
 * Without a wish, a song has a usual length of its own, which lasts about a minute and a half at a middle pace. It keeps
 * to it whatever the tempo, unless it would be over too soon or last too long: so the form seldom changes with the feeling.
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
  const bars = wished ?? usualLength(secondsOf(1, metre, bpm), stream.next());
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

/** Usual lengths in bars, the shortest first, and how likely a song is to have each as its own. */
const LENGTHS = [32, 40, 48, 56, 64];
const LIKELY = [0, 2, 4, 2, 1];

/** A song without a wish is not shorter and not longer than this, in seconds, where there is a usual length for it. */
const SHORTEST = 58;
const LONGEST = 172;

/** What a length lasts at least, or at most, that stands in for the song's own: far from where that began to suit. */
const STAND_IN_SHORTEST = 75;
const STAND_IN_LONGEST = 135;

/** The length of the song's own that the draw names, or another that lasts neither too long nor too short. */
function usualLength(barSeconds: number, draw: number): number {
  const own = LENGTHS[raceWinner(LIKELY, draw, 0)] ?? 48;
  const seconds = own * barSeconds;
  if (seconds > LONGEST) return LENGTHS.findLast((bars) => bars * barSeconds <= STAND_IN_LONGEST) ?? 32;
  return seconds < SHORTEST ? (LENGTHS.find((bars) => bars * barSeconds >= STAND_IN_SHORTEST) ?? 64) : own;
}

function secondsOf(bars: number, metre: TimeSignature, bpm: number): number {
  return Math.round(((bars * ticksPerBar(metre)) / 480) * (60 / bpm) * 1000) / 1000;
}
