/** How rough the intervals between the voices of a layout are. */
import { wrap } from "./pitch.ts";

/** A semitone with its lower voice below G3 rumbles, and a whole tone below F#3. */
const SEMITONES_FROM = 55;
const WHOLE_TONES_FROM = 54;

/**
 * Whether three voices are a knot, a second lies below the low interval limits of arrangers, or a minor ninth above
 * another tone than the root (Lowell & Pullig 2003, Arranging for Large Jazz Ensemble).
 * @param keys ascending
 * @param root the pitch class of the chord's root
 */
export function isHarsh(keys: readonly number[], root: number): boolean {
  if (isKnot(keys)) return true;
  return keys.some((key, index) => {
    const gap = (keys[index + 1] ?? 127) - key;
    const rumbles = (gap === 1 && key < SEMITONES_FROM) || (gap === 2 && key < WHOLE_TONES_FROM);
    return rumbles || (wrap(key - root, 12) !== 0 && keys.includes(key + 13));
  });
}

/** A knot has three voices within a major third, the lowest of them below C5: higher up the ear tells seconds apart. */
const KNOT_WITHIN = 4;
const KNOT_BELOW = 72;

/**
 * Whether three voices crowd within a major third, which is heard as a cluster and not as a chord (Persichetti 1961,
 * Twentieth-Century Harmony, on clusters as thickened lines).
 * @param keys ascending
 * @example isKnot([57, 58, 60]); // true
 * @example isKnot([58, 60, 69]); // false
 */
export function isKnot(keys: readonly number[]): boolean {
  for (let index = 2; index < keys.length; index++) {
    const lowest = keys[index - 2] ?? KNOT_BELOW;
    if (lowest < KNOT_BELOW && (keys[index] ?? 127) - lowest <= KNOT_WITHIN) return true;
  }
  return false;
}

/**
 * How rough a layout is, in semitones of motion: a semitone between neighbours, most of all on top, where it is heard as
 * the tune, and low thirds, which are muddy.
 * @param keys ascending
 */
export function roughness(keys: readonly number[]): number {
  let sum = 0;
  for (let index = 1; index < keys.length; index++) {
    const below = keys[index - 1] ?? 60;
    const gap = (keys[index] ?? 0) - below;
    if (gap === 1) sum += index === keys.length - 1 ? 9 : 3;
    // A third below E3 is mud.
    if (gap < 5 && below < 52) sum += 3;
    if (gap > 12) sum += 1;
  }
  return sum;
}
