import { describe, expect, test } from "vitest";
import { composeSong } from "./compose.ts";
import { songDigest } from "./digest.ts";
import type { TechnicalWishes } from "./intent.ts";
import { scoreText } from "./testing/score-text.ts";

/** Twelve feelings of all families and a journey, short enough to be read; all metres and a good part of the genres among them. */
const goldens: readonly (readonly [name: string, feeling: string, wishes: TechnicalWishes])[] = [
  ["joy", "pure joy", { genre: "pop" }],
  ["love", "tender love", { genre: "bossa nova" }],
  ["grief", "grieving for my mother", { genre: "classical", timeSignature: "3/4" }],
  ["longing", "longing for a place far away", { genre: "blues", timeSignature: "12/8" }],
  ["rage", "so angry i could scream", { genre: "metal" }],
  ["frustration", "stuck again and fed up", { genre: "progressive rock", timeSignature: "7/8" }],
  ["dread", "a creeping dread", { genre: "cinematic", timeSignature: "6/8" }],
  ["anxiety", "anxious and restless", { genre: "electronic" }],
  ["wonder", "wide-eyed wonder", { genre: "jazz", timeSignature: "5/4" }],
  ["confusion", "dazed and confused", { genre: "lo-fi" }],
  ["contempt", "cold contempt", { genre: "hip-hop" }],
  ["calm", "calm by the lake", { genre: "folk" }],
  ["journey", "grief slowly turning into hope", { genre: "indie folk" }],
];

describe("the golden songs", () => {
  // A change here is a change of songs that people have kept: it needs another ENGINE_VERSION, and a reading as music.
  test.each(goldens)("%s sounds as it was reviewed", async (name, emotionalIntent, wishes) => {
    const technical = { bars: 16, ...wishes };
    const written = composeSong({ emotionalIntent, technical: { ...technical, humanize: 0 } }, 42).song;
    const played = composeSong({ emotionalIntent, technical }, 42).song;
    const text = `${scoreText(written)}\nplayed ${songDigest(played)}\n`;
    await expect(text).toMatchFileSnapshot(`../testdata/golden/${name}.txt`);
  });
});
