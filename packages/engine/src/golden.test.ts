import { describe, expect, test } from "vitest";
import { composeSong } from "./compose.ts";
import type { TechnicalWishes } from "./intent.ts";
import { scoreText } from "./testing/score-text.ts";

/** One song for each family of feelings, short enough to be read; the metres and a good part of the genres among them. */
const goldens: readonly (readonly [name: string, feeling: string, wishes: TechnicalWishes])[] = [
  ["joy", "pure joy", { genre: "pop" }],
  ["sadness", "grieving for my mother", { genre: "classical", timeSignature: "3/4" }],
  ["anger", "so angry i could scream", { genre: "rock" }],
  ["fear", "a creeping dread", { genre: "cinematic", timeSignature: "6/8" }],
  ["surprise", "wide-eyed wonder", { genre: "jazz" }],
  ["disgust", "cold contempt", { genre: "hip-hop" }],
  ["journey", "grief slowly turning into hope", { genre: "indie folk" }],
];

describe("the golden songs", () => {
  // A change here is a change of songs that people have kept: it needs another ENGINE_VERSION, and a reading as music.
  test.each(goldens)("%s sounds as it was reviewed", async (name, emotionalIntent, wishes) => {
    const { song } = composeSong({ emotionalIntent, technical: { bars: 16, ...wishes } }, 42);
    await expect(scoreText(song)).toMatchFileSnapshot(`../testdata/golden/${name}.txt`);
  });
});
