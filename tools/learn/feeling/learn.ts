/**
 * Learns what each word adds to the valence, arousal and dominance of a sentence: one ridge regression over the words
 * themselves and over their vectors at once, so that rare words take after their like. Since both are linear, what
 * remains of a vector of a hundred numbers is one number a word for each dimension.
 */
import type { FeelingDimension, WordTable } from "../../../packages/engine/src/data/learned/feeling.ts";
import { signOf } from "../../../packages/engine/src/data/learned/signs.ts";
import { readByLexicon } from "../../../packages/engine/src/emotion/by-lexicon.ts";
import { stemOf } from "../../../packages/engine/src/emotion/stem.ts";
import { termsOf, traitsOf } from "../../../packages/engine/src/emotion/terms.ts";
import { type Row, ridge } from "./ridge.ts";
import type { RatedSentence, WordVectors } from "./sources.ts";

/** Words that get a score although no sentence has them. */
const VOCABULARY = 20_000;
const DIMENSIONS = 100;

/** A term of its own has to come in so many sentences. */
const LEAST_SENTENCES = 2;

/**
 * How easily the dimensions learn single words, and how easily all words of one stem together, and how much they are held
 * back; ease and penalty of valence and arousal were chosen on the dev part, the others by cross-validation.
 */
const settings = [
  { ease: 0.5, kinship: 0.3, penalty: 3 },
  { ease: 1.5, kinship: 0.5, penalty: 14 },
  { ease: 3, kinship: 0, penalty: 30 },
] as const;

/** Keeps the dense features, which are standardised, as light as the words together. */
const LIGHTNESS = 220;

/** What words and traits add. The same sources give the same. */
export function learnWords(
  sentences: readonly RatedSentence[],
  { words, vectors }: WordVectors,
  ratings: ReadonlyMap<string, number>,
): WordTable {
  const texts = sentences.map(({ text }) => [...new Set(withFirst(termsOf(text)))]);
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const common = words.slice(0, VOCABULARY);
  const isPlain = (term: string) => /^\S+$/.test(term) && term !== "";
  const own = [...counts]
    .filter(([term, count]) => count >= LEAST_SENTENCES && isPlain(term))
    .map(([term]) => term);
  const terms = [
    ...new Set([
      ...own,
      ...common.filter(isPlain),
      ...[...ratings.keys()].filter((word) => /^[a-z]+$/.test(word)),
    ]),
  ].sort();
  const known = new Set(terms);
  const ownPlaces = new Map(own.map((term, place) => [term, place]));
  const stems = [...new Set(terms.flatMap((term) => familyOf(term) ?? []))];
  const stemPlaces = new Map(stems.map((stem, place) => [stem, own.length + place]));
  const stemPlaceOf = (term: string) => stemPlaces.get(familyOf(term) ?? "");
  const inVocabulary = new Set(common);
  const rarityUnit = Math.log(sentences.length) / 45;
  const rarityOf = (term: string) =>
    Math.max(1, Math.round(Math.log(sentences.length / Math.max(1, counts.get(term) ?? 0)) / rarityUnit)) *
    rarityUnit;
  const vectorOf = (term: string) => (inVocabulary.has(term) ? vectors[term] : undefined);

  const raw = sentences.map(({ text }, index) => {
    const present = (texts[index] ?? []).filter((term) => known.has(term));
    const norm = Math.sqrt(present.reduce((sum, term) => sum + rarityOf(term) ** 2, 0)) || 1;
    const mean = new Float64Array(DIMENSIONS);
    for (const term of present) {
      vectorOf(term)
        ?.slice(0, DIMENSIONS)
        .forEach((value, place) => {
          mean[place] = (mean[place] ?? 0) + (value * rarityOf(term)) / norm;
        });
    }
    const traits = traitsOf(text, termsOf(text), (term) => ratings.get(term) ?? 0, readByLexicon(text));
    return { dense: [...mean, ...traits], present, norm };
  });

  const columns = raw[0]?.dense.length ?? 0;
  const means = Array.from({ length: columns }, (_, place) =>
    meanOf(raw.map(({ dense }) => dense[place] ?? 0)),
  );
  const spreads = means.map(
    (mean, place) => Math.sqrt(meanOf(raw.map(({ dense }) => ((dense[place] ?? 0) - mean) ** 2))) || 1,
  );
  const scale = spreads.map((spread) => 1 / (spread * Math.sqrt(LIGHTNESS)));

  const dimensions = settings.map(({ ease, kinship, penalty }, dimension): FeelingDimension => {
    const targets = sentences.map((sentence) => sentence.ratings[dimension] ?? 0);
    const mean = meanOf(targets);
    const spread = Math.sqrt(meanOf(targets.map((target) => (target - mean) ** 2)));
    const sparseOf = (term: string) =>
      [
        { place: ownPlaces.get(term), by: Math.sqrt(ease) },
        { place: stemPlaceOf(term), by: Math.sqrt(kinship) },
      ].flatMap(({ place, by }) => (place === undefined ? [] : [{ place, by }]));
    const rows = raw.map(({ dense, present, norm }): Row => {
      const sparse = present.flatMap((term) =>
        sparseOf(term).map(({ place, by }) => ({ place, value: (by * rarityOf(term)) / norm })),
      );
      return {
        dense: Float64Array.from(
          dense,
          (value, place) => (value - (means[place] ?? 0)) * (scale[place] ?? 0),
        ),
        places: sparse.map(({ place }) => place),
        values: sparse.map(({ value }) => value),
      };
    });
    const weights = ridge(
      rows,
      own.length + stems.length,
      targets.map((target) => (target - mean) / spread),
      penalty,
    );
    const dense = scale.map((factor, place) => (weights[place] ?? 0) * factor * spread);
    const scores = terms.map((term) => {
      const vector = vectorOf(term);
      const alone = sparseOf(term).reduce(
        (sum, { place, by }) => sum + by * (weights[columns + place] ?? 0) * spread,
        0,
      );
      const alike = vector
        ? dense.slice(0, DIMENSIONS).reduce((sum, weight, at) => sum + weight * (vector[at] ?? 0), 0)
        : 0;
      return rarityOf(term) * (alone + alike);
    });
    const unit =
      scores.map(Math.abs).sort((one, other) => one - other)[Math.floor(scores.length * 0.999)] ?? 1;
    return {
      scores: scores.map((score) => signOf((45 * score) / unit)).join(""),
      unit: rounded(unit / 45),
      weights: dense.slice(DIMENSIONS).map(rounded),
      base: rounded(-dense.reduce((sum, weight, place) => sum + weight * (means[place] ?? 0), 0)),
      mean: rounded(mean),
    };
  });
  return {
    terms: terms.join(" "),
    rarities: terms.map((term) => signOf(rarityOf(term) / rarityUnit)).join(""),
    rarityUnit: rounded(rarityUnit),
    ratings: terms.map((term) => signOf(ratings.get(term) ?? 0)).join(""),
    dimensions,
  };
}

/** The stem that a word shares with its kin; none for short words and for marks. */
function familyOf(term: string): string | undefined {
  return /^[a-z]{4,}$/.test(term) ? stemOf(term) : undefined;
}

/** The first word stands for itself and for being first. */
function withFirst(terms: readonly string[]): readonly string[] {
  return terms.length === 0 ? terms : [...terms, `^${terms[0]}`];
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
