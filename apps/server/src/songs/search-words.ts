/**
 * The words of a text as they are searched for: in one writing, and in letters that every database takes apart alike, so
 * that a search finds the same songs in each of them.
 */

/** The words of a text in order, each once, in lower case and without accents. @example searchWords("Über 夜の") */
export function searchWords(text: string): readonly string[] {
  const words = folded(text).match(WORDS) ?? [];
  return [...new Set(words.map(spelled))];
}

/** A tag as it is looked up by, and told from others: without case, accents and needless spaces. @example foldedTag(" Démo  1") */
export function foldedTag(tag: string): string {
  return folded(tag).trim().replace(/\s+/gu, " ");
}

/** Tags that differ, each in the writing that came first, without spaces around it. @example distinctTags(["a", "A", " b "]) */
export function distinctTags(tags: readonly string[]): string[] {
  const byFolding = new Map<string, string>();
  for (const tag of tags) if (!byFolding.has(foldedTag(tag))) byFolding.set(foldedTag(tag), tag.trim());
  return [...byFolding.values()];
}

/** Writings of the same letters made one: databases fold them differently, and some not at all. */
function folded(text: string): string {
  const plain = text.normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  return plain.replaceAll("ß", "ss").replaceAll("ς", "σ");
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
