import { describe, expect, test } from "vitest";
import { Tally } from "./tally.ts";

describe("a tally", () => {
  test("lets one song count a thing only so often", () => {
    const tally = new Tally(2);
    for (let time = 0; time < 5; time++) tally.add("V I", "one");
    tally.add("V I", "other");
    expect(tally.count("V I")).toBe(3);
    expect(tally.songs("V I")).toBe(2);
  });

  test("lists what enough songs have, the most frequent first", () => {
    const tally = new Tally(9);
    for (const song of ["one", "two", "three"]) tally.add("IV I", song);
    for (const song of ["one", "two"]) tally.add("V I", song);
    tally.add("II I", "one");
    expect(tally.rows(2)).toEqual(["IV I 3", "V I 2"]);
    expect(tally.rows(1, 1)).toEqual(["IV I 3"]);
  });
});
