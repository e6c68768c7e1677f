/** The last chord of a song: it stands on its root, whoever plays. */
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";

/** Below E3 a voice is heard as the bass of the band. */
const BASS_BELOW = 52;

/**
 * A last chord on its bass note: where a bass plays, voices that would lie below it go up an octave; where nobody does,
 * the part has the bass note as its lowest voice.
 * @param keys ascending
 * @param lowest the lowest key that the part may take for a bass note
 */
export function grounded(
  keys: readonly number[],
  { bass }: Harmony,
  hasBass: boolean,
  lowest: number,
): readonly number[] {
  const isBass = (key: number) => wrap(key, 12) === bass;
  const [first = BASS_BELOW] = keys;
  if (first < BASS_BELOW && isBass(first)) return keys;
  const raised = keys.map((key) => (key < BASS_BELOW && !isBass(key) ? key + 12 : key));
  const ascending = [...new Set(raised)].sort((one, other) => one - other);
  if (hasBass) return ascending;
  const root = lowest + wrap(bass - lowest, 12);
  return root < (ascending[0] ?? root + 1) ? [root, ...ascending] : ascending;
}
