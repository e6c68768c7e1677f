/** The title: the one that was given, or one from the intent's own words. */
import type { Intent } from "../intent.ts";

const SMALL = new Set([
  "a",
  "an",
  "and",
  "as",
  "at",
  "but",
  "by",
  "for",
  "from",
  "in",
  "into",
  "of",
  "on",
  "or",
  "the",
  "to",
  "with",
]);

const LONGEST = 48;

/** The title of a song. */
export function titleFor({ title, emotionalIntent }: Intent): string {
  const given = withoutSigns(title ?? "")
    .replace(/\s+/gu, " ")
    .trim();
  return given === "" ? titleOf(emotionalIntent) : [...given].slice(0, LONGEST_GIVEN).join("");
}

/** The most characters of a title that was given. */
const LONGEST_GIVEN = 200;

/**
 * The first words of an intent, in title case, at most 48 characters.
 * @example
 * titleOf("grief slowly turning into hope"); // "Grief Slowly Turning into Hope"
 */
export function titleOf(text: string): string {
  const sentence = /^[^.!?\n;]*[^.!?\n;\s][^.!?\n;]*/u.exec(text.trim())?.[0] ?? text.trim();
  const words = withoutSigns(sentence)
    .split(/\s+/u)
    .filter((word) => word !== "");
  let title = "";
  for (const word of words) {
    const shown = title !== "" && SMALL.has(word.toLowerCase()) ? word.toLowerCase() : capitalised(word);
    if (title.length + shown.length + 1 > LONGEST) break;
    title += title === "" ? shown : ` ${shown}`;
  }
  return title === "" ? [...(words[0] ?? "Untitled")].slice(0, LONGEST).join("") : title;
}

/** Control and format characters have no place in a title, nor in the names of files made from it. */
function withoutSigns(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ");
}

function capitalised(word: string): string {
  const [first = "", ...rest] = [...word];
  return first.toUpperCase() + rest.join("");
}
