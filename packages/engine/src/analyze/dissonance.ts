/** How harsh tones are together. */

/**
 * Consonance of an interval by its class in semitones, 1 … 6 (Huron 1994, Interval-class content in equally tempered
 * pitch-class sets: the mean of three perceptual studies, standardised). Class 0 counts as none.
 */
const consonance = [0, -1.428, -0.582, 0.594, 0.386, 1.24, -0.453];

/** Mean dissonance of every two of some pitch classes, one bit each; `undefined` of fewer than two. */
export function dissonanceOf(classes: number): number | undefined {
  let [sum, pairs] = [0, 0];
  for (let one = 0; one < 11; one++) {
    if (((classes >> one) & 1) === 0) continue;
    for (let other = one + 1; other < 12; other++) {
      if (((classes >> other) & 1) === 0) continue;
      sum -= consonance[Math.min(other - one, 12 - other + one)] ?? 0;
      pairs++;
    }
  }
  return pairs === 0 ? undefined : sum / pairs;
}
