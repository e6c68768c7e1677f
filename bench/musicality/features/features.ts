/** All that is measured of a song, in the order in which it is reported. */
import { type Piece, SIXTEENTHS_PER_BAR } from "../pieces/piece.ts";
import { chordEntropy } from "./chord-entropy.ts";
import { chordToneRatio } from "./chord-tones.ts";
import { durationHistogram, durationNames, onsetHistogram } from "./durations.ts";
import { grooveConsistency } from "./groove-consistency.ts";
import { intervalHistogram, intervalNames } from "./intervals.ts";
import { pitchClassEntropy } from "./pitch-class-entropy.ts";
import { scaleConsistency } from "./scale-consistency.ts";
import { structureness } from "./structureness.ts";
import { chordDistance, playedDistance } from "./voice-leading.ts";

/** One number a song. */
export interface ScalarFeature {
  readonly name: string;
  /** Whether it counts for the mean, or stands beside it to help reading. */
  readonly counts: boolean;
}

/** One histogram a song. */
export interface HistogramFeature extends ScalarFeature {
  /** What the slots stand for. */
  readonly slots: readonly string[];
}

/** A song's numbers and histograms, in the order of {@link scalarFeatures} and {@link histogramFeatures}. */
export interface Features {
  readonly scalars: readonly number[];
  readonly histograms: readonly (readonly number[])[];
}

/** The numbers. "Texture" is every pitched note, the melody's among them. */
export const scalarFeatures: readonly ScalarFeature[] = [
  { name: "pitch-class entropy, melody", counts: true },
  { name: "pitch-class entropy, texture", counts: true },
  { name: "scale consistency, melody", counts: true },
  { name: "scale consistency, texture", counts: true },
  { name: "groove consistency, melody", counts: true },
  { name: "groove consistency, texture", counts: true },
  { name: "chord-tone ratio", counts: true },
  { name: "chord entropy", counts: true },
  { name: "structureness, short", counts: true },
  { name: "structureness, middle", counts: true },
  { name: "structureness, long", counts: true },
  { name: "voice leading, chords", counts: true },
  { name: "voice leading, played", counts: true },
  { name: "melody notes a bar", counts: false },
  { name: "melody range, semitones", counts: false },
  { name: "melody silence", counts: false },
];

/** The histograms, all of the melody. */
export const histogramFeatures: readonly HistogramFeature[] = [
  { name: "intervals", counts: true, slots: intervalNames },
  { name: "note lengths", counts: true, slots: durationNames },
  { name: "times between onsets", counts: false, slots: durationNames },
];

/** Measures a song, or an excerpt of one. */
export function featuresOf(piece: Piece): Features {
  const { melody, texture, chords, bars } = piece;
  const { short, middle, long } = structureness(piece);
  return {
    scalars: [
      pitchClassEntropy(melody),
      pitchClassEntropy(texture),
      scaleConsistency(melody),
      scaleConsistency(texture),
      grooveConsistency(melody, bars),
      grooveConsistency(texture, bars),
      chordToneRatio(piece),
      chordEntropy(chords),
      short,
      middle,
      long,
      chordDistance(chords),
      playedDistance(piece),
      melody.length / bars,
      range(piece),
      silence(piece),
    ],
    histograms: [intervalHistogram(melody), durationHistogram(melody), onsetHistogram(melody)],
  };
}

function range({ melody }: Piece): number {
  const pitches = melody.map(({ pitch }) => pitch);
  return pitches.length === 0 ? 0 : Math.max(...pitches) - Math.min(...pitches);
}

/** The share of the sixteenths in which the melody is silent. */
function silence({ melody, bars }: Piece): number {
  const sounding = new Uint8Array(bars * SIXTEENTHS_PER_BAR);
  for (const { start, length } of melody) sounding.fill(1, start, start + length);
  return sounding.reduce((sum, here) => sum + 1 - here, 0) / sounding.length;
}
