/** The ground of a bar in which no bass plays: whoever holds the chord has the chord's bass note below everything. */
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";

/** The lowest key of a ground: C2. */
export const GROUND_LOWEST = 36;

/** Semitones by which the grounds of music of no weight keep above that: all of them stay below F3. */
const LIGHTEST = 5;

/** The lowest key of a section's grounds, on an instrument that reaches down to `reach`: the lighter the higher. */
export function lowestGround(reach: number, { weight }: MusicalAttributes): number {
  return Math.max(reach, GROUND_LOWEST + Math.round(LIGHTEST * clamp(1 - weight / 0.45, 0, 1)));
}

/** Up to this key, E3, a lowest voice is heard as the bass of the band. */
const GROUND_HIGHEST = 52;

/** Semitones that the voices keep above the ground: a fifth at least, so that nothing is mud. */
const ROOM = 7;

/** The voices above a ground that are kept: with the bass note below them more would be thick. */
const MOST_ABOVE = 3;

/** Whether an instrument reaches down to where a ground is heard as one. */
export function reachesGround(lowest: number): boolean {
  return lowest <= GROUND_HIGHEST - 4;
}

/** The key of a chord's bass note as a ground. */
export function groundOf({ bass }: Harmony, lowest: number): number {
  return lowest + wrap(bass - lowest, 12);
}

/** The keys, those too close to the ground an octave or two higher; ascending. */
export function clearOfGround(keys: readonly number[], ground: number): readonly number[] {
  const clear = keys.map((key) => {
    let raised = key;
    while (raised < ground + ROOM) raised += 12;
    return raised;
  });
  return [...new Set(clear)].sort((one, other) => one - other);
}

/**
 * A chord over its ground. What already stands on its bass note, low enough, stays as it is; else the upper voices are
 * thinned: the bass note is not doubled where two other tones are left.
 * @param keys ascending
 * @param lowest the lowest key that the part may take for a ground
 */
export function overGround(keys: readonly number[], chord: Harmony, lowest: number): readonly number[] {
  const isBass = (key: number) => wrap(key, 12) === chord.bass;
  const [first = GROUND_HIGHEST + 1] = keys;
  if (first <= GROUND_HIGHEST && isBass(first)) return keys;
  const ground = groundOf(chord, lowest);
  const clear = clearOfGround(keys, ground);
  const others = clear.filter((key) => !isBass(key));
  return [ground, ...(others.length > 1 ? others : clear).slice(0, MOST_ABOVE)];
}
