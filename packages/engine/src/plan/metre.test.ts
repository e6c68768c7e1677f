import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { metreIn, readTimeSignature } from "./metre.ts";
import { metreFor, wishedMetre } from "./metre-choice.ts";

const genreOf = (name: string) => {
  const genre = genres.find((candidate) => candidate.name === name);
  if (!genre) throw new Error(`there is no ${name}`);
  return genre;
};

describe("a metre", () => {
  test.each([
    ["4/4", [4, 4]],
    ["12/8", [12, 8]],
    [" 7 / 8 ", [7, 8]],
    ["common time", [4, 4]],
    ["waltz", [3, 4]],
    ["in three", [3, 4]],
    ["3", [3, 4]],
    ["seven", [7, 8]],
    ["five-four", [5, 4]],
    ["shuffle", [12, 8]],
    ["six eight", [6, 8]],
  ])("is read from %j", (text, metre) => {
    const wish = readTimeSignature(text);
    expect("value" in wish ? wish.value : undefined).toEqual(metre);
  });

  test.each(["9/8", "0/0", "", "x".repeat(5000), "13/16"])(
    "of %j cannot be had, and what can is said",
    (text) => {
      const wish = readTimeSignature(text);
      expect("problem" in wish && wish.problem).toContain('"12/8"');
      expect("problem" in wish && wish.problem.length).toBeLessThan(200);
    },
  );

  test("is found in the words for a genre, figures before words", () => {
    expect(metreIn("dark prog in 7/8")).toEqual([7, 8]);
    expect(metreIn("jazz waltz")).toEqual([3, 4]);
    expect(metreIn("a waltz in 7/8")).toEqual([7, 8]);
    expect(metreIn("24/7 energy")).toBeUndefined();
  });

  test("of every kind is some genre's own or its second", () => {
    const known = new Set(genres.flatMap(({ metres }) => metres.map(({ metre }) => metre.join("/"))));
    expect(known).toEqual(new Set(["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"]));
  });

  test("is a lilt more often the calmer the feeling, an uneven one the less regular it asks to be", () => {
    const shareOf = (name: string, metre: string, arousal: number, regularity: number) => {
      let found = 0;
      for (let draw = 0.005; draw < 1; draw += 0.01) {
        const affect = { valence: 0, arousal, dominance: 0.5 };
        if (metreFor(genreOf(name), affect, regularity, draw).metre.join("/") === metre) found++;
      }
      return found;
    };
    expect(shareOf("indie folk", "6/8", 0.1, 0.6)).toBeGreaterThan(shareOf("indie folk", "6/8", 0.8, 0.6));
    expect(shareOf("suspense", "5/4", 0.7, 0.2)).toBeGreaterThan(shareOf("suspense", "5/4", 0.7, 0.7));
    expect(shareOf("waltz", "3/4", 0.9, 0.9)).toBe(100);
  });

  test("that is asked for wins over the genre, and the reason says so", () => {
    const choice = wishedMetre([7, 8], genreOf("waltz"));
    expect(choice.metre).toEqual([7, 8]);
    expect(choice.because).toBe(
      "You asked for it. It wins over waltz, which is usually in 3/4 and keeps its instruments and its harmony.",
    );
    expect(wishedMetre([3, 4], genreOf("waltz")).because).toBe("You asked for it.");
  });
});
