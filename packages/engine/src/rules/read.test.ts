import { describe, expect, test } from "vitest";
import { ruleBreaks } from "./catalogue.ts";
import { readRuleWish } from "./read.ts";

const problemOf = (text: string) => {
  const wish = readRuleWish(text);
  return "problem" in wish ? wish.problem : "";
};

describe("ids of rules", () => {
  test("are read as they are listed, in any case and with any separator", () => {
    for (const rule of ruleBreaks) expect(readRuleWish(rule.id)).toEqual({ value: rule });
    const value = ruleBreaks.find(({ id }) => id === "harmony.picardy_third");
    expect(readRuleWish(" Harmony.Picardy-Third ")).toEqual({ value });
    expect(readRuleWish("auto")).toEqual({ value: "auto" });
  });

  test.each([
    ["harmony.paralel_fifths", "harmony.parallel_fifths"],
    ["parallel_fifths", "harmony.parallel_fifths"],
    ["rhythm.rubato", "time.rubato"],
    ["melody.monotne", "melody.monotone"],
  ])("that are nearly right lead to the right one: %s", (text, id) => {
    expect(problemOf(text)).toContain(`did you mean "${id}"?`);
  });

  test("of a known domain lead to the rules of that domain, not to all", () => {
    const problem = problemOf("texture.something_else_altogether");
    expect(problem).toContain('"texture.unison_band"');
    expect(problem).not.toContain("harmony.");
    expect(problem).toContain("GET /rules");
  });

  test("of no domain lead to the domains, in a sentence of bearable length", () => {
    for (const text of ["no.such.rule", "x", "", "__proto__", "z".repeat(100)]) {
      const problem = problemOf(text);
      expect(problem).toContain("harmony, rhythm, melody, arrangement, texture, time or production");
      expect(problem.length).toBeLessThan(400);
    }
  });
});
