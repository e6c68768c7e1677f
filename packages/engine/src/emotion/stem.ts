/**
 * Light English stemming: the forms of one word meet in one stem ("grieving", "grieves" and "grieved" in "griev").
 *
 * Only endings that leave the feeling as it is are taken off; "-less", "un-" and "dis-" turn it around and are not
 * endings here. A stem is a key for looking up, not a word. In the manner of Porter (1980), much reduced.
 */
import { ownWords } from "../data/lookalikes.ts";

/** The stem of a word in lower case. Words of three letters or fewer are their own. */
export function stemOf(word: string): string {
  if (word.length < 4 || ownWords.has(word)) return word;
  let stem = withoutPlural(word);
  if (stem.endsWith("bly")) return stem.slice(0, -1); // "terribly" and "terrible" meet in "terribl"
  stem = withoutComparison(stem);
  stem = cut(stem, "ness", 3);
  stem = cut(stem, "ly", 3);
  stem = cut(stem, "ful", 3);
  stem = cut(stem, "ment", 4);
  stem = withoutParticiple(stem);
  if (stem.length > 3 && stem.endsWith("e")) return stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith("y") ? `${stem.slice(0, -1)}i` : stem;
}

function withoutPlural(word: string): string {
  if (!word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** "-ier", "-iest" and "-ied" give the "y" back. */
function withoutComparison(word: string): string {
  if (word.length > 5 && (word.endsWith("ied") || word.endsWith("ier"))) return `${word.slice(0, -3)}y`;
  return word.length > 6 && word.endsWith("iest") ? `${word.slice(0, -4)}y` : word;
}

function withoutParticiple(word: string): string {
  const length = word.endsWith("ing") || word.endsWith("est") ? 3 : word.endsWith("ed") ? 2 : 0;
  const rest = word.slice(0, word.length - length);
  return length > 0 && rest.length >= 3 && /[aeiouy]/.test(rest) ? withoutDoubling(rest) : word;
}

/** "sadd" of "saddest" is "sad"; "miss" and "fall" stay. */
function withoutDoubling(stem: string): string {
  const last = stem.charAt(stem.length - 1);
  return last === stem.charAt(stem.length - 2) && "bdgmnprt".includes(last) ? stem.slice(0, -1) : stem;
}

/** Takes an ending off when at least `least` letters remain. "-ily", "-iness" and "-iful" give the "y" back. */
function cut(word: string, ending: string, least: number): string {
  if (!word.endsWith(ending) || word.length - ending.length < least) return word;
  const rest = word.slice(0, -ending.length);
  return rest.endsWith("i") ? `${rest.slice(0, -1)}y` : rest;
}
