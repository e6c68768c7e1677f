/** How long a text wants the song to be: "two minutes long", "a 90-second track", "32 bars". */
import { MAX_BARS, MIN_BARS } from "../plan/form.ts";
import { withGenresMasked } from "./genre.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { isDenied, MUSIC, NUMBER, numberOf } from "./phrases.ts";

/** The shortest and the longest song that can be asked for, in seconds. */
export const SHORTEST_SECONDS = 10;
export const LONGEST_SECONDS = 900;

const UNIT = "(minutes?|mins?|seconds?|secs?)";
const AND_A_HALF = "( and a half)?";

/** "Two minutes long", "90 seconds of music", "lasting three minutes": no minutes ago and none with her. */
const said = [
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f0-9.])(${NUMBER})${AND_A_HALF}[- ]?${UNIT}${AND_A_HALF}(?:[- ]long\\b| (?:in length|of music)\\b|,?[- ](?:[A-Za-z\\u00c0-\\u024f]+ ){0,2}?${MUSIC}(?![A-Za-z\\u00c0-\\u024f']))`,
    "gi",
  ),
  new RegExp(
    `\\b(?:lasts|lasting|length:?|duration:?|runs?|running|long as)(?: for| of| is)?(?: about| around)? (${NUMBER})${AND_A_HALF} ?${UNIT}${AND_A_HALF}(?![A-Za-z\\u00c0-\\u024f'])`,
    "gi",
  ),
  new RegExp(
    `(?<=[,;] ?)(?:about |around )?(${NUMBER})${AND_A_HALF} ?${UNIT}${AND_A_HALF}(?= *(?:[,.;!\\n]|$))`,
    "gi",
  ),
];
const clock = new RegExp(
  `(?<![0-9:])(\\d{1,2}):([0-5]\\d)(?: (?:min|minutes))?(?: long\\b|[- ]${MUSIC})`,
  "gi",
);
/** "Keep it short": in seconds, about half a song. */
const inWords =
  /\b(?:keep|make) it (?:very |really |nice and |rather )?(?:short|brief)(?= *(?:[,.;:!?\n)]|$| and\b| but\b| please\b))/giu;
const SHORT_SECONDS = 75;

const inBars = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f0-9])(${NUMBER})[- ](?:bars?|measures?)(?: long| in all| total)?(?= *(?:[,.;:!?\\n)]|$)| of (?:\\p{L}+ )?(?:${MUSIC}|¶_*)(?![A-Za-z\\u00c0-\\u024f_'])|[- ](?:long|loop|form|${MUSIC})(?![A-Za-z\\u00c0-\\u024f']))`,
  "giu",
);

/** Without one of these no text speaks of a length. */
const CUE = /min|sec|bar|measure|short|brief|\d:\d/iu;

/** Hears a length in time or in bars. */
export const hearLength: Listener = (text) => {
  if (!CUE.test(text)) return [];
  const times = said.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => inTime(text, match)));
  const clocks = [...text.matchAll(clock)].map((match) =>
    timeWish(text, match, 60 * Number(match[1]) + Number(match[2])),
  );
  const words = [...text.matchAll(inWords)].map((match) => timeWish(text, match, SHORT_SECONDS));
  const bars = [...withGenresMasked(text).matchAll(inBars)].map((match) => barsWish(text, match));
  return [...times, ...clocks, ...words, ...bars].filter((wish) => wish !== undefined);
};

function inTime(text: string, match: RegExpExecArray): PlacedWish | undefined {
  const [, number = "", halfBefore, unit = "", halfAfter] = match;
  const half = halfBefore === undefined && halfAfter === undefined ? 0 : 0.5;
  return timeWish(text, match, (numberOf(number) + half) * (/^m/i.test(unit) ? 60 : 1));
}

function timeWish(text: string, match: RegExpExecArray, seconds: number): PlacedWish | undefined {
  if (!(seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) || isDenied(text, match.index))
    return undefined;
  const words = match[0];
  const because = `"${words}" says how long the song is.`;
  return {
    wish: { parameter: "duration_seconds", value: seconds, words, because },
    from: match.index,
    to: match.index + words.length,
  };
}

function barsWish(text: string, match: RegExpExecArray): PlacedWish | undefined {
  const value = numberOf(match[1] ?? "");
  const isLength = Number.isInteger(value) && value >= MIN_BARS && value <= MAX_BARS;
  // Nobody counts a song by threes and fives: five bars are as likely where one drinks.
  if (!isLength || value % 2 !== 0 || isDenied(text, match.index)) return undefined;
  const words = match[0];
  const because = `"${words}" says how long the song is.`;
  return {
    wish: { parameter: "bars", value, words, because },
    from: match.index,
    to: match.index + words.length,
  };
}
