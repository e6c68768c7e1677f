/** What the reader of words makes of texts: mostly tables of examples, which is why it is long. */
import { describe, expect, it } from "vitest";
import type { BaseEmotion } from "../data/thesaurus/schema.ts";
import { readFeeling, resolveFeeling } from "./read.ts";
import { affectDistance, NEUTRAL } from "./space.ts";

/** What a reader of English would say about a sentence; what is not given does not matter. */
interface Expected {
  readonly base?: BaseEmotion;
  readonly sub?: string;
  /** Pleasant, unpleasant or between. */
  readonly valence?: "+" | "-" | "0";
  /** Excited or calm. */
  readonly arousal?: "high" | "low";
  /** Names of nodes, sub-emotions or bases, first to last. */
  readonly journey?: readonly string[];
}

const still: Expected = { journey: [] };

const sentences: readonly (readonly [text: string, expected: Expected])[] = [
  // Plain words.
  ["sad", { base: "sadness", valence: "-", ...still }],
  ["peaceful", { sub: "serenity", valence: "+", arousal: "low" }],
  ["energetic", { sub: "excitement", valence: "+", arousal: "high" }],
  ["nostalgic", { sub: "nostalgia", arousal: "low" }],
  ["anxious", { sub: "anxiety", valence: "-", arousal: "high" }],
  ["hopeful", { sub: "hope", valence: "+" }],
  ["melancholic", { sub: "melancholy", valence: "-", arousal: "low" }],
  ["triumphant", { sub: "pride", valence: "+", arousal: "high" }],
  ["eerie and suspenseful", { sub: "suspense", valence: "-" }],
  ["my heart is broken", { sub: "grief", valence: "-" }],
  ["grieving", { sub: "grief" }],
  ["joyfully", { sub: "happiness" }],
  ["saddened", { base: "sadness" }],
  ["hopelessly", { sub: "despair" }],
  ["GRIEF", { sub: "grief" }],
  ["Bored", { sub: "weariness" }],
  ["I'm furious with my boss", { sub: "rage", arousal: "high" }],
  ["proud of my daughter on her graduation day", { sub: "pride", valence: "+" }],
  ["I can't breathe, the walls are closing in", { base: "fear", valence: "-" }],
  ["i hate everything and everyone", { base: "anger", valence: "-" }],
  ["I'm scared of losing you", { base: "fear", valence: "-" }],
  ["homesick", { sub: "nostalgia", valence: "-" }],
  ["bittersweet", { sub: "nostalgia", valence: "0" }],
  ["betrayed by someone I trusted", { base: "anger", valence: "-" }],
  ["tears of joy", { base: "joy", valence: "+" }],
  // Denials.
  ["not happy", { base: "sadness", valence: "-", ...still }],
  ["I'm not sad anymore", { base: "joy", valence: "+", ...still }],
  ["never afraid", { base: "joy", valence: "+" }],
  ["not afraid of the dark", { base: "joy" }],
  ["no hope", { sub: "despair", valence: "-" }],
  ["without fear", { base: "joy", valence: "+" }],
  ["isn't calm", { base: "fear", valence: "-" }],
  ["not at all sad", { base: "joy", valence: "+" }],
  ["not unhappy", { valence: "+" }],
  ["hardly happy", { valence: "-" }],
  ["far from happy", { valence: "-" }],
  ["I don't think I'm happy", { valence: "-" }],
  ["neither sad nor happy", { valence: "0" }],
  ["not sad or angry", { valence: "+" }],
  ["lack of love", { valence: "-" }],
  ["the pain is gone", { base: "joy", valence: "+" }],
  ["the love is gone", { base: "sadness", valence: "-" }],
  ["unafraid", { base: "joy", valence: "+" }],
  ["joyless", { base: "sadness", valence: "-" }],
  ["I lost my joy", { base: "sadness", valence: "-" }],
  ["sad no more", { valence: "+" }],
  ["angry no longer", { sub: "serenity", valence: "+", arousal: "low" }],
  ["not sad any more", { valence: "+" }],
  ["neither happy nor sad", { sub: "serenity", valence: "0" }],
  ["I'm not sad, I'm not happy, I'm just here", { sub: "serenity", valence: "0" }],
  ["Happy? No.", { valence: "-" }],
  ["happy? not really", { valence: "-" }],
  // Feelings that are over, or that were never there.
  ["I used to be happy", { sub: "nostalgia", valence: "-", arousal: "low" }],
  ["I used to be happy and proud", { sub: "nostalgia", valence: "-" }],
  ["I used to be sad", { base: "joy", valence: "+" }],
  ["I am used to being alone", { sub: "loneliness", valence: "-" }],
  ["we were so in love once", { sub: "nostalgia", valence: "-" }],
  ["once I was brave", { sub: "nostalgia", valence: "-" }],
  ["when I was happy", { sub: "nostalgia", arousal: "low" }],
  ["back when we were happy", { sub: "nostalgia", arousal: "low" }],
  ["those happy days", { sub: "nostalgia", arousal: "low" }],
  ["I thought I was happy", { valence: "-" }],
  ["I never thought I would be so happy", { base: "joy", valence: "+" }],
  ["I should be happy but I'm not", { valence: "-" }],
  ["I should be happy. But I don't feel it.", { valence: "-" }],
  ["you should be proud of yourself", { sub: "pride", valence: "+" }],
  ["she says she's happy but she isn't", { valence: "-" }],
  ["I'm happy but I'm not proud", { valence: "+" }],
  ["I pretend to be happy", { valence: "-" }],
  ["everyone is happy except me", { valence: "-" }],
  ["everyone else is happy", { valence: "-" }],
  ["I could have been happy", { valence: "-" }],
  ["I would be happy if you stayed", { sub: "nostalgia" }],
  ["I love you but you don't love me", { valence: "-" }],
  ["the joy is no more", { base: "sadness", valence: "-" }],
  ["sad, no more hope", { valence: "-" }],
  ["if you were here I would be happy", { sub: "nostalgia" }],
  ["I'm happy. No, I'm not.", { valence: "-" }],
  ["Love? Never again.", { valence: "-" }],
  ["remember when we were happy", { sub: "nostalgia" }],
  ["I loved you once", { sub: "nostalgia" }],
  ["no one is happy here", { valence: "-" }],
  ["they cancelled the concert", { valence: "-" }],
  ["the party was cancelled", { valence: "-" }],
  ["I pretended not to be sad", { valence: "-" }],
  // What only looks like a denial.
  ["not only sad but furious", { base: "anger", valence: "-", arousal: "high" }],
  ["can't stop crying", { base: "sadness", valence: "-", arousal: "high" }],
  ["can't help falling in love", { sub: "love", valence: "+" }],
  ["I want to feel nothing but peace", { sub: "serenity", valence: "+" }],
  ["nothing but joy", { base: "joy", valence: "+" }],
  ["I've never been so happy", { base: "joy", valence: "+", arousal: "high" }],
  ["I couldn't be happier", { base: "joy", valence: "+" }],
  ["without you I feel sad", { base: "sadness", valence: "-" }],
  ["I don't want to be alone", { sub: "loneliness", valence: "-" }],
  ["isn't it beautiful", { valence: "+" }],
  ["not without hope", { valence: "+" }],
  ["I wish I were happy", { valence: "0", sub: "hope" }],
  ["I'm not angry, just disappointed", { sub: "disappointment", valence: "-" }],
  // Degrees.
  ["SO ANGRY", { base: "anger", arousal: "high" }],
  ["so tired", { sub: "weariness", arousal: "low" }],
  ["a quiet kind of joy", { base: "joy", valence: "+" }],
  ["a hint of sadness", { base: "sadness", valence: "-" }],
  ["terribly sad", { sub: "melancholy", valence: "-" }],
  ["pretty good", { base: "joy", valence: "+" }],
  ["kind of blue", { sub: "melancholy", valence: "-" }],
  ["I miss you so much", { sub: "nostalgia", valence: "-" }],
  ["less angry than before", { base: "anger" }],
  // Said and not felt.
  ["relieved that it's over", { sub: "serenity", valence: "+", arousal: "low" }],
  ["so glad he's gone", { base: "joy", valence: "+" }],
  ["not glad that he is gone", { valence: "-" }],
  ["too happy to sleep", { base: "joy", valence: "+", arousal: "high" }],
  ["too excited to eat or sleep", { sub: "excitement", arousal: "high" }],
  ["too young to die", { sub: "grief", valence: "-" }],
  ["too late to be happy", { valence: "-" }],
  ["dying of laughter", { sub: "amusement", valence: "+" }],
  ["dying of cancer", { base: "sadness", valence: "-" }],
  ["dying to see you", { sub: "nostalgia", valence: "+" }],
  ["dying to know", { sub: "excitement", valence: "+" }],
  ["mad about you", { sub: "love", valence: "+" }],
  ["mad about the decision", { base: "anger", valence: "-" }],
  ["like a warm blanket on a cold night", { sub: "serenity", valence: "+", arousal: "low" }],
  ["hot soup on a rainy day", { sub: "serenity", valence: "+" }],
  ["sad on a sunny day", { base: "sadness" }],
  // Two at once.
  ["happy but tired", { valence: "+", ...still }],
  ["happy yet sad", { valence: "0", ...still }],
  ["joy and sorrow at once", still],
  ["it hurts but I'm healing", { sub: "hope" }],
  ["a dark fairy tale, beautiful but dangerous", { arousal: "high" }],
  // Journeys.
  ["grief slowly turning into hope", { sub: "grief", journey: ["grief", "hope"] }],
  ["from anger to peace", { journey: ["anger", "serenity"] }],
  ["rage that fades into acceptance", { journey: ["rage", "serenity"] }],
  [
    "starts lonely then slowly becomes warm and finally triumphant",
    { journey: ["loneliness", "love", "pride"] },
  ],
  ["love turned to hate", { journey: ["love", "hatred"] }],
  ["grief → anger → acceptance → peace", { journey: ["grief", "anger", "serenity", "peace"] }],
  ["sad -> happy", { journey: ["sadness", "happiness"] }],
  ["happiness to despair and back again", { journey: ["happiness", "despair", "happiness"] }],
  ["I was sad but now I'm happy", { journey: ["sadness", "happiness"] }],
  ["I used to be happy. Now I'm just tired.", { journey: ["happiness", "weariness"] }],
  ["bit by bit the sadness turns to gratitude", { journey: ["sadness", "gratitude"] }],
  [
    "starts off tense and anxious, builds to an explosive angry chorus, and then dissolves into calm acceptance",
    { journey: ["anxiety", "anger", "serenity"] },
  ],
  ["healing from heartbreak", { journey: ["heartbreak", "solace"] }],
  ["hope after loss", { journey: ["grief", "hope"] }],
  ["we danced until dawn", { journey: [] }],
  ["that they dance until the morning", { journey: [] }],
  ["waiting until the sun rises", { journey: ["nostalgia", "hope"] }],
  ["out of the darkness into the light", { journey: ["sadness", "hope"] }],
  ["melancholy with a glimmer of hope at the end", { journey: ["melancholy", "hope"] }],
  ["first numb, then furious, then free", { journey: ["despair", "rage", "joy"] }],
  ["saying goodbye to my best friend at the airport", { base: "sadness", ...still }],
  ["scared about moving to a new city", { base: "fear", ...still }],
  ["afraid to love", still],
  ["crying into the night", { base: "sadness", ...still }],
  // Pictures.
  ["rain on my window", { base: "sadness", valence: "-", arousal: "low" }],
  ["the sea at night", { arousal: "low" }],
  ["sunrise", { base: "joy", valence: "+" }],
  ["empty house", { sub: "loneliness", valence: "-", arousal: "low" }],
  ["storm", { valence: "-", arousal: "high" }],
  ["something heavy and hollow", { base: "sadness", valence: "-", arousal: "low" }],
  ["lost my father", { sub: "grief", valence: "-" }],
  ["christmas without grandma", { sub: "grief" }],
  ["my mother left for work, happy", { base: "joy", valence: "+" }],
  ["the night my father's radio stopped", { base: "sadness", valence: "-", arousal: "low" }],
  ["a lullaby for my newborn daughter", { base: "joy", valence: "+", arousal: "low" }],
  ["dancing with friends on a summer night", { base: "joy", valence: "+" }],
  ["haunted house at midnight", { sub: "suspense", valence: "-" }],
  ["epic boss fight music, intense and relentless", { arousal: "high" }],
  ["😭", { base: "sadness", valence: "-", arousal: "high" }],
  ["❤️", { sub: "love", valence: "+" }],
  ["💔💔", { sub: "grief", valence: "-" }],
  [":)", { base: "joy", valence: "+" }],
  // Slips of the fingers.
  ["melancoly", { sub: "melancholy" }],
  ["I'm so dissapointed", { sub: "disappointment" }],
  ["lonley", { sub: "loneliness" }],
  ["soooo happyyyy", { base: "joy", valence: "+", arousal: "high" }],
  ["hapy", { sub: "happiness", valence: "+" }],
  ["agry", { base: "anger", valence: "-" }],
  ["I'm so afaid", { base: "fear", valence: "-" }],
  // What people type.
  ["I passed my exam", { sub: "pride", valence: "+" }],
  ["I failed my exam", { sub: "disappointment", valence: "-" }],
  ["I got the job!!!", { sub: "pride", valence: "+", arousal: "high" }],
  ["I didn't get the job", { sub: "disappointment", valence: "-" }],
  ["my heart is racing", { sub: "anxiety", arousal: "high" }],
  ["I'm so done with everything", { valence: "-" }],
  ["I will never see her again", { sub: "grief", valence: "-" }],
  ["the world is ending", { base: "fear", valence: "-" }],
  ["laid off after twenty years", { sub: "disappointment", valence: "-" }],
  ["the test results came back clear", { sub: "serenity", valence: "+" }],
  ["the chemo is working", { sub: "hope", valence: "+" }],
  ["grandpa doesn't recognise me any more", { sub: "grief", valence: "-" }],
  ["we lost in the last minute of the final", { sub: "disappointment", valence: "-" }],
  ["missed my flight and slept at the airport", { valence: "-" }],
  ["politicians lie to us every day", { base: "anger", valence: "-" }],
  ["my son left for college today", { sub: "nostalgia" }],
  ["lying awake at 4am thinking about everything I said", { valence: "-" }],
  ["crying tears of happiness", { base: "joy", valence: "+" }],
  ["nothing makes me happy anymore", { base: "sadness", valence: "-" }],
  [
    "Last week we scattered his ashes on the lake. But then a fish jumped, and I laughed.",
    { journey: ["sadness", "amusement"] },
  ],
  ["idk, sad i guess", { base: "sadness", valence: "-" }],
  ["my dog died yesterday and I don't know what to do", { sub: "grief", valence: "-" }],
  ["we won the championship after years of losing", { valence: "+", journey: ["disappointment", "pride"] }],
  ["I got promoted and I feel like I can do anything!!!", { sub: "pride", valence: "+", arousal: "high" }],
  ["the war is over", { base: "joy", valence: "+", arousal: "low" }],
  ["nobody came, not even my brother", { sub: "loneliness", valence: "-" }],
  ["my new car, a red one, happy", { base: "joy", valence: "+" }],
  ["everything is changing too fast", { base: "fear", valence: "-" }],
  ["Make it upbeat and fun!!", { base: "joy", valence: "+" }],
];

