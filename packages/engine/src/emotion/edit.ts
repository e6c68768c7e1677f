/** Slips of the fingers: which listed word was meant. */
import { commonWords, everydayWords } from "../data/lookalikes.ts";
import type { Lexicon, Sense } from "./lexicon.ts";
import { stemOf } from "./stem.ts";

/** Words shorter than this are not corrected: too many short words lie one letter apart. */
const shortestCorrected = 6;
const longestCorrected = 20;
const shortestInflected = 8;

/** Only words that speak plainly of a feeling are worth a correction. */
const leastStrength = 0.95;

/** Finds the one listed word that lies one slip away. */
export type Corrector = (word: string) => { readonly word: string; readonly sense: Sense } | undefined;

/**
 * A corrector over the single words of a lexicon. A slip is one letter too many, too few or wrong, or two neighbours
 * swapped (Damerau 1964), or any mistake about doubled letters; the first letter is taken to be right, as it nearly
 * always is (Yannakoudakis & Fawthrop 1983). A word that exists, or that lies as near to two feelings, is left alone.
 */
export function buildCorrector(lexicon: Lexicon): Corrector {
  const buckets = new Map<string, string[]>();
  for (const [word, sense] of lexicon.exact) {
    if (!isTarget(word) || sense.strength < leastStrength) continue;
    for (const key of keysOf(word)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [word]);
      else bucket.push(word);
    }
  }
  return (word) => {
    if (word.length < shortestCorrected || word.length > longestCorrected) return undefined;
    if (
      lexicon.exact.has(word) ||
      commonWords.has(word) ||
      commonWords.has(stemOf(word)) ||
      !/^[a-z]+$/.test(word)
    )
      return undefined;
    let found: { word: string; sense: Sense } | undefined;
    for (const key of keysOf(word)) {
      for (const candidate of buckets.get(key) ?? []) {
        const isNear = key.startsWith("=") || isOneSlip(word, candidate);
        const sense = isNear ? lexicon.exact.get(candidate) : undefined;
        if (sense === undefined || sense === found?.sense) continue;
        if (found !== undefined && !alike(found.sense, sense)) return undefined;
        found ??= { word: candidate, sense };
      }
    }
    return found;
  };
}

/**
 * A slip in one of the few short words that people type most: one letter too many or too few, or two neighbours swapped.
 * A wrong letter makes too many other words ("happy" and "hippy"), so it is left alone.
 */
export function everydaySlip(
  lexicon: Lexicon,
  word: string,
): { readonly word: string; readonly sense: Sense } | undefined {
  if (word.length < 4 || word.length > 7 || lexicon.exact.has(word) || commonWords.has(word))
    return undefined;
  for (const meant of everydayWords) {
    if (meant.charAt(0) !== word.charAt(0) || !isOneSlip(word, meant)) continue;
    const isSwap = word.length === meant.length && sorted(word) === sorted(meant);
    const sense = isSwap || word.length !== meant.length ? lexicon.exact.get(meant) : undefined;
    if (sense !== undefined) return { word: meant, sense };
  }
  return undefined;
}

function sorted(word: string): string {
  return [...word].sort().join("");
}

/**
 * Words that a slip may be corrected to. Short forms in "-ing" and "-ed" are too crowded: "caring" has forty
 * neighbours, from "casing" to "curing".
 */
function isTarget(word: string): boolean {
  const shortest = /(?:ing|ed|er|[^us]s)$/.test(word) ? shortestInflected : shortestCorrected;
  return word.length >= shortest && !word.includes(" ");
}

/**
 * One slip leaves either the first three or the last three letters whole, so a word and what was meant by it share a
 * key. Words that differ in doubled letters only ("dissapointed": what people most often get wrong) share the third.
 */
function keysOf(word: string): readonly string[] {
  return [`${word.slice(0, 3)}-`, `${word.charAt(0)}-${word.slice(-3)}`, `=${withoutDoubles(word)}`];
}

function withoutDoubles(word: string): string {
  let single = word.charAt(0);
  for (let place = 1; place < word.length; place++) {
    if (word[place] !== word[place - 1]) single += word[place];
  }
  return single;
}

/** Two readings of one slip do no harm when they mean the same family of feelings. */
function alike(one: Sense, other: Sense): boolean {
  return one.node !== undefined && one.node.sub === other.node?.sub;
}

/** Whether two different words are one insertion, deletion, substitution or swap apart. */
export function isOneSlip(one: string, other: string): boolean {
  const difference = one.length - other.length;
  if (difference > 1 || difference < -1) return false;
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const left = one.length - start - end;
  const right = other.length - start - end;
  if (left <= 1 && right <= 1) return left + right > 0;
  return left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
}
