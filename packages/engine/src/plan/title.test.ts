import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { titlesByFeeling } from "../data/titles.ts";
import { nodeById, thesaurus } from "../emotion/thesaurus.ts";
import { createStream } from "../random.ts";
import { titleFor, titleIn, titleOf } from "./title.ts";

test.each([
  ["grief slowly turning into hope", "Grief Slowly Turning into Hope"],
  ["happy", "Happy"],
  ["  first line\nsecond line ", "First Line"],
  ["Joy. And then more", "Joy"],
  ["élan vital", "Élan Vital"],
  ["😭", "😭"],
  ["...", "..."],
])("%j in title case is %j", (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test("a title is never empty, never longer than 48 characters, and has no control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), (text) => {
      const title = titleOf(text);
      expect(title.length).toBeGreaterThan(0);
      expect([...title].length).toBeLessThanOrEqual(48);
      expect(title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
});

describe("a picture in the words is the title", () => {
  test.each([
    ["the night my father's radio stopped", "My Father's Radio"],
    ["I want a song about the last warm evening", "The Last Warm Evening"],
    ["sad, rain on the window, lofi hip hop, 70 bpm", "Rain on the Window"],
    ["we broke up last week and I still sleep on my side of the bed", "My Side of the Bed"],
    ["walking home through the snow", "Walking Home Through the Snow"],
    ["I miss my mum's kitchen", "My Mum's Kitchen"],
    ["music for the final boss fight of my game: a furious dragon, menacing", "A Furious Dragon"],
    ["an empty house after the party", "An Empty House After the Party"],
    ["<b>old photographs in a shoebox</b>", "Old Photographs in a Shoebox"],
    ["雨の夜", "雨の夜"],
  ])("%s", (text, title) => {
    expect(titleIn([text])).toBe(title);
  });
});

describe("bare feelings, wishes and the words of asking make no title", () => {
  test.each([
    "sad",
    "so angry at my boss",
    "despair slowly finding a little comfort",
    "grief slowly turning into hope",
    "lofi hip hop",
    "a slow waltz in E minor for piano, no drums, around 70 bpm, two minutes long",
    "background music for studying, calm",
    "my dog died",
    "My mother died last winter",
    "my father's funeral",
    "idk, sad i guess",
    "anxious about tomorrow's exam",
    "<script>alert(1)</script>",
    "😭",
    "...",
    "",
  ])("%s", (text) => {
    expect(titleIn([text])).toBeUndefined();
  });

  test("the song is called after what it feels, by the seed", () => {
    const grief = nodeById(39);
    if (!grief) throw new Error("no grief");
    const titles = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      titleFor({ emotionalIntent: "so sad" }, grief, createStream(seed)),
    );
    expect(new Set(titles).size).toBeGreaterThan(2);
    for (const title of titles) expect(titlesByFeeling["grief"]).toContain(title);
  });
});

test("every sub-emotion has titles of its own, in title case, that do not name it", () => {
  const subs = thesaurus.bases.flatMap(({ subs }) => subs.map(({ name }) => name));
  expect(Object.keys(titlesByFeeling).sort()).toEqual([...subs].sort());
  const all = Object.values(titlesByFeeling).flat();
  expect(new Set(all).size).toBe(all.length);
  for (const [sub, titles] of Object.entries(titlesByFeeling)) {
    expect(titles.length).toBeGreaterThanOrEqual(6);
    for (const title of titles) {
      expect(titleOf(title.replace(/[!?.]/gu, ""))).toBe(title);
      expect(title.toLowerCase()).not.toContain(sub);
    }
  }
});
