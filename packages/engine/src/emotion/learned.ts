/** The feeling of a whole sentence as people rated such sentences: what its words add up to. */
import { type FeelingDimension, learnedFeeling } from "../data/learned/feeling.ts";
import { digitOf } from "../data/learned/signs.ts";
import type { Affect } from "../song.ts";
import { clampAffect } from "./space.ts";
import { type Said, termsOf, traitsOf } from "./terms.ts";

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

interface Entry {
  readonly place: number;
  readonly rarity: number;
}

let entries: ReadonlyMap<string, Entry> | undefined;

function entryOf(term: string): Entry | undefined {
  entries ??= new Map(
    learnedFeeling.terms.split(" ").map((name, place) => {
      return [name, { place, rarity: digitOf(learnedFeeling.rarities, place) * learnedFeeling.rarityUnit }];
    }),
  );
  return entries.get(term);
}

/** Whether a word is among the commonest of English. */
export function isCommonEnglish(word: string): boolean {
  return entryOf(word) !== undefined;
}

function ratingOf(term: string): number {
  const entry = entryOf(term);
  return entry === undefined ? 0 : digitOf(learnedFeeling.ratings, entry.place);
}

/**
 * The ratings, 1 … 5, that people would give a text; undefined where none of its words is known.
 * @param said what the lexicon makes of the text
 */
export function ratingsOf(text: string, said: Said): readonly [number, number, number] | undefined {
  const { terms, known } = lookedUp(text);
  if (known.length === 0) return undefined;
  const traits = traitsOf(text, terms, ratingOf, said);
  const norm = normOf(known);
  const rate = (dimension: FeelingDimension | undefined): number => {
    if (dimension === undefined) return 0;
    let sum = 0;
    for (const { entry } of known) sum += scoreOf(dimension, entry);
    let whole = dimension.mean + dimension.base + sum / norm;
    traits.forEach((trait, place) => {
      whole += trait * (dimension.weights[place] ?? 0);
    });
    return whole;
  };
  const [valence, arousal, dominance] = learnedFeeling.dimensions;
  return [rate(valence), rate(arousal), rate(dominance)];
}

/** The same in the space of feelings, with the words that decided it. */
export function readByWords(text: string, said: Said): LearnedReading | undefined {
  const ratings = isEnglish(text) ? ratingsOf(text, said) : undefined;
  if (ratings === undefined) return undefined;
  const [valence, arousal, dominance] = spans.map(({ mean, worth }, place) => {
    return mean + worth * ((ratings[place] ?? 0) - (learnedFeeling.dimensions[place]?.mean ?? 0));
  });
  const affect = clampAffect({ valence: valence ?? 0, arousal: arousal ?? 0, dominance: dominance ?? 0 });
  const away = Math.abs(affect.valence) + Math.abs(affect.arousal - 0.4) + Math.abs(affect.dominance - 0.5);
  return { affect, evidence: Math.min(1, away), words: heaviest(text) };
}

/** Whether most of a text is words that are known: marks alone say nothing, and other languages something else. */
function isEnglish(text: string): boolean {
  const { terms, known } = lookedUp(text);
  const words = known.filter(({ term }) => /^[a-z]{2}/.test(term)).length;
  return words > 0 && 2 * words >= new Set(terms.filter((term) => /[^!-@[-`{-~]/.test(term))).size;
}

interface Known {
  readonly term: string;
  readonly entry: Entry;
}

function lookedUp(text: string): { readonly terms: readonly string[]; readonly known: readonly Known[] } {
  const terms = termsOf(text);
  const known: Known[] = [];
  for (const term of new Set(terms.length === 0 ? terms : [...terms, `^${terms[0]}`])) {
    const entry = entryOf(term);
    if (entry !== undefined) known.push({ term, entry });
  }
  return { terms, known };
}

function normOf(known: readonly Known[]): number {
  let sum = 0;
  for (const { entry } of known) sum += entry.rarity * entry.rarity;
  return Math.sqrt(sum) || 1;
}

function scoreOf({ scores, unit }: FeelingDimension, { place }: Entry): number {
  return digitOf(scores, place) * unit;
}

const MOST_WORDS = 5;

function heaviest(text: string): LearnedReading["words"] {
  const { known } = lookedUp(text);
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
