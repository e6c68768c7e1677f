import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { songDigest } from "../digest.ts";
import type { TechnicalWishes } from "../intent.ts";
import { ruleBreakById, ruleBreaks } from "./catalogue.ts";
import { suggestRules } from "./suggest.ts";

const compose = (feeling: string, ruleIds: readonly string[], seed = 1, technical: TechnicalWishes = {}) =>
  composeSong({ emotionalIntent: feeling, ruleBreaks: ruleIds, technical }, seed);

const told = (composition: ReturnType<typeof compose>, about = "rule break") =>
  composition.song.reasons.filter((reason) => reason.about === about);

describe("rules that exclude each other", () => {
  test("are settled for the one that was asked for later, with a reason", () => {
    const both = compose("panic", ["time.accelerando", "time.slowing_down"]);
    expect(told(both).map(({ because }) => because)).toEqual([
      "You asked for it, but it could not be heard here because time.slowing_down, which was asked for later, excludes it.",
      expect.stringContaining("You asked for it: the tempo sinks"),
    ]);
    expect(songDigest(both.song)).toBe(songDigest(compose("panic", ["time.slowing_down"]).song));
    const turned = compose("panic", ["time.slowing_down", "time.accelerando"]);
    expect(songDigest(turned.song)).toBe(songDigest(compose("panic", ["time.accelerando"]).song));
  });

  test("do not cost a rule its place for one that could not be heard anyway", () => {
    const major = { key: "C major" };
    const both = compose("joy", ["harmony.avoid_tonic_resolution", "harmony.picardy_third"], 1, major);
    expect(told(both)[0]?.because).toContain("the song ends away from its tonic");
    expect(told(both)[1]?.because).toContain("the song ends in major anyway");
  });
});

describe("a rule that could not be heard", () => {
  test.each<[string, TechnicalWishes, string]>([
    ["arrangement.drums_out_at_peak", { instruments: { drums: "none" } }, "nobody plays the drums"],
    ["melody.monotone", { instruments: { melody: "none" } }, "nobody plays the melody"],
    [
      "harmony.neapolitan",
      { progression: ["i", "iv", "V"] },
      "the chords that were asked for stay as they are",
    ],
    ["harmony.picardy_third", { key: "D major" }, "the song ends in major anyway"],
  ])("%s says why, changes nothing, and is understood all the same", (id, technical, why) => {
    const asked = compose("grief", [id], 4, technical);
    expect(told(asked).map(({ because }) => because)).toEqual([
      `You asked for it, but it could not be heard here because ${why}.`,
    ]);
    expect(songDigest(asked.song)).toBe(songDigest(compose("grief", [], 4, technical).song));
    expect(asked.intent.ruleBreaks).toEqual([id]);
  });
});

describe("auto", () => {
  test("breaks one rule or two that suit the feeling, chosen by the seed", () => {
    const chosen = Array.from({ length: 24 }, (_, seed) => compose("grief", ["auto"], seed));
    for (const composition of chosen) {
      const reasons = told(composition);
      expect([1, 2]).toContain(reasons.length);
      expect(composition.intent.ruleBreaks).toEqual(reasons.map(({ decision }) => decision));
      for (const { because } of reasons) expect(because).toMatch(/^Chosen for grief: /);
    }
    expect(new Set(chosen.map(({ intent }) => intent.ruleBreaks.join())).size).toBeGreaterThan(8);
    expect(compose("grief", ["auto"], 3).intent.ruleBreaks).toEqual(chosen[3]?.intent.ruleBreaks);
  });

  test("speaks of the song's own feeling, and of the one that a rule is known for where it is another", () => {
    for (let seed = 0; seed < 12; seed++) {
      const composition = compose("joy", ["auto"], seed);
      const { mood } = composition.song;
      for (const { decision, because } of told(composition)) {
        expect(because.startsWith(`Chosen for ${mood}`)).toBe(true);
        const knownFor = ruleBreakById(decision)?.emotions ?? [];
        const other = /known for, ([\w ]+) lies nearest/.exec(because)?.[1];
        if (knownFor.includes(mood)) expect(other).toBeUndefined();
        else expect(knownFor).toContain(other);
      }
    }
  });

  test("goes with the rules that were asked for beside it", () => {
    for (let seed = 0; seed < 40; seed++) {
      const { intent } = compose("panic", ["auto", "time.accelerando"], seed);
      expect(intent.ruleBreaks[0]).toBe("time.accelerando");
      expect(intent.ruleBreaks).not.toContain("time.slowing_down");
      expect(new Set(intent.ruleBreaks).size).toBe(intent.ruleBreaks.length);
    }
  });
});

describe("suggestions", () => {
  test("are named in the reasons, up to three, and not carried out", () => {
    const plain = compose("grief", []);
    const reasons = told(plain, "rule break suggestion");
    expect(reasons).toHaveLength(1);
    const ids = reasons[0]?.decision.split(", ") ?? [];
    expect(ids).toHaveLength(3);
    for (const id of ids) expect(ruleBreaks.some((rule) => rule.id === id)).toBe(true);
    expect(told(plain)).toEqual([]);
  });

  test("do not repeat what was asked for, and could be heard", () => {
    const [first = ""] = told(compose("grief", []), "rule break suggestion")[0]?.decision.split(", ") ?? [];
    const others = told(compose("grief", [first]), "rule break suggestion")[0]?.decision ?? "";
    expect(others).not.toContain(first);
  });

  test("suit the feeling: rage and serenity are given other advice", () => {
    const idsFor = (valence: number, arousal: number, dominance: number) =>
      suggestRules({ valence, arousal, dominance }, undefined, 5).map(({ rule }) => rule.id);
    const rage = idsFor(-0.7, 0.95, 0.75);
    const serenity = idsFor(0.7, 0.15, 0.6);
    expect(rage.filter((id) => serenity.includes(id))).toEqual([]);
  });

  test("name the rules that have the feeling among theirs first, and spread over the domains", () => {
    for (const sub of ["grief", "rage", "wonder"]) {
      const rule = ruleBreaks.find(({ emotions }) => emotions.includes(sub));
      expect(rule).toBeDefined();
    }
    const affect = { valence: -0.7, arousal: 0.3, dominance: 0.2 };
    const found = suggestRules(affect, undefined, 6);
    expect(new Set(found.map(({ rule }) => rule.domain)).size).toBeGreaterThanOrEqual(3);
    for (const { suits } of found) expect(suits).toBeGreaterThan(0.3);
  });
});