describe("readFeeling", () => {
  it.each(sentences)("reads %j as a reader would", (text, expected) => {
    const reading = readFeeling(text);
    const node = reading.nodes[0]?.node;
    if (expected.base !== undefined) expect(node?.base).toBe(expected.base);
    if (expected.sub !== undefined) expect(node?.sub).toBe(expected.sub);
    if (expected.valence === "+") expect(reading.affect.valence).toBeGreaterThan(0.1);
    if (expected.valence === "-") expect(reading.affect.valence).toBeLessThan(-0.1);
    if (expected.valence === "0") expect(Math.abs(reading.affect.valence)).toBeLessThan(0.2);
    if (expected.arousal === "high") expect(reading.affect.arousal).toBeGreaterThan(0.5);
    if (expected.arousal === "low") expect(reading.affect.arousal).toBeLessThan(0.4);
    if (expected.journey !== undefined) {
      const stages = reading.journey.map((stage) => [stage.node.name, stage.node.sub, stage.node.base]);
      expect(stages).toHaveLength(expected.journey.length);
      for (const [place, name] of expected.journey.entries()) expect(stages[place]).toContain(name);
    }
    expect(reading.confidence).toBeGreaterThan(0);
    expect(reading.because.length).toBeGreaterThan(0);
  });

  it.each([["qwrtp zzkx"], ["..."], [""], ["   "], ["?!"], ["12345"], ["\u0000"]])(
    "says that it knows no word of %j and starts from a calm middle",
    (text) => {
      const reading = readFeeling(text);
      expect(reading.affect).toEqual(NEUTRAL);
      expect(reading.confidence).toBe(0);
      expect(reading.journey).toEqual([]);
      expect(reading.because.join(" ")).toContain("calm middle");
    },
  );

  it("does not take German articles for English feelings", () => {
    const reading = readFeeling("Die Nacht ist kalt und ich bin müde");
    expect(reading.decidedBy.map(({ words }) => words)).toEqual(["mude"]);
    expect(reading.nodes[0]?.node.sub).toBe("weariness");
  });

  it("says when it knows no word of another language", () => {
    const reading = readFeeling("Die Nacht ist kalt und der Mond war hell");
    expect(reading.confidence).toBe(0);
    expect(reading.because.join(" ")).toContain("English");
  });

  it("makes a journey's first stage its first node", () => {
    expect(readFeeling("grief slowly turning into hope").nodes[0]?.node.name).toBe("grief");
  });
});

