/** A title from the intent's own words. */

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

/**
 * The first words of an intent, in title case, at most 48 characters.
 * @example
 * titleOf("grief slowly turning into hope"); // "Grief Slowly Turning into Hope"
 */
export function titleOf(text: string): string {
  const sentence = /^[^.!?\n;]*[^.!?\n;\s][^.!?\n;]*/u.exec(text.trim())?.[0] ?? text.trim();
  // Control and format characters have no place in a title, nor in the names of files made from it.
  const words = sentence
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
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

function capitalised(word: string): string {
  const [first = "", ...rest] = [...word];
  return first.toUpperCase() + rest.join("");
}
