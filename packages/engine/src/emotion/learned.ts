/** The feeling of a whole sentence as people rated such sentences: what its words add up to. */
import { learnedFeeling } from "../data/learned/feeling.ts";
import type { Affect } from "../song.ts";
import { clampAffect } from "./space.ts";
import {
  type Dictionary,
  dictionaryOf,
  type LookedUp,
  lookedUp,
  refined,
  type Steps,
  scoreOf,
  sumsOf,
} from "./sums.ts";
import type { Said } from "./terms.ts";

/** What the words of a text add up to. */
export interface LearnedReading {
  readonly affect: Affect;
  /** How far it is from saying nothing, 0 … 1. */
  readonly evidence: number;
  /** The words that weigh most, at most 5, with their shares of what all words add: each above 0, together at most 1. */
  readonly words: readonly { readonly word: string; readonly share: number }[];
}

/**
 * Where the ratings of EmoBank (1 … 5, of sentences that are mostly near the middle) lie in the space of feelings: how
 * many times its span a step is worth here, and what its mean stands for.
 */
const spans = [
  { mean: 0, worth: 1.5 },
  { mean: 0.38, worth: 1 },
  { mean: 0.5, worth: 1.1 },
] as const;

let dictionary: Dictionary | undefined;

function words(): Dictionary {
  dictionary ??= dictionaryOf(learnedFeeling);
  return dictionary;
}

/** Whether a word is among the commonest of English. */
export function isCommonEnglish(word: string): boolean {
  return words().has(word);
}

/**
 * What people would feel in a text, with the words that decided it; undefined where too few of them are English.
 * @param said what the lexicon makes of the text
 */
export function readByWords(text: string, said: Said): LearnedReading | undefined {
  const looked = lookedUp(text, words());
  if (!isEnglish(looked)) return undefined;
  const affect = affectOf(refined(sumsOf(text, said, looked, learnedFeeling), looked, learnedFeeling));
  const away = Math.abs(affect.valence) + Math.abs(affect.arousal - 0.4) + Math.abs(affect.dominance - 0.5);
  return { affect, evidence: Math.min(1, away), words: heaviest(looked.known) };
}

/** Where steps of ratings away from their means, as {@link refined} gives them, lie in the space of feelings. */
export function affectOf(steps: Steps): Affect {
  const [valence, arousal, dominance] = steps;
  const placed = (place: 0 | 1 | 2, step: number): number => spans[place].mean + spans[place].worth * step;
  return clampAffect({
    valence: placed(0, valence),
    arousal: placed(1, arousal),
    dominance: placed(2, dominance),
  });
}

/** Whether most of a text is words that are known: marks alone say nothing, and other languages something else. */
function isEnglish({ terms, known }: LookedUp): boolean {
  const found = known.filter(({ term }) => /^[a-z]{2}/.test(term)).length;
  return found > 0 && 2 * found >= new Set(terms.filter((term) => /[^!-@[-`{-~]/.test(term))).size;
}

const MOST_WORDS = 5;

function heaviest(known: LookedUp["known"]): LearnedReading["words"] {
  const weighed = known
    .filter(({ term }) => /^[a-z]{2}/.test(term))
    .map(({ term, entry }) => {
      const weight = learnedFeeling.dimensions.reduce(
        (sum, dimension) => sum + Math.abs(scoreOf(dimension, entry)),
        0,
      );
      return { word: term, weight };
    })
    .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed
    .filter(({ weight }) => weight > 0)
    .slice(0, MOST_WORDS)
    .map(({ word, weight }) => ({ word, share: weight / total }));
}
