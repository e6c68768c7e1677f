/** Power chords. */
import type { Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";

/** A chord without its third, as distorted guitars play it: root, fifth and octave. */
export function powerVoicing(chord: Harmony, low: number): readonly number[] {
  const root = low + wrap(chord.root - low, 12);
  const fifth = chord.tones.find((tone) => tone >= 6 && tone <= 8) ?? 7;
  return [root, root + fifth, root + 12];
}