describe("slips in short words", () => {
  it.each(["hippy", "harpy", "haply", "sacred", "brief", "uncanny"])("takes %j for no other word", (word) => {
    expect(readFeeling(word).because.join(" ")).not.toContain("slip");
  });
});

describe("strength", () => {
  const strengthOf = (text: string): number => affectDistance(readFeeling(text).affect, NEUTRAL);

  it.each([
    ["very very angry", "a bit annoyed"],
    ["very angry", "angry"],
    ["angry", "slightly angry"],
    ["extremely sad", "sad"],
    ["sad", "a little sad"],
    ["sad!!!", "sad"],
    ["SAD", "sad"],
    ["sad sad sad", "sad"],
    ["unbearably lonely", "lonely"],
    ["so jealous", "jealous"],
    ["I love you so much", "I love you"],
    ["a terrible storm", "a mild storm"],
    ["😭😭", "😭"],
    ["angry", "less angry than before"],
    ["a bit angry", "less angry than before"],
  ])("hears more in %j than in %j", (stronger, weaker) => {
    expect(strengthOf(stronger)).toBeGreaterThan(strengthOf(weaker));
  });

  it("keeps a raised feeling in its kind", () => {
    expect(readFeeling("so tired").nodes[0]?.node.name).toBe("exhaustion");
    expect(readFeeling("very jealous").nodes[0]?.node.name).toBe("jealousy");
    expect(readFeeling("a little lonely").nodes[0]?.node.name).toBe("isolation");
  });
});

