/** Tones of the scale that are set a semitone beside a tone of the chord: the clusters of fear, the grit of anger. */
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";

/** The dissonance from which on chords rub, and that from which on they do as often as the trembling says. */
const FROM = 0.3;
const FULLY = 0.65;

/** How much the weight of anger counts beside the trembling of fear. */
const WEIGHT = 0.5;

/**
 * The share of chords that rub, 0 … 1: those of unpleasant and excited feelings, most of all where they tremble. Cluster
 * chords are the scare of film scores (Karlin & Wright 2004), and semitones are heard as the roughest of intervals (Huron
 * 1994).
 */
export function rubShare({ dissonance, trembling, weight }: MusicalAttributes): number {
  return Math.max(trembling, WEIGHT * weight) * clamp((dissonance - FROM) / (FULLY - FROM), 0, 1);
}

/** Semitones below this key, the F below middle C, are mud rather than a rub. */
const LOWEST = 53;

/**
 * The keys with a tone of the scale a semitone above or below an inner one, where the scale has such a tone; the lowest
 * key is left alone. Which chords of the scale take it first is fixed, so that with more share chords get a rub and none
 * lose theirs.
 * @param keys ascending
 * @param scale pitch classes
 */
export function withRub(
  keys: readonly number[],
  chord: Harmony,
  scale: readonly number[],
  share: number,
): readonly number[] {
  if ((wrap(chord.root * 7, 12) + 1) / 13 > share) return keys;
  const inScale = (key: number) => scale.includes(wrap(key, 12));
  for (let place = keys.length - 1; place > 0; place--) {
    const key = keys[place] ?? 0;
    for (const beside of [key + 1, key - 1]) {
      if (beside >= LOWEST && beside > (keys[0] ?? 0) + 2 && !keys.includes(beside) && inScale(beside))
        return [...keys, beside].sort((one, other) => one - other);
    }
  }
  return keys;
}
