/** Hears that something is to be more or less than it is: "slower", "a bit happier". */
import { changeWords, soundWords } from "../data/interview/changes.ts";
import { clamp } from "../emotion/space.ts";
import type { Affect } from "../song.ts";
import type { Heard, Known } from "./known.ts";
import { quotable } from "./words.ts";

/** "Bigger than she is" compares two things, and asks for nothing. */
const COMPARED = /^ than (?:she|he|it|they|i|we|you|me|my|her|his|our|your|their|the|any|ever)\b/iu;

/** "Not so loud" is no loud. */
const DENIED = /\b(?:not|no|never|isn't|don't)(?: \p{L}+)? $/iu;

/**
 * The steps that a text asks for, from where the song is.
 * @param isSoundAlone whether the text is about the sound and nothing else: then "quiet" is one, too
 */
export function hearChanges(
  text: string,
  known: Known,
  affect: Affect,
  isSoundAlone = false,
): readonly Heard[] {
  const words = isSoundAlone ? [...changeWords, ...soundWords] : changeWords;
  const heard = words.flatMap(({ pattern, parameter, step, pace }): readonly Heard[] => {
    const said = pattern.exec(text)?.[0];
    if (said === undefined || COMPARED.test(text.slice(text.indexOf(said) + said.length))) return [];
    if (isSoundAlone && DENIED.test(text.slice(0, text.indexOf(said)))) return [];
    const because = `"${quotable(said)}" asks for it.`;
    if (pace !== undefined && known.bpm !== undefined) {
      return [{ parameter: "bpm", value: clamp(Math.round(known.bpm * pace), 20, 300), because }];
    }
    const value = clamp(affect[parameter] + step, parameter === "valence" ? -1 : 0, 1);
    return [{ parameter, value: Math.round(value * 100) / 100, because }];
  });
  return heard.filter(
    ({ parameter }, place) => heard.findIndex((other) => other.parameter === parameter) === place,
  );
}
