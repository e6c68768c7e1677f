/** A title for the song, from the words that were said. */
import { titleOf } from "../plan/title.ts";
import type { Known } from "./known.ts";
import { quotable, wordCount } from "./words.ts";

/** How people begin when they ask for a song, before what it is about. */
const PREAMBLE =
  /^(?:(?:hi|hey|hello|ok|okay|so|well|um|uh|idk|please|honestly)[,.! ]+)*(?:(?:i(?:'d| would)? (?:want|need|like|love)|can you (?:make|write)|make|write|give|create|compose)(?: me| us)?(?: to (?:have|hear|make|write))? )?(?:(?:a|an|the|some|this|my)? ?(?:\p{L}+ ){0,2}(?:song|music|track|tune|piece|lullaby|ballad)(?: (?:about|for|of|on|that (?:is|feels|sounds)|to)(?: like)?)? |i(?:'m| am| feel| am feeling|'m feeling) (?:like )?|it(?:'s| is| feels like) )?/iu;

/** The longest line that is still a title, in words. */
const LONGEST_TITLE = 6;

/**
 * A title: the one that was given, else a short line or scene, else the first words about the feeling without the
 * asking around them, else whom it is for.
 * @example
 * proposeTitle({ feelings: ["I want a song about the last warm evening"] }); // "The Last Warm Evening"
 */
export function proposeTitle({ title, line, scene, feelings = [], dedication }: Known): string | undefined {
  if (title !== undefined) return title;
  const place = scene !== undefined && SCENE.test(scene) ? scene : undefined;
  const short = [line, place].find((text) => text !== undefined && wordCount(text) <= LONGEST_TITLE);
  if (short !== undefined) return shown(short);
  const words = (feelings[0] ?? "").replace(/<[^>]*>/gu, " ").trim();
  const about = words.replace(PREAMBLE, "").trim();
  const body = wordCount(about) > 0 ? about : words;
  if (wordCount(body) > 0) return shown(firstClause(body));
  return dedication === undefined ? undefined : shown(`for ${dedication}`);
}

/** What a scene begins with that could be a title. */
const SCENE = /^(?:the|a|an|his|her|their|my|our|your)\b/iu;

/** The words up to the first mark, of a long sentence up to the first conjunction. */
function firstClause(text: string): string {
  const sentence = text.split(/[,;:.!?\n–—]/u, 1)[0] ?? text;
  if (wordCount(sentence) <= LONGEST_TITLE) return sentence;
  return sentence.split(/\s(?:and|but|because|so|which|while|since|that|who|when)\s/iu, 1)[0] ?? sentence;
}

function shown(text: string): string {
  return titleOf(quotable(text, 60).replace(/…$/u, ""));
}
