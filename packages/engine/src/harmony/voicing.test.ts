import { expect, test } from "vitest";
import { diatonic } from "./numerals.ts";
import { powerVoicing } from "./voicing.ts";

test("a power chord has no third", () => {
  const chord = diatonic({ tonic: "E", mode: "minor" }, 0, 3);
  expect(powerVoicing(chord, 40)).toEqual([40, 47, 52]);
});
