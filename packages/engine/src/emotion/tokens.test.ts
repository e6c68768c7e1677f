import { describe, expect, it } from "vitest";
import { quote, tokenize } from "./tokens.ts";

const words = (text: string): string[] => tokenize(text).map((token) => token.word);
const kinds = (text: string): string[] => tokenize(text).map((token) => token.kind);

describe("tokenize", () => {
  it.each([
    ["I'm NOT happy", ["i", "am", "not", "happy"]],
    ["isn’t", ["is", "not"]],
    ["can't cannot cant won't", ["can", "not", "can", "not", "can", "not", "will", "not"]],
    ["my father's radio", ["my", "father", "radio"]],
    ["heart-broken", ["heart", "broken"]],
    ["Café naïve", ["cafe", "naive"]],
    ["ｓａｄ", ["sad"]],
    ["kinda sad", ["kind", "of", "sad"]],
    ["3am", ["3am"]],
  ])("finds the words of %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ["sad -> happy", ["word", "arrow", "word"]],
    ["sad → happy ⇒ calm", ["word", "arrow", "word", "arrow", "word"]],
    ["sad > happy", ["word", "arrow", "word"]],
    ["sad, happy. calm", ["word", "comma", "word", "stop", "word"]],
    ["❤️ :) :-( <3", ["emoji", "emoji", "emoji", "emoji"]],
    ["key:D minor", ["word", "stop", "word", "word"]],
    ["https://x", ["word", "stop", "word"]],
  ])("tells the kinds in %j apart", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it("takes one emoji in all its variants for the same", () => {
    expect(words("❤️")).toEqual(words("❤"));
    expect(words(":-)")).toEqual(words(":)"));
  });

  it("shrinks drawn-out letters to a word that exists", () => {
    const isWord = (word: string): boolean => word === "good" || word === "so";
    expect(tokenize("sooo goooood", isWord).map((token) => [token.word, token.drawnOut])).toEqual([
      ["so", true],
      ["good", true],
    ]);
    expect(words("1000")).toEqual(["1000"]);
  });

  it("notices shouting, but not in a single letter", () => {
    expect(tokenize("I am SAD").map((token) => token.shouted)).toEqual([false, false, true]);
  });

  it("reads plain ASCII and the same text beside other letters alike", () => {
    const text = "I'm so-so :) -> NOT happy, isn't it? </3";
    expect(tokenize(`${text} é`).slice(0, -1)).toEqual(tokenize(text));
  });
});

describe("quote", () => {
  it("shows contractions as they were written, once", () => {
    const tokens = tokenize("It isn’t calm");
    expect(quote(tokens, 2, 3)).toBe("isn't");
    expect(quote(tokens, 0, 4)).toBe("It isn't calm");
  });

  it("cuts long stretches without breaking a character", () => {
    const tokens = tokenize("😭".repeat(100));
    expect(quote(tokens, 0, tokens.length).isWellFormed()).toBe(true);
    expect(quote(tokens, 0, tokens.length).length).toBeLessThan(90);
  });
});
