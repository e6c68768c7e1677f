/** The metre that a text asks for: "in 3", "6/8", "waltz time". */
import { metreIn, showTimeSignature } from "../plan/metre.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { isDenied } from "./phrases.ts";

/** What may follow a metre: not the days of "in 3 days", nor the whole of "3/4 of my heart". */
const END =
  "(?= *(?:[,.;:!?\\n)]|$)| (?:time|feel|metre|meter|at|and|with|for|like|please|groove|beat|signature|count|but)\\b)";

const figures =
  /(?<![0-9/])(?:in )?(?:4\/4|3\/4|6\/8|12\/8|5\/4|7\/8)(?![0-9/])(?! (?:of|cup|inch|full)\b)/gi;
const counted = new RegExp(`\\bin (?:3|5|6|7|12|three|five|six|seven|twelve)${END}`, "gi");
const named =
  /\b(?:waltz time|(?:in )?common time|(?:in )?(?:four[- ]four|three[- ]four|six[- ]eight|twelve[- ]eight|five[- ]four|seven[- ]eight)(?: time)?)\b/gi;

/** "A weird time signature", "in an odd metre": seven eighths, the commonest of them. */
const uneven =
  /\b(?:in )?(?:an? |some )?(?:odd|weird|strange|unusual|uneven|irregular|asymmetric(?:al)?|crooked|funny|crazy) (?:time signatures?|met(?:re|er)s?|time(?! (?:of|to|in|for|with)\b)(?= *(?:[,.;:!?\n)]|$)))/gi;
const UNEVEN = "7/8";

/** Hears a metre in figures, or in words. */
export const hearMetre: Listener = (text) =>
  [
    ...[...text.matchAll(figures), ...text.matchAll(counted), ...text.matchAll(named)].map((match) =>
      metreWish(match, match[0]),
    ),
    ...[...text.matchAll(uneven)].map((match) => metreWish(match, UNEVEN)),
  ]
    .filter((wish) => wish !== undefined)
    .filter(({ from }) => !isDenied(text, from));

function metreWish(match: RegExpExecArray, named: string): PlacedWish | undefined {
  const words = match[0];
  const metre = metreIn(named);
  if (metre === undefined) return undefined;
  const value = showTimeSignature(metre);
  return {
    wish: { parameter: "time_signature", value, words, because: `"${words}" counts in ${value}.` },
    from: match.index,
    to: match.index + words.length,
  };
}
