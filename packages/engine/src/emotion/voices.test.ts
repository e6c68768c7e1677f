/** What very different people write, and what a reader would say that they feel. */
import { describe, expect, test } from "vitest";
import { hearWishes } from "../wishes/hear.ts";
import { readFeeling } from "./read.ts";

/** The base emotions, any of which a reader would agree with, and between which valences. */
const feelings: readonly (readonly [text: string, bases: string, lowest: number, highest: number])[] = [
  // Somebody who is left.
  ["Forty-one years we were married and now I cook for one", "joy sadness", -0.6, 0.3],
  ["I keep buying his favourite biscuits", "sadness", -0.6, -0.1],
  ["his side of the bed is cold", "sadness", -0.7, -0.2],
  ["she would have been thirty today", "sadness", -0.7, -0.2],
  ["I still dial her number sometimes", "sadness", -0.7, -0.2],
  ["the farm was sold", "sadness", -0.7, -0.25],
  ["they sold the house I grew up in", "sadness", -0.7, -0.25],
  ["they cut down the old tree", "sadness", -0.7, -0.25],
  ["the house burned down", "sadness", -0.7, -0.25],
  ["we lost the baby", "sadness", -1, -0.6],
  ["my best friend is moving to Australia", "sadness", -0.7, -0.2],
  ["the kids have moved out and the house is quiet", "sadness", -0.6, 0],
  [
    "We buried my brother on Tuesday; on Wednesday I was back at the till, smiling at strangers, and nobody noticed that there was nothing behind it",
    "sadness",
    -0.7,
    -0.1,
  ],
  ["She forgave me. I haven't forgiven me.", "joy disgust sadness", -0.6, 0.1],
  [
    "It's like standing at a station where the trains all go somewhere and you don't have a ticket",
    "sadness",
    -0.6,
    -0.05,
  ],
  ["I want her back so badly", "sadness", -0.8, -0.3],
  // Turns of a life.
  ["I'm 74 and I've started dancing again, badly, in the kitchen, with the radio", "joy", 0.25, 0.9],
  ["every time my phone buzzes my stomach drops, I know it's the bank again", "fear", -0.8, -0.3],
  ["we won the cup after 41 years and grown men were hugging strangers in the rain", "joy", 0.35, 1],
  [
    "I need a bed for a documentary: dusk on the steppe, nothing happens, but you should feel that something is about to",
    "fear sadness",
    -0.5,
    0,
  ],
  ["I relapsed", "sadness disgust fear", -0.8, -0.3],
  ["waiting for the biopsy results", "fear", -0.7, -0.2],
  ["she said no", "sadness", -0.8, -0.3],
  ["my team got relegated", "sadness", -0.7, -0.3],
  ["I got the job!", "joy", 0.5, 1],
  ["sun on my face, coffee, nowhere to be", "joy", 0.3, 0.8],
  // Gamers, pupils, children.
  ["gg ez we won the tournament!!!!", "joy", 0.5, 1],
  ["stuck on the same level for 3 days, rage quit", "anger", -1, -0.4],
  ["this slaps, gimme more energy, club banger", "joy", 0.3, 1],
  ["I got a puppy!!! best day ever", "joy", 0.5, 1],
  ["I am scared of the dark", "fear", -0.8, -0.2],
  ["tomorrow is my birthday I will be seven", "joy", 0.3, 1],
  // In a second language, or in another.
  ["I have very much sadness because my country is in war", "sadness fear", -1, -0.4],
  ["i am happy that my son he is born", "joy", 0.4, 1],
  ["Ich vermisse dich so sehr", "sadness", -0.6, -0.05],
  ["tu me manques", "sadness", -0.6, -0.05],
  ["mi manchi tanto", "sadness", -0.6, -0.05],
  ["je suis perdu", "fear surprise sadness", -0.6, -0.05],
  ["mi hija se va a la universidad mañana, I keep folding her clothes so I don't cry", "sadness", -0.6, -0.1],
  [
    "Ich vermisse meine Oma, und trotzdem lache ich jeden Tag about the dumb jokes she told",
    "sadness surprise joy",
    -0.3,
    0.4,
  ],
  // Slips of the fingers.
  ["hearbroken", "sadness", -1, -0.5],
  ["anxios about tmrw", "fear", -0.8, -0.3],
  ["im feeling blu", "sadness", -0.7, -0.1],
  // Denials.
  ["I can't say I'm unhappy", "joy", 0.05, 0.6],
  ["my father never said he was proud of me", "sadness", -0.7, -0.1],
  ["he finally said he is proud of me", "joy", 0.4, 1],
  ["not angry anymore", "joy", 0.05, 0.6],
  // Said and not meant.
  ["oh great, another monday", "anger", -0.7, -0.2],
  [
    "Oh great, another promotion party for the guy who stole my idea. I'm thrilled. Truly.",
    "anger",
    -0.7,
    -0.15,
  ],
  ["oh great, but honestly I'm happy about it", "joy", 0.1, 1],
  ["wow thanks for ruining my day", "sadness anger", -0.8, -0.3],
  ["just what I needed, another bill", "anger", -0.7, -0.2],
  ["i love my job said no one ever", "sadness anger disgust", -0.8, 0],
  ["she loves me not", "sadness", -0.8, -0.3],
  ["bro left me on read", "sadness anger", -0.7, -0.2],
];

describe("what people write", () => {
  test.each(feelings)("%s", (text, bases, lowest, highest) => {
    const { nodes, affect } = readFeeling(text);
    expect(bases.split(" ")).toContain(nodes[0]?.node.base);
    expect(affect.valence).toBeGreaterThanOrEqual(lowest);
    expect(affect.valence).toBeLessThanOrEqual(highest);
  });

  test.each([
    ["the farm was not sold", -0.3],
    ["we sold the song to a film", -0.3],
    ["he sat down by the old tree", -0.3],
  ])("no home is lost in %s", (text, lowest) => {
    expect(readFeeling(text).affect.valence).toBeGreaterThan(lowest);
  });
});

describe("what people wish for in few words", () => {
  const heard = (text: string) =>
    Object.fromEntries(hearWishes(text).map(({ parameter, value }) => [parameter, value]));

  test.each([
    ["disco, 120", { genre: "disco", bpm: 120 }],
    ["techno 128, dark", { genre: "techno", bpm: 128 }],
    ["house, 124", { genre: "house", bpm: 124 }],
    ["dark synthwave, key of A minor, 110, arpeggios", { genre: "synthwave", key: "A minor", bpm: 110 }],
    ["weird time signature, angry", { time_signature: "7/8" }],
    ["something in an odd meter", { time_signature: "7/8" }],
    ["sad, odd time", { time_signature: "7/8" }],
    [
      "trap, no melody in the intro, 808s",
      {
        genre: "trap",
        section_instruments: { intro: { melody: "none" } },
        instruments: { bass: "808" },
      },
    ],
  ])("%s", (text, wishes) => {
    expect(heard(text)).toEqual(wishes);
  });

  test.each([
    "for my mother, 82, who loved to dance",
    "we had such an odd time of it",
    "120 reasons to be sad",
    "disco in 1978",
    "I am 45, and alone",
  ])("no tempo and no metre is heard in %s", (text) => {
    expect(heard(text)).not.toHaveProperty("bpm");
    expect(heard(text)).not.toHaveProperty("time_signature");
  });
});
