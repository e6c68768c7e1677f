import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { instrumentWords, plainForms, tempoWords } from "../data/wish-words.ts";
import { genreNames } from "./genre.ts";
import { listeners } from "./hear.ts";
import { spelling } from "./phrases.ts";
import { kindsIn } from "./triggers.ts";

const file = new URL("../../testdata/interviews/conversations.jsonl", import.meta.url);

const written = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .flatMap((line): readonly string[] => JSON.parse(line).messages);

const wishes = [
  ...["64 bars", "a 90second track", "90 seconds of music", "two and a half minutes long", "keep it short"],
  ...["120bpm", "at 120 b.p.m.", "seventy beats per minute", "tempo 90", "6/8", "in three", "waltz time"],
  ...[
    "key of F#",
    "song in Bb.",
    "in a minor key",
    "Am–F–C–G",
    "I–V–vi–IV",
    "chords: ii V I",
    "a song, common time",
  ],
  ...[
    "play it on the grid, please",
    "loosely played",
    "drumless",
    "actually drums",
    "no counter-melody",
    "808s",
  ],
  ...["ein Walzer mit Klavier", "un vals lento", "sin batería", "en la mineur", "in d-moll", "pas de piano"],
  ...["twelve-bar blues", "12-bar blues", "3:30 long"],
  ...genreNames.map((name) => `a ${name} song`),
  ...instrumentWords.map(({ word }) => `music with ${word}`),
  ...tempoWords.map(({ word }) => `a ${word} song`),
  ...plainForms.map((form) => `in ${form} form`),
];

describe("the kinds of wishes that a text may contain", () => {
  test("are at least those that are heard in it", () => {
    for (const text of [...written, ...wishes].map(spelling)) {
      const kinds = kindsIn(text);
      for (const [kind, listen] of listeners) {
        if (!kinds.has(kind)) expect(listen(text), `${kind}: ${text}`).toEqual([]);
      }
    }
  });

  test.each(["I lost my wife last spring", "so happy I could scream", "it's raining again", "why me?"])(
    "are none in %j",
    (text) => {
      expect([...kindsIn(text)]).toEqual([]);
    },
  );
});
