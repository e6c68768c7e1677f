import { describe, expect, test } from "vitest";
import { chord, line, piece } from "../testing/notes.ts";
import { chordEntropy, triadOf } from "./chord-entropy.ts";
import { chordToneRatio } from "./chord-tones.ts";
import { durationHistogram, onsetHistogram } from "./durations.ts";
import { featuresOf, histogramFeatures, scalarFeatures } from "./features.ts";
import { grooveConsistency } from "./groove-consistency.ts";
import { intervalHistogram } from "./intervals.ts";
import { pitchClassEntropy } from "./pitch-class-entropy.ts";
import { scaleConsistency } from "./scale-consistency.ts";

const major = [0, 4, 7];

describe("pitch-class entropy", () => {
  test("is 0 bits for one tone in any octave, and 2 bits for four tones alike", () => {
    expect(pitchClassEntropy(line([60, 72, 48]))).toBe(0);
    expect(pitchClassEntropy(line([60, 62, 64, 65]))).toBe(2);
  });
});

describe("scale consistency", () => {
  test("is 1 within any mode, and the share of the best scale outside", () => {
    expect(scaleConsistency(line([62, 64, 65, 67, 69, 71, 72]))).toBe(1);
    // Of the chromatic scale a diatonic one holds seven of twelve.
    expect(scaleConsistency(line([60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71]))).toBeCloseTo(7 / 12);
    expect(scaleConsistency([])).toBe(1);
  });
});

describe("groove consistency", () => {
  test("is 1 for bars of one rhythm, and loses a sixteenth for each place that differs", () => {
    expect(grooveConsistency(line([60, 62, 64, 65, 67, 69, 71, 72]), 2)).toBe(1);
    // Four quarters, then one whole note: they agree on all places but three.
    const notes = [...line([60, 62, 64, 65]), { start: 16, length: 16, pitch: 67 }];
    expect(grooveConsistency(notes, 2)).toBe(13 / 16);
  });
});

describe("chord-tone ratio", () => {
  test("is the share of the time in which the melody sings tones of the chord", () => {
    const melody = [
      { start: 0, length: 12, pitch: 64 },
      { start: 12, length: 4, pitch: 65 },
    ];
    expect(chordToneRatio(piece({ bars: 1, melody, chords: [chord(0, 16, 0, major)] }))).toBe(0.75);
  });

  test("hears a tone that anticipates its chord as soon as the chord is there", () => {
    const melody = [{ start: 14, length: 4, pitch: 65 }];
    const chords = [chord(0, 16, 0, major), chord(16, 16, 5, major)];
    expect(chordToneRatio(piece({ bars: 2, melody, chords }))).toBe(0.5);
  });
});

describe("chord entropy", () => {
  test("weighs chords by their time, and sees through sevenths", () => {
    const seventh = [0, 4, 7, 10];
    expect(chordEntropy([chord(0, 8, 0, major), chord(8, 8, 0, seventh)])).toBe(0);
    expect(chordEntropy([chord(0, 8, 0, major), chord(8, 4, 7, seventh), chord(12, 4, 7, major)])).toBe(1);
  });

  test("tells the triads apart", () => {
    expect([major, [0, 3, 7, 10], [0, 3, 6, 9], [0, 4, 8], [0, 2, 7]].map(triadOf)).toEqual([
      "major",
      "minor",
      "diminished",
      "augmented",
      "suspended",
    ]);
  });
});

describe("the histograms of a melody", () => {
  test("count intervals by their size, at most an octave, and not over the end of a phrase", () => {
    const notes = [...line([60, 62, 60, 80]), { start: 64, length: 4, pitch: 60 }];
    const histogram = intervalHistogram(notes);
    expect([histogram[14], histogram[10], histogram[24]]).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  test("count lengths and times between onsets, 16 sixteenths and more alike", () => {
    const notes = [
      { start: 0, length: 2, pitch: 60 },
      { start: 4, length: 2, pitch: 60 },
      { start: 8, length: 40, pitch: 60 },
      { start: 60, length: 4, pitch: 60 },
    ];
    const lengths = durationHistogram(notes);
    expect([lengths[1], lengths[3], lengths[15]]).toEqual([0.5, 0.25, 0.25]);
    const onsets = onsetHistogram(notes);
    expect([onsets[3], onsets[15]]).toEqual([2 / 3, 1 / 3]);
  });
});

describe("all features", () => {
  test("are measured in the order in which they are named", () => {
    const { scalars, histograms } = featuresOf(piece({ bars: 4, melody: line([60, 62, 64, 65]) }));
    expect(scalars).toHaveLength(scalarFeatures.length);
    expect(histograms.map(({ length }) => length)).toEqual(
      histogramFeatures.map(({ slots }) => slots.length),
    );
    expect(scalars[scalarFeatures.findIndex(({ name }) => name === "melody notes a bar")]).toBe(1);
    expect(scalars[scalarFeatures.findIndex(({ name }) => name === "melody silence")]).toBe(0.75);
  });
});
