import { describe, expect, test } from "vitest";
import { type Features, histogramFeatures, scalarFeatures } from "../features/features.ts";
import { chanceFrom } from "../statistics/chance.ts";
import { shares } from "../statistics/numbers.ts";
import { line, quarters, song, track } from "../testing/notes.ts";
import { likenessOf, summaryOf } from "./likeness.ts";
import { excerptsOf, measureBoth } from "./measured.ts";

/** Songs whose numbers are even on [from, from + 1] and whose histograms lean to their low slots by `lean`. */
function songs(count: number, seed: number, from: number, lean: number): readonly Features[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => ({
    scalars: scalarFeatures.map(() => from + chance()),
    histograms: histogramFeatures.map(({ slots }) =>
      shares(slots.map((_, slot) => chance() + lean / (1 + slot))),
    ),
  }));
}

const corpus = songs(200, 1, 0, 1);

describe("likeness", () => {
  test("is about the ceiling for songs of the same kind", () => {
    const { mean, least } = summaryOf(likenessOf(songs(40, 2, 0, 1), corpus, 1));
    expect(mean).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(1.1);
    expect(least.share).toBeGreaterThan(0.8);
  });

  test("is near 0 for songs of another kind, in numbers and in histograms", () => {
    const features = likenessOf(songs(40, 2, 5, 60), corpus, 1);
    for (const { share } of features) expect(share).toBeLessThan(0.2);
    expect(features.find(({ name }) => name === "intervals")?.composed.pooled).toBeLessThan(0.8);
  });

  test("is the same for the same seed of the splits", () => {
    const composed = songs(20, 3, 0.2, 1);
    expect(likenessOf(composed, corpus, 7)).toEqual(likenessOf(composed, corpus, 7));
  });

  test("wants twice as many songs in the corpus as were composed", () => {
    expect(() => likenessOf(songs(101, 2, 0, 1), corpus, 1)).toThrow("need 202");
  });
});

describe("the two sides", () => {
  const long = song({
    totalBars: 40,
    tracks: [track("melody", quarters(Array.from({ length: 160 }, (_, index) => 60 + (index % 5))))],
  });
  const short = song({ totalBars: 20, tracks: [track("melody", quarters([60, 62, 64, 65]))] });

  test("are cut to the same lengths, 32 bars at most", () => {
    const piece = { id: "1", bars: 64, melody: line([60, 62]), texture: line([60, 62]), chords: [] };
    const measured = measureBoth([long, short], [piece, piece, piece]);
    expect(measured.bars).toEqual([32, 20]);
    expect(measured.corpus).toHaveLength(3);
  });

  test("leave out songs that are too short to tell", () => {
    expect(excerptsOf([long, { ...short, totalBars: 11 }])).toHaveLength(1);
  });
});