describe("journeys", () => {
  it("brings a sudden change as two stages close together", () => {
    const { journey } = readFeeling("calm, then suddenly panic");
    expect(journey.map((stage) => stage.node.name)).toEqual(["calm", "calm", "panic", "panic"]);
    expect(journey.map((stage) => stage.at)).toEqual([0, 0.675, 0.725, 1]);
  });

  it("puts what was there before first where something breaks in", () => {
    const { journey } = readFeeling("suddenly panic breaks into the calm");
    expect(journey[0]?.node.name).toBe("calm");
    expect(journey.at(-1)?.node.name).toBe("panic");
  });

  it("gives a slow change more of the song than an even one", () => {
    const { journey } = readFeeling("anger slowly becomes grief and then hope");
    expect(journey.map((stage) => stage.at)).toEqual([0, 0.6, 1]);
  });

  it("has at most six stages", () => {
    const text = "from joy to fear to anger to grief to disgust to surprise to hope to rage to peace";
    expect(readFeeling(text).journey).toHaveLength(6);
  });
});

describe("because", () => {
  it.each([
    ["not happy", '"not happy" turns happiness around'],
    ["melancoly", 'I read "melancholy" for a slip in "melancoly".'],
    ["very angry", '"very angry" raises anger to fury'],
    ["happy but tired", 'Because of "but", "tired" weighs more than "happy".'],
    ["grief turning into hope", '"turning into" makes this a journey: from grief to hope.'],
    ["sunrise", '"sunrise" (light and dark) is felt as'],
    ["SAD 😭", '"SAD" raises'],
    ["I used to be happy", '"used to be happy" puts happiness into the past: what is felt is longing.'],
    ["angry", '"angry" speaks of anger.'],
    ["less angry", '"less angry" eases anger: what is left of it is'],
  ])("explains %j", (text, sentence) => {
    expect(readFeeling(text).because.join(" ")).toContain(sentence);
  });

  it("explains the heaviest six of many words and counts the rest", () => {
    const reading = readFeeling("joy, grief, rage, terror, awe, shame, hope, envy and love");
    expect(reading.because).toContain("3 more words were weighed in as well.");
  });

  it("says when it understood little of a text", () => {
    const reading = readFeeling(
      "The committee reviewed seventeen proposals about sad municipal infrastructure",
    );
    expect(reading.because.join(" ")).toContain("careful guess");
    expect(reading.confidence).toBeLessThan(readFeeling("sad").confidence);
  });
});

