/** What the words and traits of a text add up to, by a table that `tools/learn/feeling` has learned. */
import type { FeelingDimension, FeelingTable, WordTable } from "../data/learned/feeling.ts";
import { digitOf } from "../data/learned/signs.ts";
import { clamp } from "./space.ts";
import { denials, ownWords, type Said, termsOf, traitsOf } from "./terms.ts";

/** Valence, arousal and dominance in steps of ratings (1 … 5) away from their means. */
export type Steps = readonly [number, number, number];

/** Where a term stands in a table. */
export interface Entry {
  readonly place: number;
  readonly rarity: number;
}

/** The terms of a table. */
export type Dictionary = ReadonlyMap<string, Entry>;

/** The terms of a text in order, and the different ones among them that a table knows. */
export interface LookedUp {
  readonly terms: readonly string[];
  readonly known: readonly { readonly term: string; readonly entry: Entry }[];
  readonly dictionary: Dictionary;
}

/** The terms of a table by name. */
export function dictionaryOf({ terms, rarities, rarityUnit }: WordTable): Dictionary {
  return new Map(
    terms.split(" ").map((name, place) => [name, { place, rarity: digitOf(rarities, place) * rarityUnit }]),
  );
}

/** A text with its words looked up. */
export function lookedUp(text: string, dictionary: Dictionary): LookedUp {
  const terms = termsOf(text);
  const known = [];
  for (const term of new Set(terms.length === 0 ? terms : [...terms, `^${terms[0]}`])) {
    const entry = dictionary.get(term);
    if (entry !== undefined) known.push({ term, entry });
  }
  return { terms, known, dictionary };
}

/** What the words and traits of a text add up to in each dimension. */
export function sumsOf(
  text: string,
  said: Said,
  { terms, known, dictionary }: LookedUp,
  { dimensions, ratings }: WordTable,
): Steps {
  const ratingOf = (term: string): number => {
    const entry = dictionary.get(term);
    return entry === undefined ? 0 : digitOf(ratings, entry.place);
  };
  const traits = traitsOf(text, terms, ratingOf, said);
  let squares = 0;
  for (const { entry } of known) squares += entry.rarity * entry.rarity;
  const norm = Math.sqrt(squares) || 1;
  const sum = (dimension: FeelingDimension | undefined): number => {
    if (dimension === undefined) return 0;
    let ofWords = 0;
    for (const { entry } of known) ofWords += scoreOf(dimension, entry);
    let whole = dimension.base + ofWords / norm;
    traits.forEach((trait, place) => {
      whole += trait * (dimension.weights[place] ?? 0);
    });
    return whole;
  };
  const [valence, arousal, dominance] = dimensions;
  return [sum(valence), sum(arousal), sum(dominance)];
}

/** What one term adds, before the length of a text is taken out. */
export function scoreOf({ scores, unit }: FeelingDimension, { place }: Entry): number {
  return digitOf(scores, place) * unit;
}

/** A length in terms that is neither short nor long. */
const USUAL_LENGTH = 14;

/** So many steps are the most that sums are trusted to say of each other. */
const FARTHEST = 1;

/** How somebody speaks: of themselves, with a denial, in a question, with an outcry or within quotation marks. */
const manners: readonly ReadonlySet<string>[] = [ownWords, denials, new Set("?"), new Set("!"), new Set('"')];

/**
 * What a sum is refined by: itself, less or more of it by the length of the text (where few words stand they say more),
 * how far from neutral the valence is (the pleasant and the unpleasant are both exciting), valence where it meets arousal,
 * and the sum again for each manner of speaking (who says "I" means it, who asks means it less).
 * @param terms of the text
 */
export function refiningFigures(own: number, sums: Steps, terms: readonly string[]): readonly number[] {
  const valence = clamp(sums[0], -FARTHEST, FARTHEST);
  const arousal = clamp(sums[1], -FARTHEST, FARTHEST);
  const beyondUsual = terms.length / (terms.length + USUAL_LENGTH) - 0.5;
  const byManner = manners.map((words) => (terms.some((term) => words.has(term)) ? own : 0));
  return [1, own, own * beyondUsual, Math.abs(valence), valence * arousal, ...byManner];
}

/** The sums as they are together, and in a text of such a length. */
export function refined(
  sums: Steps,
  { terms }: LookedUp,
  { refinements }: Pick<FeelingTable, "refinements">,
): Steps {
  const rate = (place: 0 | 1 | 2): number => {
    const figures = refiningFigures(sums[place], sums, terms);
    return figures.reduce((sum, figure, at) => sum + figure * (refinements[place]?.[at] ?? 0), 0);
  };
  return [rate(0), rate(1), rate(2)];
}
