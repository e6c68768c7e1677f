import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { questions } from "../data/questions.ts";
import { ruleBreaks } from "../rules/catalogue.ts";
import { intentOf } from "./intent.ts";
import { learn } from "./known.ts";
import { phases } from "./question.ts";
import { readAnswer } from "./read-answer.ts";
import { readingOf } from "./understanding.ts";

const words = (text: string) => new Set(text.toLowerCase().match(/[a-z']+/g));
const small = new Set(
  "a an the is it in on of to or and you your what does do be that this where who how if".split(" "),
);

describe("the questions", () => {
  test("are 120 of our own at least, with some in each phase, each with an id of its own in its phase", () => {
    expect(questions.length).toBeGreaterThanOrEqual(120);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const phase of phases)
      expect(questions.filter((one) => one.phase === phase).length).toBeGreaterThan(8);
    for (const { id, phase } of questions) expect(id.startsWith(`${phase}.`), id).toBe(true);
  });

  test("never say the same twice", () => {
    const texts = questions.flatMap(({ text, deeper }) => (deeper ? [text, deeper] : [text]));
    const contents = texts.map((text) => [...words(text)].filter((word) => !small.has(word)));
    texts.forEach((text, place) => {
      for (let other = 0; other < place; other++) {
        const [one, two] = [contents[place] ?? [], contents[other] ?? []];
        const shared = one.filter((word) => two.includes(word)).length;
        expect(shared / Math.min(one.length, two.length), `${text} / ${texts[other]}`).toBeLessThan(0.75);
      }
    });
  });

  test("are short, end as questions do, and sound like nobody's clinic", () => {
    for (const { id, text } of questions) {
      expect(text.length, id).toBeLessThanOrEqual(110);
      expect(text, id).toMatch(/[?.]$/);
      expect(text, id).not.toMatch(
        /\b(?:trauma|cope|coping|process|trigger|therap|symptom|diagnos|issue|heal)/i,
      );
    }
  });

  test("offer choices that can be said, and that lead to songs", () => {
    const affect = { valence: 0, arousal: 0.4, dominance: 0.5 };
    for (const question of questions) {
      for (const choice of question.choices ?? []) {
        for (const way of [choice.label, ...choice.says]) {
          const { isChoice } = readAnswer(question, way, affect);
          expect(isChoice, `${question.id}: ${way}`).toBe(true);
        }
        const { heard } = readAnswer(question, choice.label, affect);
        expect(heard.length, `${question.id}: ${choice.label}`).toBe(choice.sets.length);
        const known = heard.reduce(learn, { feelings: ["sad"] });
        expect(() => composeSong(intentOf(known, readingOf(known)), 1)).not.toThrow();
      }
    }
  });

  test("name rules that there are", () => {
    const ids = new Set(ruleBreaks.map(({ id }) => id));
    const named = questions.flatMap(({ choices = [] }) =>
      choices.flatMap(({ sets }) => sets.flatMap((set) => (set.parameter === "ruleBreaks" ? set.value : []))),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const id of named) expect(ids, id).toContain(id);
  });
});
