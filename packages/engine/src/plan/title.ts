/** The title: the one that was given, one from the intent's own words, or one of ours for what it feels. */
import { titlesByFeeling } from "../data/titles.ts";
import { withoutMarkup } from "../emotion/markup.ts";
import type { EmotionNode } from "../emotion/thesaurus.ts";
import type { Intent } from "../intent.ts";
import type { Stream } from "../random.ts";
import { hearUnkept } from "../wishes/hear.ts";
import { imageIn } from "./image.ts";

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
 * The title of a song: what is given; else the picture in the words for the feeling, what hurts or what is longed for;
 * else a title for the feeling.
 * @param node what the song feels, on a journey what it comes to
 */
export function titleFor(intent: Intent, node: EmotionNode, stream: Stream): string {
  const given = withoutSigns(intent.title ?? "")
    .replace(/\s+/gu, " ")
    .trim();
  if (given !== "") return [...given].slice(0, LONGEST_GIVEN).join("");
  return (
    titleIn([intent.emotionalIntent, intent.coreWound, intent.coreDesire]) ?? titleOfFeeling(node, stream)
  );
}

/** The title that somebody's words make: the picture in the first text that has one. */
export function titleIn(texts: readonly (string | null | undefined)[]): string | undefined {
  for (const text of texts) {
    const words = withoutSectionWishes(withoutMarkup(text ?? ""));
    const image = isUnreadable(words) ? words.trim() : imageIn(words);
    if (image !== undefined) return titleOf(image);
  }
  return undefined;
}

/** Without what is wished for one section ("half-time in the bridge"), which is no picture. */
function withoutSectionWishes(text: string): string {
  return hearUnkept(text).reduce((rest, { words }) => rest.replace(words, ""), text);
}

/** A title of ours for a feeling. */
export function titleOfFeeling({ sub, name }: EmotionNode, stream: Stream): string {
  const titles = titlesByFeeling[sub];
  return titles === undefined ? titleOf(name) : stream.pick(titles);
}

/** The longest words in another script that are a title as they stand. */
const LONGEST_UNREAD = 24;

/** Whether a text is short, and in letters that are not read here: whoever wrote it knows what it says. */
function isUnreadable(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin === 0 && [...text.trim()].length <= LONGEST_UNREAD;
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
