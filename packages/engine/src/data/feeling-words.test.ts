import { describe, expect, it } from "vitest";
import { lexicon } from "../emotion/lexicon.ts";
import { thesaurus } from "../emotion/thesaurus.ts";
import { landings, needAnObject, needAnOccasion } from "./denials.ts";
import { feelingWords } from "./feeling-words.ts";
import { ladders } from "./ladders.ts";

const rows = feelingWords.flatMap((topic) => topic.rows);
const subs = new Set(thesaurus.bases.flatMap((base) => base.subs.map((sub) => sub.name)));
const names = new Set(thesaurus.nodes.map((node) => node.name));

describe("feelingWords", () => {
  it("has at least 400 phrases, each in one row only", () => {
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(new Set(rows.map(([phrase]) => phrase)).size).toBe(rows.length);
  });

  it("has at least 60 emoji", () => {
    expect(
      rows.filter(([phrase]) => /\p{Extended_Pictographic}/u.test(phrase)).length,
    ).toBeGreaterThanOrEqual(60);
  });

  it("places every phrase inside the space, in steps of 0.05", () => {
    for (const [phrase, valence, arousal, dominance] of rows) {
      expect([phrase, valence >= -1 && valence <= 1]).toEqual([phrase, true]);
      for (const value of [arousal, dominance]) {
        expect([phrase, value >= 0 && value <= 1]).toEqual([phrase, true]);
      }
      for (const value of [valence, arousal, dominance]) {
        expect([phrase, Math.abs(value * 20 - Math.round(value * 20)) < 1e-9]).toEqual([phrase, true]);
      }
    }
  });

  it("names only sub-emotions that exist", () => {
    for (const [phrase, , , , sub] of rows) {
      if (sub !== undefined) expect([phrase, subs.has(sub)]).toEqual([phrase, true]);
    }
  });

  it("repeats nothing that the thesaurus lists, which would hide the row", () => {
    const hidden = rows.filter(([phrase]) => lexicon().exact.get(phrase)?.node !== undefined);
    expect(hidden.map(([phrase]) => phrase)).toEqual([]);
  });
});

describe("the tables about families", () => {
  it("say for every sub-emotion where its denial lands", () => {
    expect(new Set(Object.keys(landings))).toEqual(subs);
    for (const name of Object.values(landings).flat()) expect([name, subs.has(name)]).toEqual([name, true]);
  });

  it("name only nodes and sub-emotions that exist", () => {
    for (const name of needAnObject) expect([name, subs.has(name)]).toEqual([name, true]);
    for (const name of [...needAnOccasion, ...ladders.flat()])
      expect([name, names.has(name)]).toEqual([name, true]);
  });

  it("keep every ladder inside one sub-emotion, in ascending intensity", () => {
    for (const ladder of ladders) {
      const nodes = ladder.flatMap((name) => thesaurus.nodes.filter((node) => node.name === name));
      expect(new Set(nodes.map((node) => node.sub)).size).toBe(1);
      expect(nodes.map((node) => node.id)).toEqual(
        nodes.map((node) => node.id).sort((one, other) => one - other),
      );
    }
  });
});
