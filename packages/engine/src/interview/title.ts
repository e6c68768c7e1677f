/** A title for the song, from the words that were said. */
import { titleIn, titleOf } from "../plan/title.ts";
import type { Known } from "./known.ts";
import { quotable, wordCount } from "./words.ts";

/** The longest line that is still a title, in words. */
const LONGEST_TITLE = 6;

/**
 * A title: the one that was given, else a short line, else the picture in the scene, in the words for the feeling or in
 * what hurts and is longed for, else whom it is for. Words without a picture make none: then the song is called after
 * its feeling.
 * @example
 * proposeTitle({ feelings: ["I want a song about the last warm evening"] }); // "The Last Warm Evening"
 */
export function proposeTitle(known: Known): string | undefined {
  const { title, line, scene, shade, feelings = [], wound, desire, dedication } = known;
  if (title !== undefined) return title;
  if (line !== undefined && wordCount(line) <= LONGEST_TITLE) return shown(line);
  const pictured = titleIn([scene, ...feelings, shade, wound, desire]);
  if (pictured !== undefined) return pictured;
  return dedication === undefined || NOBODY.test(dedication) ? undefined : shown(`for ${dedication}`);
}

/** Of whom nobody makes a title. */
const NOBODY = /^(?:me|myself|us|them|nobody|no one|everyone|everybody|strangers|the world)$/iu;

function shown(text: string): string {
  return titleOf(quotable(text, 60).replace(/…$/u, ""));
}
