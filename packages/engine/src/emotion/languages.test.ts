import { describe, expect, test } from "vitest";
import { french } from "../data/languages/french.ts";
import { german } from "../data/languages/german.ts";
import { italian } from "../data/languages/italian.ts";
import { portuguese } from "../data/languages/portuguese.ts";
import { spanish } from "../data/languages/spanish.ts";
import { foreignWord } from "./languages.ts";
import { readFeeling } from "./read.ts";
import { thesaurus } from "./thesaurus.ts";

const subs = thesaurus.bases.flatMap((base) => base.subs);
const meanings = new Set([...subs.map(({ name }) => name), ...thesaurus.nodes.map(({ name }) => name)]);

describe.each([german, spanish, french, portuguese, italian])("$language", ({ words }) => {
  test("has words for all 36 sub-emotions, and means nothing else", () => {
    expect(Object.keys(words).filter((name) => !meanings.has(name))).toEqual([]);
    const covered = new Set(
      Object.keys(words).map(
        (name) => subs.find((sub) => sub.name === name || sub.nodes.some((node) => node.name === name))?.name,
      ),
    );
    expect(subs.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  test("every word of it resolves by itself, with its accents and without", () => {
    for (const list of Object.values(words)) {
      for (const entry of list.split(" ")) {
        const word = entry.replace("*", "");
        for (const spelling of [word, word.normalize("NFKD").replace(/\p{M}/gu, "")]) {
          if (!entry.endsWith("*")) expect(readFeeling(spelling).confidence, spelling).toBeGreaterThan(0.3);
          else expect(foreignWord(spelling.normalize("NFKD").replace(/\p{M}/gu, "")), spelling).toBeDefined();
        }
      }
    }
  });
});

test.each([
  ["ich bin so traurig", "sadness"],
  ["eine traurige Geschichte", "sadness"],
  ["Sehnsucht", "sadness"],
  ["fröhliche Kinder", "joy"],
  ["wuetend", "anger"],
  ["tristeza", "sadness"],
  ["estoy furiosa contigo", "anger"],
  ["tengo mucho miedo", "fear"],
  ["la joie de vivre", "joy"],
  ["j'ai peur du noir", "fear"],
  ["la colere", "anger"],
  ["saudade", "sadness"],
  ["estou com raiva", "anger"],
  ["sono stanca e delusa", "sadness"],
  ["la gioia dei bambini", "joy"],
  ["schifo", "disgust"],
  ["sorpresa", "surprise"],
])('"%s" is a feeling of %s', (text, base) => {
  const { nodes, confidence } = readFeeling(text);
  expect(nodes.map(({ node }) => node.base)).toContain(base);
  expect(confidence).toBeGreaterThan(0.4);
});

test.each(["the pace of the train", "Ira went to the market"])("English stays English: %s", (text) => {
  expect(readFeeling(text).confidence).toBeLessThan(0.5);
});
