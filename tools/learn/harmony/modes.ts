/** Which mode a section of a chart is in, and the chords of the chart as degrees of it. */

import { numeralOf } from "../../../packages/engine/src/harmony/numerals.ts";
import { pitchClassOf, wrap } from "../../../packages/engine/src/harmony/pitch.ts";
import { qualityOfTones } from "../../../packages/engine/src/harmony/qualities.ts";
import { scales } from "../../../packages/engine/src/harmony/scales.ts";
import type { ChartSection } from "./charts.ts";
import type { ChartChord } from "./harte.ts";

/** The modes that the corpora have enough of. */
export type LearnedMode = "major" | "minor" | "mixolydian" | "dorian";

/**
 * The mode of a section, from how often each degree of the scale sounds in its triads: the third of the tonic chord
 * decides between light and dark, the seventh and the sixth degree between the modes of either side. Sevenths of chords
 * are left out, since a blues has them on every degree.
 */
export function modeOf(section: ChartSection, song: readonly ChartSection[]): LearnedMode {
  const weights = degreeWeights([section], section.tonic);
  const others = degreeWeights(
    song.filter(({ tonic }) => tonic === section.tonic),
    section.tonic,
  );
  const at = (step: number) => (weights.all[step] ?? 0) + 0.3 * (others.all[step] ?? 0);
  const home = (step: number) => (weights.tonic[step] ?? 0) + 0.3 * (others.tonic[step] ?? 0);
  const major = home(4) + home(3) > 0 ? home(4) : at(4);
  const minor = home(4) + home(3) > 0 ? home(3) : at(3);
  if (major >= minor) return at(10) > 1.5 * at(11) && at(10) > 0 ? "mixolydian" : "major";
  return at(9) > 1.5 * at(8) ? "dorian" : "minor";
}

function degreeWeights(sections: readonly ChartSection[], tonic: number) {
  const all = new Float64Array(12);
  const ofTonic = new Float64Array(12);
  let count = 0;
  for (const { phrases } of sections) {
    for (const { chord } of phrases.flat(2)) {
      count++;
      for (const tone of triadTones(chord)) {
        const step = wrap(chord.root + tone - tonic, 12);
        all[step] = (all[step] ?? 0) + 1;
        if (chord.root === tonic) ofTonic[step] = (ofTonic[step] ?? 0) + 1;
      }
    }
  }
  const scale = 1 / Math.max(1, count);
  return { all: all.map((weight) => weight * scale), tonic: ofTonic.map((weight) => weight * scale) };
}

function triadTones({ triad }: ChartChord): readonly number[] {
  switch (triad) {
    case "major":
      return [0, 4, 7];
    case "minor":
      return [0, 3, 7];
    case "diminished":
      return [0, 3, 6];
    case "open":
      return [0, 7];
  }
}

/** The triad of a chord as a Roman numeral of the mode; a chord without a third has the one that the scale gives it. */
export function triadNumeral(chord: ChartChord, tonic: number, mode: LearnedMode): string {
  const step = wrap(chord.root - tonic, 12);
  const tones = chord.triad === "open" ? openTones(step, mode) : triadTones(chord);
  const quality = qualityOfTones(tones);
  if (!quality) throw new RangeError("the table of qualities lacks a triad");
  return numeralOf(wrap(pitchClassOf("C") + step, 12), quality, { tonic: "C", mode });
}

function openTones(step: number, mode: LearnedMode): readonly number[] {
  const scale = scales[mode];
  if (scale.includes((step + 4) % 12) || !scale.includes((step + 3) % 12)) return [0, 4, 7];
  return [0, 3, 7];
}
