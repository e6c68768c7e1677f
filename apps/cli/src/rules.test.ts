import { ruleBreaks } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { CommandError } from "./command-error.ts";
import { rulesText } from "./rules.ts";

describe("music-brain rules", () => {
  test("lists every rule with what it changes and for whom", () => {
    const text = rulesText({}, 80);
    for (const { id } of ruleBreaks) expect(text).toContain(id);
    expect(text).toContain("The song ends away from its tonic.");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("with a feeling lists a few that suit it, others for another feeling", () => {
    const idsFor = (feeling: string): string[] =>
      JSON.parse(rulesText({ for: feeling, json: true })).map(({ id }: { id: string }) => id);
    const longing = idsFor("longing");
    expect(longing.length).toBeGreaterThanOrEqual(5);
    expect(longing.length).toBeLessThan(12);
    expect(idsFor("rage").filter((id) => longing.includes(id))).toEqual([]);
  });

  test("says so when the words name no feeling", () => {
    expect(() => rulesText({ for: "xyzzy" })).toThrow(CommandError);
    expect(() => rulesText({ for: " " })).toThrow(/name a feeling, such as "quiet longing"/);
  });
});
