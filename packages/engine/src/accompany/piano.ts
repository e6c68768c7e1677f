/** The piano of a pop song: figures that pianists play, chosen by how busy the song is. */
import { type LearnedBar, learnedPiano } from "../data/learned/accompaniment.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";

/** General MIDI programs that are played like a piano. */
export const isPiano = (program: number): boolean => program <= 5;

/** Where in the bar the figures of the right hand may begin without a gap. */
const onTime = (pattern: string) => /^(?:[0-9AU]|\.\.?[0-9AU])/u.test(pattern);
const right = learnedPiano.right.filter(({ pattern }) => onTime(pattern) && !pattern.includes("......"));
const left = learnedPiano.left.filter(({ pattern }) => /^R/u.test(pattern));

/**
 * A figure of the right hand. The figures are ordered by how many strokes they have, so that the same chance gives a
 * slightly busier one where slightly more is wanted.
 * @param onsets how many strokes a bar are wanted
 * @param broken 0 blocks … 1 broken chords
 * @param chance in [0, 1)
 */
export function rightHand(onsets: number, broken: number, chance: number): string {
  return drawn(right, onsets, broken, chance);
}

/** A figure of the left hand. */
export function leftHand(onsets: number, chance: number): string {
  return drawn(left, onsets, 0.5, chance);
}

/** Figures this many strokes from what is wanted are out of the question. */
const WINDOW = 4;

const weights = new Float64Array(Math.max(right.length, left.length));

function drawn(bars: readonly LearnedBar[], onsets: number, broken: number, chance: number): string {
  let total = 0;
  for (let index = 0; index < bars.length; index++) {
    const weight = weightOf(bars[index], onsets, broken);
    weights[index] = weight;
    total += weight;
  }
  let rest = chance * total;
  for (let index = 0; index < bars.length; index++) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return bars[index]?.pattern ?? HELD;
  }
  return bars.at(-1)?.pattern ?? HELD;
}

const HELD = "A---------------";

function weightOf(bar: LearnedBar | undefined, onsets: number, broken: number): number {
  if (!bar) return 0;
  const busier = bar.onsets - onsets;
  if (busier > WINDOW || busier < -WINDOW) return 0;
  const unlike = bar.broken - broken;
  return bar.songs / ((1 + busier * busier * busier * busier) * (1 + 14 * unlike * unlike));
}

/** Thirds and sixths below E3 are mud: the left hand reaches for the tenth instead. */
function clear(key: number): number {
  return key < 52 ? key + 12 : key;
}

/** The lowest key of the left hand where it is the bass: C2. */
export const LEFT_LOWEST = 36;

/** The lowest key of the left hand where somebody else plays the bass: G2, which leaves the bass its octave. */
export const ABOVE_BASS = 43;

/**
 * The key of a character of the left hand's patterns.
 * @param lowest the lowest key that it may take as the chord's bass
 */
export function leftKey(symbol: string, { root, bass, tones }: Harmony, lowest = LEFT_LOWEST): number {
  const low = lowest + wrap(bass - lowest, 12);
  const above = (interval: number) => {
    const tone = tones.reduce(
      (best, other) => (Math.abs(other - interval) < Math.abs(best - interval) ? other : best),
      0,
    );
    return low + wrap(root + tone - bass, 12);
  };
  switch (symbol) {
    case "O":
      return low + 12;
    case "F":
      return above(7);
    case "T":
      return clear(above(4));
    case "P":
      return clear(above(9));
    default:
      return low;
  }
}
