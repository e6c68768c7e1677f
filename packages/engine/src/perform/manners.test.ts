import { expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { mannerOf, roadShare } from "./manners.ts";

test.each(genres.map((genre) => [genre.name, genre] as const))("%s is played in a manner", (_name, genre) => {
  const { looseness, freedom, ritardando, pedal, lag } = mannerOf(genre);
  for (const share of [looseness, freedom, ritardando, pedal, roadShare(genre)]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  for (const milliseconds of [lag.melody, lag.chords, lag.bass])
    expect(Math.abs(milliseconds)).toBeLessThanOrEqual(30);
});

test("what is made by machines keeps the clock, and chamber music does not", () => {
  const manner = (name: string) => {
    const genre = genres.find((candidate) => candidate.name === name);
    if (!genre) throw new Error(`there is no ${name}`);
    return mannerOf(genre);
  };
  for (const name of ["electronic", "hip-hop"])
    expect(manner(name)).toMatchObject({ freedom: 0, ritardando: 0 });
  expect(manner("electronic").looseness).toBeLessThan(manner("jazz").looseness / 3);
  expect(manner("classical").freedom).toBe(1);
});
