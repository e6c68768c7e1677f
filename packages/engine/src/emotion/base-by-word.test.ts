import { describe, expect, it } from "vitest";
import { baseByWord } from "./base-by-word.ts";
import { thesaurus } from "./thesaurus.ts";

describe("baseByWord", () => {
  it.each([
    ["sad", "sadness"],
    ["Sadness", "sadness"],
    [" GRIEF ", "sadness"],
    ["angry", "anger"],
    ["happy", "joy"],
    ["afraid", "fear"],
    ["terror", "fear"],
    ["disgusting", "disgust"],
    ["surprised", "surprise"],
  ])("finds the base of %j", (word, base) => {
    expect(baseByWord(word)).toBe(base);
  });

  it("knows the name of every base, sub-emotion and node", () => {
    for (const base of thesaurus.bases) {
      expect(baseByWord(base.name)).toBe(base.name);
      for (const sub of base.subs) {
        expect(baseByWord(sub.name)).toBe(base.name);
        for (const node of sub.nodes) expect(baseByWord(node.name)).toBe(base.name);
      }
    }
  });

  it.each(["", "sadd", "not sad", "sad!", "constructor", "__proto__", "qwrtp"])(
    "finds nothing for %j",
    (word) => {
      expect(baseByWord(word)).toBeUndefined();
    },
  );
});
