/**
 * The words of a text as they are searched for: in one writing, and in letters that every database takes apart alike, so
 * that a search finds the same songs in each of them.
 */

/** The words of a text in order, each once, in lower case and without accents. @example searchWords("Über 夜の") */
export function searchWords(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  const words = plain.replaceAll("ß", "ss").replaceAll("ς", "σ").match(WORDS) ?? [];
  return [...new Set(words.map(spelled))];
}

const ACCENTS = /[\u0300-\u036f]/gu;

/** Scripts that put no space between words: each sign is a word. */
const SIGNS = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";
const WORDS = new RegExp(`[${SIGNS}]|(?:(?![${SIGNS}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** A word in ASCII: other letters by their code points. The beginning of a word stays the beginning of the word. */
function spelled(word: string): string {
  return word.replace(/[^a-z0-9]/gu, (letter) => `z${hexOf(letter)}`);
}

function hexOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).padStart(6, "0");
}
