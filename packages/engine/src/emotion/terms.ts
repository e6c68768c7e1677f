/** A text as the learned reading sees it: words and marks, and a few figures about the whole. */
import type { Affect } from "../song.ts";

/** What the lexicon makes of a text, as far as the learned reading asks. */
export interface Said {
  readonly affect: Affect;
  /** 0 … 1. */
  readonly confidence: number;
}

const term = /[a-z]+(?:'[a-z]+)?|[0-9]+|[^\sa-z0-9]/g;

/**
 * The words and marks of a text in order, in lower case without accents; "don't" is "do" and "n't".
 * @example
 * termsOf("Don't go!"); // ["do", "n't", "go", "!"]
 */
export function termsOf(text: string): readonly string[] {
  const plain = text
    .toWellFormed()
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return (plain.match(term) ?? []).flatMap(parts);
}

function parts(word: string): readonly string[] {
  const mark = word.indexOf("'");
  if (mark <= 0) return [word];
  return word.endsWith("n't") ? [word.slice(0, -3), "n't"] : [word.slice(0, mark), word.slice(mark)];
}

/** Turn around what comes in the next few words. */
export const denials: ReadonlySet<string> = new Set(["not", "n't", "no", "never", "without", "nor"]);
const DENIED_WORDS = 4;
const LEFT_OF_DENIED = -0.5;

/** By which somebody speaks of themselves. */
export const ownWords: ReadonlySet<string> = new Set(["i", "my", "me", "we", "our"]);
const otherWords: ReadonlySet<string> = new Set(["you", "your"]);

/**
 * Figures about a whole text, always as many and in the same order: what its words are rated at and how long it is, how
 * it is punctuated, who speaks, and what the lexicon says.
 * @param ratingOf −5 … 5, a word's rating; 0 where it has none
 */
export function traitsOf(
  text: string,
  terms: readonly string[],
  ratingOf: (term: string) => number,
  { affect, confidence }: Said,
): readonly number[] {
  let [good, bad, turned, best, worst] = [0, 0, 0, 0, 0];
  let denied = 0;
  for (const word of terms) {
    const rating = ratingOf(word);
    if (denials.has(word)) denied = DENIED_WORDS;
    good += Math.max(0, rating);
    bad += Math.min(0, rating);
    turned += denied > 0 ? rating * LEFT_OF_DENIED : rating;
    best = Math.max(best, rating);
    worst = Math.min(worst, rating);
    denied--;
  }
  const length = terms.length;
  const root = Math.sqrt(length + 1);
  const count = (words: ReadonlySet<string>) => Math.min(4, terms.filter((word) => words.has(word)).length);
  const marks = (mark: string) => Math.min(4, terms.filter((word) => word === mark).length);
  const capitals = (text.match(/[A-Z]/g) ?? []).length / Math.max(1, text.length);
  return [
    ...[Math.min(15, good), Math.max(-15, bad), (good + bad) / root, turned / root, best, worst],
    ...[Math.min(10, root), Math.min(60, length) / 20, Math.min(12, length) / 12],
    ...[marks("!"), marks("?"), marks('"'), marks(","), capitals],
    ...[count(denials), count(ownWords), count(otherWords)],
    ...[
      affect.valence * confidence,
      (affect.arousal - 0.3) * confidence,
      (affect.dominance - 0.5) * confidence,
    ],
    ...[confidence, affect.valence],
  ];
}
