import { describe, expect, test } from "vitest";
import { thesaurus } from "../emotion/thesaurus.ts";
import { ruleBreakById, ruleBreaks } from "./catalogue.ts";
import { ruleDomains } from "./rule.ts";

const subs = thesaurus.bases.flatMap((base) => base.subs.map(({ name }) => name));

describe("the catalogue", () => {
  test("has fifty rules at the least, five in every domain, each with an id of its own", () => {
    expect(ruleBreaks.length).toBeGreaterThanOrEqual(50);
    expect(new Set(ruleBreaks.map(({ id }) => id)).size).toBe(ruleBreaks.length);
    for (const domain of ruleDomains)
      expect(ruleBreaks.filter((rule) => rule.domain === domain).length).toBeGreaterThanOrEqual(5);
  });

  test("names each rule by its domain and finds it by its id", () => {
    for (const rule of ruleBreaks) {
      expect(rule.id).toMatch(/^[a-z]+\.[a-z]+(_[a-z]+)*$/);
      expect(rule.id.split(".")[0]).toBe(rule.domain);
      expect(ruleBreakById(rule.id)).toBe(rule);
    }
    expect(ruleBreakById("harmony.nothing")).toBeUndefined();
  });

  test("says of each what it changes, what is felt and when it helps", () => {
    for (const { effect, because, helps } of ruleBreaks) {
      expect(effect).toMatch(/^[a-z].{14,}[^.]$/);
      expect(because).toMatch(/^[A-Z].{20,}\.$/);
      expect(helps).toMatch(/^(For|Where|Before|To|As) .{10,}\.$/);
    }
  });

  test("names emotions as the thesaurus does, and serves every one of its 36 with two rules or more", () => {
    for (const { id, emotions } of ruleBreaks) {
      expect(emotions.length, id).toBeGreaterThanOrEqual(3);
      for (const emotion of emotions) expect(subs, `${id}: ${emotion}`).toContain(emotion);
      expect(new Set(emotions).size).toBe(emotions.length);
    }
    for (const sub of subs)
      expect(ruleBreaks.filter(({ emotions }) => emotions.includes(sub)).length, sub).toBeGreaterThanOrEqual(
        2,
      );
  });

  test("excludes only rules that there are", () => {
    for (const { id, excludes = [] } of ruleBreaks) {
      expect(excludes).not.toContain(id);
      for (const other of excludes) expect(ruleBreakById(other), `${id} excludes ${other}`).toBeDefined();
    }
  });
});
