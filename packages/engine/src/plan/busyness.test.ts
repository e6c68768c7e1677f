import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { busynessOf, busynessStrain, steadiedBy } from "./busyness.ts";

const genreOf = (name: string) => {
  const genre = genres.find((candidate) => candidate.name === name);
  if (!genre) throw new Error(`there is no ${name}`);
  return genre;
};

describe("the busyness of a genre", () => {
  test("is 1 in the mean, more in metal and less in ambient", () => {
    for (const energy of [0.2, 0.5, 0.8]) {
      const all = genres.map((genre) => busynessOf(genre, energy));
      expect(all.reduce((sum, one) => sum + one, 0) / all.length).toBeCloseTo(1, 6);
      expect(busynessOf(genreOf("metal"), energy)).toBeGreaterThan(busynessOf(genreOf("pop"), energy));
      expect(busynessOf(genreOf("ambient"), energy)).toBeLessThan(0.6);
    }
  });

  test("is evened out by a little: busy bands give energy, sparse ones take some", () => {
    expect(steadiedBy(genreOf("metal"), 0.6)).toBeLessThan(0);
    expect(steadiedBy(genreOf("ambient"), 0.6)).toBeGreaterThan(0);
    for (const genre of genres) expect(Math.abs(steadiedBy(genre, 0.5))).toBeLessThanOrEqual(0.15);
  });

  test("is a strain only where it is far from what others play", () => {
    expect(busynessStrain(genreOf("pop"), 0.6)).toBe(0);
    expect(busynessStrain(genreOf("dark ambient"), 0.8)).toBeGreaterThan(0.3);
  });
});
