/** Tones of the scale that are set a semitone beside a tone of the chord: the clusters of fear, the grit of anger. */
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";
import { isKnot } from "./roughness.ts";

/** The dissonance from which on chords rub, and that from which on they do as often as the trembling says. */
const FROM = 0.3;
const FULLY = 0.65;

/** A share below this is none: one chord alone that grates, in a quiet song, is heard as a mistake. */
const LEAST = 0.12;

/** How much the weight of anger counts beside the trembling of fear. */
const WEIGHT = 0.65;

/** How much the trembling of fear counts: most of its chords rub. */
const TREMBLING = 1.3;

/** Music whose tones begin more softly than the first has no clusters; from the second on it has them all. */
const SOFT = 0.3;
const HARD = 0.5;

/**
 * The share of chords that rub, 0 … 1: those of unpleasant and excited feelings, most of all where they tremble, and
 * none where the music is soft. Cluster chords are the scare of film scores (Karlin & Wright 2004), and semitones are
 * heard as the roughest of intervals (Huron 1994).
 */
export function rubShare({ dissonance, trembling, weight, attack }: MusicalAttributes): number {
  const hard = clamp((attack - SOFT) / (HARD - SOFT), 0, 1);
  const share =
    hard *
    Math.min(1, Math.max(TREMBLING * trembling, WEIGHT * weight)) *
    clamp((dissonance - FROM) / (FULLY - FROM), 0, 1);
  return share < LEAST ? 0 : share;
}

/** Semitones below this key, the G below middle C, are mud rather than a rub. */
const LOWEST = 55;

/** From this share on chords also rub with the harshest tones: the minor ninth, and the minor sixth beside a fifth. */
const HARSH_FROM = 0.12;

/** From this share on a chord rubs in two places, as the clusters of fear do. */
const CLUSTER_FROM = 0.7;

/** Whether chords of a section with such a share of rubs are meant to be heard as clusters. */
export function isCluster(share: number): boolean {
  return share >= CLUSTER_FROM;
}

/**
 * The keys with a tone of the scale a semitone above or below an inner one, where the scale has such a tone; the lowest
 * key is left alone. Which chords of the scale take it first is fixed, so that with more share chords get a rub and none
 * lose theirs; where nearly all rub each may have two,
 * and only there three keys may crowd into a knot. A fourth never joins a major third: it is heard as a wrong note, not as a colour.
 * @param keys ascending
 * @param scale pitch classes
 * @param highest the highest key that may be added: above it the melody sings
 */
export function withRub(
  keys: readonly number[],
  chord: Harmony,
  scale: readonly number[],
  share: number,
  highest = Number.POSITIVE_INFINITY,
): readonly number[] {
  if ((wrap(chord.root * 7, 12) + 1) / 13 > share) return keys;
  const harsh = share >= HARSH_FROM;
  const clusters = isCluster(share);
  const most = clusters ? 2 : 1;
  const added: number[] = [];
  for (let place = keys.length - 1; place > 0; place--) {
    const key = keys[place] ?? 0;
    for (const beside of [key + 1, key - 1]) {
      const above = wrap(beside - chord.root, 12);
      if (above === 5 && chord.tones.includes(4)) continue;
      if (!harsh && (above === 1 || above === 8)) continue;
      if (beside < LOWEST || beside > highest || beside <= (keys[0] ?? 0) + 2) continue;
      if (keys.includes(beside) || added.includes(beside) || !scale.includes(wrap(beside, 12))) continue;
      if (!clusters && isKnot(inOrder([...keys, beside]))) continue;
      added.push(beside);
      break;
    }
    if (added.length === most) break;
  }
  return added.length === 0 ? keys : inOrder([...keys, ...added]);
}

function inOrder(keys: readonly number[]): readonly number[] {
  return keys.toSorted((one, other) => one - other);
}
