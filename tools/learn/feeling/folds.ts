/** What is learned from most sentences, asked about the others: how it will do on sentences that it has not seen. */
import type { FeelingTable } from "../../../packages/engine/src/data/learned/feeling.ts";
import { type LexiconReading, readByLexicon } from "../../../packages/engine/src/emotion/by-lexicon.ts";
import {
  dictionaryOf,
  type LookedUp,
  lookedUp,
  refiningFigures,
  type Steps,
  sumsOf,
} from "../../../packages/engine/src/emotion/sums.ts";
import { learnWords } from "./learn.ts";
import { type Row, ridge } from "./ridge.ts";
import type { RatedSentence, WordVectors } from "./sources.ts";

/** Each sentence is left out once, together with every fifth of the others. */
const FOLDS = 5;

/** A sentence, and what a table says of it that was learned without it. */
export interface HeldOut {
  readonly sentence: RatedSentence;
  readonly fold: number;
  readonly said: LexiconReading;
  readonly looked: LookedUp;
  readonly sums: Steps;
  /** The ratings away from the means of the sentences that were learned from. */
  readonly rated: Steps;
}

/** All sentences, each held out once. */
export function heldOut(
  sentences: readonly RatedSentence[],
  vectors: WordVectors,
  ratings: ReadonlyMap<string, number>,
): readonly HeldOut[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const table = learnWords(
      sentences.filter((_, place) => place % FOLDS !== fold),
      vectors,
      ratings,
    );
    const dictionary = dictionaryOf(table);
    return sentences
      .filter((_, place) => place % FOLDS === fold)
      .map((sentence): HeldOut => {
        const said = readByLexicon(sentence.text);
        const looked = lookedUp(sentence.text, dictionary);
        const sums = sumsOf(sentence.text, said, looked, table);
        const away = (place: 0 | 1 | 2) => sentence.ratings[place] - (table.dimensions[place]?.mean ?? 0);
        return { sentence, fold, said, looked, sums, rated: [away(0), away(1), away(2)] };
      });
  }).flat();
}

/** Nearly none: there are a thousand sentences to each weight. */
const PENALTY = 0.01;

/** For each dimension the weights of `refiningFigures` with the least squared error. */
export function fitRefinements(sentences: readonly HeldOut[]): FeelingTable["refinements"] {
  return ([0, 1, 2] as const).map((dimension) => {
    const rows = sentences.map(({ sums, looked }): Row => {
      const figures = refiningFigures(sums[dimension], sums, looked.terms);
      return { dense: Float64Array.from(figures), places: [], values: [] };
    });
    const targets = sentences.map(({ rated }) => rated[dimension]);
    return [...ridge(rows, 0, targets, PENALTY)].map((weight) => Number(weight.toPrecision(4)));
  });
}

/** Pearson's r. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (let place = 0; place < one.length; place++) {
    const [x, y] = [(one[place] ?? 0) - meanOne, (other[place] ?? 0) - meanOther];
    both += x * y;
    ofOne += x * x;
    ofOther += y * y;
  }
  return both / Math.sqrt(ofOne * ofOther);
}
