import { describe, expect, test } from "vitest";
import { chanceFrom, shuffled } from "./chance.ts";
import { pearson, spearman } from "./correlation.ts";
import { densities, divergence, overlap } from "./density.ts";
import { common, distance, pooled } from "./histograms.ts";
import { deviation, entropy, mean, quantileOf } from "./numbers.ts";

describe("small sums", () => {
  test("are what they are by hand", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(deviation([1, 3])).toBeCloseTo(Math.SQRT2);
    expect(quantileOf([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(entropy([1, 1, 2])).toBe(1.5);
  });
});

describe("overlap of densities", () => {
  const sample = Array.from({ length: 200 }, (_, index) => Math.sin(index * 12.9898) * 2);

  test("is 1 with itself, 0 far apart, and the same both ways", () => {
    const far = sample.map((value) => value + 100);
    const near = sample.map((value) => value * 1.3 + 0.5);
    expect(overlap(...densities(sample, sample))).toBeCloseTo(1);
    expect(overlap(...densities(sample, far))).toBeLessThan(0.001);
    expect(overlap(...densities(sample, near))).toBeCloseTo(overlap(...densities(near, sample)));
  });

  test("is that of two normal curves for two points of equal width", () => {
    // Each is one needle a tenth of the joint deviation wide, and they stand far apart.
    expect(overlap(...densities([0, 0], [1, 1]))).toBeLessThan(1e-6);
    // A hundred even values on [0, 1] and on [0.5, 1.5] share half of their mass, but for the soft edges.
    const even = Array.from({ length: 100 }, (_, index) => index / 99);
    const shifted = even.map((value) => value + 0.5);
    expect(overlap(...densities(even, shifted))).toBeCloseTo(0.55, 1);
  });

  test("stays finite where a sample does not vary at all", () => {
    expect(overlap(...densities([1, 1, 1], [1, 1, 1]))).toBeCloseTo(1);
    expect(Number.isFinite(divergence(...densities([1, 1, 1], [2, 2, 2])))).toBe(true);
  });

  test("goes with divergence: none from itself, more the farther away", () => {
    const moved = (by: number) =>
      divergence(
        ...densities(
          sample,
          sample.map((value) => value + by),
        ),
      );
    expect(moved(0)).toBeCloseTo(0);
    expect(moved(2)).toBeGreaterThan(moved(1));
  });
});

describe("histograms", () => {
  test("are as far apart as their points, and pooled with equal weight", () => {
    expect(distance([1, 0], [0, 1])).toBeCloseTo(Math.SQRT2);
    expect(
      pooled([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual([0.5, 0.5]);
    expect(common([0.5, 0.5], [0.25, 0.75])).toBe(0.75);
  });
});

describe("correlation", () => {
  test("is 1 for a line, and by rank for any rise", () => {
    expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1);
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
    expect(spearman([1, 2, 3], [5, 5, 5])).toBe(0);
  });

  test("gives equal values the mean of their ranks", () => {
    // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / √(4.5 × 5).
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5));
  });
});

describe("chance", () => {
  test("is repeated by its seed, and a shuffle loses nothing", () => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    expect(shuffled(items, chanceFrom(3))).toEqual(shuffled(items, chanceFrom(3)));
    expect(shuffled(items, chanceFrom(3))).not.toEqual(items);
    expect(shuffled(items, chanceFrom(4)).sort((one, other) => one - other)).toEqual(items);
  });
});
