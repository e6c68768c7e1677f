/** Hears when somebody says that they want to die or to hurt themselves. */
import { crisisPhrases, idioms } from "../data/interview/crisis-phrases.ts";

/**
 * Whether a text says so. Idioms ("this song kills me", "I could die laughing") do not count; nor does what the song is
 * only about, where it happened to somebody else.
 *
 * @example
 * soundsInDanger("i don't want to live anymore"); // true
 * soundsInDanger("this riff kills me"); // false
 */
export function soundsInDanger(text: string): boolean {
  const said = idioms.reduce((left, idiom) => left.replace(idiom, " "), spelled(text));
  return crisisPhrases.some((phrase) => phrase.test(said));
}

function spelled(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .replace(/[’‘ʼ´`]/gu, "'")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'-]+/gu, " ");
}
