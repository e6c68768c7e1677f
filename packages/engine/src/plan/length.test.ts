import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { createStream } from "../random.ts";
import { formNamed } from "./form.ts";
import { lengthFor } from "./length.ts";
import { quarterBpm } from "./tempo.ts";

const form = formNamed("verse-chorus");
const barsAt = (bpm: number, genre: (typeof genres)[number], seed: number) =>
  lengthFor(undefined, form, bpm, genre, [4, 4], createStream(seed)).bars;

describe("the length of a song", () => {
  test("is the same whether nearly any genre is played rather slowly or rather fast", () => {
    const kept = genres.flatMap((genre) =>
      Array.from({ length: 8 }, (_, seed) => {
        const { low, typical, high } = genre.tempo;
        const tempi = [(low + typical) / 2, typical, (typical + high) / 2];
        return new Set(tempi.map((tempo) => barsAt(quarterBpm(tempo, [4, 4]), genre, seed))).size === 1;
      }),
    );
    expect(kept.filter(Boolean).length / kept.length).toBeGreaterThan(0.95);
  });

  test("lasts about one to three minutes at any pace that feelings ask for", () => {
    for (const genre of genres) {
      for (let seed = 0; seed < 8; seed++) {
        for (let bpm = 50; bpm <= 180; bpm += 10) {
          const seconds = (barsAt(bpm, genre, seed) * 240) / bpm;
          expect(seconds, `${genre.name} at ${bpm}`).toBeGreaterThanOrEqual(54);
          expect(seconds, `${genre.name} at ${bpm}`).toBeLessThanOrEqual(182);
        }
      }
    }
  });

  test("has more than one value in every genre that is not slow", () => {
    const various = genres.filter((genre) => {
      const bpm = quarterBpm(genre.tempo.typical, [4, 4]);
      return new Set(Array.from({ length: 24 }, (_, seed) => barsAt(bpm, genre, seed))).size > 1;
    });
    expect(various.length / genres.length).toBeGreaterThan(0.7);
  });

  test("is the one that was asked for", () => {
    const [genre] = genres;
    if (!genre) throw new Error("there are genres");
    expect(lengthFor(23, form, 90, genre, [4, 4], createStream(1)).bars).toBe(23);
  });
});
