/** How answers are looked through. */
import { withoutMarkup } from "../emotion/markup.ts";

/** The most characters of one answer that are listened to; all of it is kept. */
export const LISTENED = 5000;

/** Of a longer answer the beginning, as far as whole words go. */
export function beginningOf(text: string): string {
  if (text.length <= LISTENED) return text;
  const cut = text.slice(0, LISTENED).replace(/[\ud800-\udbff]$/u, "");
  const space = cut.search(/\s\S*$/u);
  return space > LISTENED / 2 ? cut.slice(0, space) : cut;
}

/** The most characters by which an answer is known again. */
const REMEMBERED = 200;

/** What is kept of an answer to notice that it comes again. */
export function remembered(answer: string): string {
  return withoutMarkup(answer).trim().slice(0, REMEMBERED);
}

/** Lower case, apostrophes straight, everything between words one space, one space at each end. */
export function padded(text: string): string {
  const words = text
    .normalize("NFKC")
    .replace(/[’‘ʼ´`]/gu, "'")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'&/-]+/gu, " ")
    .trim();
  return ` ${words} `;
}

const DENIALS =
  /(?:^| )(?:not|no|never|without|isn't|don't|less|nothing)(?: (?:a|an|the|any|so|too|that|very|really|be|at))* $/u;

/**
 * Whether one of the phrases stands in a text that {@link padded} made, and nobody denies it there.
 * @example
 * says(padded("Not slow, fast!"), ["slow"]); // false
 */
export function says(text: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const place = text.indexOf(` ${phrase} `);
    return place >= 0 && !DENIALS.test(text.slice(Math.max(0, place - 24), place + 1));
  });
}

/** The words of a text, signs left out. */
export function wordCount(text: string): number {
  const words = padded(text).trim();
  return words === "" ? 0 : words.split(" ").length;
}

/** The most characters of somebody's words that are given back. */
const LONGEST_QUOTE = 60;

/** Somebody's words as they are given back: on one line, short, without marks that turn or hide text. */
export function quotable(text: string, longest = LONGEST_QUOTE): string {
  const line = [
    ...text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
  ];
  if (line.length <= longest) return line.join("");
  const cut = line.slice(0, longest).join("");
  return `${cut.replace(/\s\S*$/u, "")}…`;
}

/** "my sister" as whoever listens says it: "your sister". */
export function turned(text: string): string {
  return text.replace(/\b(my|our|me|us|i|myself)\b/giu, (word) => others[word.toLowerCase()] ?? word);
}

const others: Readonly<Record<string, string>> = {
  my: "your",
  our: "your",
  me: "you",
  us: "you",
  i: "you",
  myself: "yourself",
};