describe("resolveFeeling", () => {
  it("finds the feeling of a waypoint", () => {
    expect(resolveFeeling("hope")?.node.name).toBe("hope");
    expect(resolveFeeling("a little afraid")?.node.base).toBe("fear");
  });

  it("finds nothing in words that it does not know", () => {
    expect(resolveFeeling("qwrtp")).toBeUndefined();
    expect(resolveFeeling("")).toBeUndefined();
  });
});

describe("readings that were wrong once", () => {
  const read = (text: string) => readFeeling(text);

  it("takes deep grief for no faster than grief", () => {
    for (const words of ["deep grief", "profound grief", "very deep sorrow", "unbearable sadness"]) {
      const plainer = read(words.split(" ").at(-1) ?? "");
      expect(read(words).affect.arousal, words).toBeLessThanOrEqual(plainer.affect.arousal);
      expect(read(words).affect.valence, words).toBeLessThanOrEqual(plainer.affect.valence);
    }
    expect(read("extreme anger").affect.arousal).toBeGreaterThan(read("anger").affect.arousal);
  });

  it("keeps the pride of those who lost", () => {
    expect(read("proud even though we lost").nodes[0]?.node.name).toBe("pride");
    expect(read("proud although we lost the game").nodes.map(({ node }) => node.sub)).not.toContain(
      "confusion",
    );
  });

  it.each([
    ["I'm done", "weariness"],
    ["the night my father's radio stopped", "grief"],
    ["nobody came to the party", "loneliness"],
  ])("%s is a matter of %s", (text, sub) => {
    const { nodes, affect, confidence } = read(text);
    expect(nodes.map(({ node }) => node.sub)).toContain(sub);
    expect(affect.valence).toBeLessThan(-0.2);
    expect(confidence).toBeGreaterThan(0.45);
  });
});

describe("words of wishes are no feelings", () => {
  it.each([
    ["64 bars, sad", "sad"],
    ["trap beat, 140 bpm, furious", "furious"],
    ["death metal, calm", "calm"],
    ["my wife died in March", "my wife died in May"],
    ["happy, lofi hip hop, in A minor, two minutes long", "happy"],
  ])("%s feels like %s", (text, plain) => {
    expect(readFeeling(text).nodes[0]?.node).toBe(readFeeling(plain).nodes[0]?.node);
    expect(readFeeling(text).decidedBy.map(({ words }) => words)).not.toContain("bars");
  });

  it("a genre alone feels as it mostly does, and less sure than any word", () => {
    const metal = readFeeling("death metal");
    expect(metal.affect.arousal).toBeGreaterThan(0.7);
    expect(metal.confidence).toBeLessThan(0.2);
    expect(metal.because[0]).toContain("metal");
    expect(readFeeling("the blues").nodes[0]?.node.base).toBe("sadness");
  });
});
