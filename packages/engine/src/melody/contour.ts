/** The shapes of phrases. */
import { learnedStructure } from "../data/learned/melody.ts";
import type { Contour } from "../data/thesaurus/schema.ts";
import { raceWinner } from "../harmony/race.ts";

/** Eight heights in semitones around a phrase's mean, evenly from its first note to its last. */
export type PhraseContour = readonly number[];

/** How high a feeling wants a phrase at each of its eight points (the arch is the commonest shape, Huron 1996). */
const wanted: Readonly<Record<Contour, PhraseContour>> = {
  rising: [-3, -2.4, -1.6, -0.6, 0.6, 1.8, 3, 2.2],
  falling: [2, 3, 2.2, 1.2, 0.2, -1.2, -2.8, -4],
  arch: [-2.5, -0.6, 1.2, 2.4, 2.4, 1.2, -1, -3],
  "inverted arch": [2.5, 0.6, -1.2, -2.4, -2.4, -1.2, 1, 3],
  wave: [-1, 1.6, 1, -1.6, -1, 1.6, 1, -1.6],
  level: [0.6, 0.4, 0, 0, 0, 0, -0.4, -0.6],
};

const { contours, ranges } = learnedStructure;
const shares = new Float64Array(contours.length);
const spans = new Float64Array(ranges.length);

/** The span of a phrase, in semitones, that the learned contours stand for: they are means, and means are flat. */
const USUAL_SPAN = 12;
/** Semitones by which notes leave their contour anyway. */
const SCATTER = 4;
const slopes = contours.map(({ heights }) => Math.max(-8, Math.min(8, slope(heights))));

/**
 * A contour for a phrase: one that people write, the more likely the more it is like what the feeling wants.
 * @param place 0 the first phrase of its section, 1 one between, 2 the last
 * @param salt the theme's chance, in [0, 1)
 * @param phrase which of the theme's phrases it is
 * @param reach narrow 0 … 1 wide: how far feelings spread their phrases
 * @param valence phrases of pleasant feelings rise a little more often (Gerardi & Gerken 1995)
 */
export function drawContour(
  feeling: Contour,
  place: 0 | 1 | 2,
  reach: number,
  valence: number,
  salt: number,
  phrase: number,
): PhraseContour {
  const likes = likenesses[feeling];
  for (let index = 0; index < contours.length; index++) {
    const like = 1.05 + (likes[index] ?? 0);
    const rise = 1 + 0.06 * valence * (slopes[index] ?? 0);
    shares[index] = (contours[index]?.weights[place] ?? 0) * like * like * rise;
  }
  const heights = contours[raceWinner(shares, salt, phrase)]?.heights ?? wanted[feeling];
  const wide = widthOf(reach, salt, phrase);
  return heights.map((height) => height * wide);
}

/** How much wider than usual a phrase is: as wide as phrases of people are, wider ones for feelings that reach wide. */
function widthOf(reach: number, salt: number, phrase: number): number {
  ranges.forEach((count, span) => {
    const lean = (0.25 + reach) * (span / USUAL_SPAN);
    spans[span] = span < SCATTER ? 0 : count * (0.35 + lean * lean);
  });
  const span = Math.max(SCATTER, raceWinner(spans, salt, 128 + phrase));
  return Math.min(1.8, Math.max(0.4, (span - SCATTER) / (USUAL_SPAN - SCATTER)));
}

/** The height of a contour at a place, 0 … 1. */
export function contourHeight(contour: PhraseContour, place: number): number {
  const at = Math.max(0, Math.min(1, place)) * (contour.length - 1);
  const low = Math.floor(at);
  const one = contour[low] ?? 0;
  return one + ((contour[low + 1] ?? one) - one) * (at - low);
}

/** How like each contour is to what each feeling wants. */
const likenesses: Readonly<Record<Contour, readonly number[]>> = {
  rising: likenessesTo("rising"),
  falling: likenessesTo("falling"),
  arch: likenessesTo("arch"),
  "inverted arch": likenessesTo("inverted arch"),
  wave: likenessesTo("wave"),
  level: likenessesTo("level"),
};

function likenessesTo(feeling: Contour): readonly number[] {
  return contours.map(({ heights }) => likeness(heights, wanted[feeling]));
}

function slope(heights: PhraseContour): number {
  return (heights.at(-1) ?? 0) - (heights[0] ?? 0);
}

/** The cosine between two shapes: −1 … 1. */
function likeness(one: PhraseContour, other: PhraseContour): number {
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let point = 0; point < one.length; point++) {
    const [a, b] = [one[point] ?? 0, other[point] ?? 0];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return product / Math.sqrt(ones * others + 0.01);
}
