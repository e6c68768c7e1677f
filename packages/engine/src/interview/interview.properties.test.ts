import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { MOST_ANSWERS, replayInterview } from "./interview.ts";

const phrase = fc.constantFrom(
  ...[
    "sad",
    "idk",
    "skip",
    "yes",
    "no",
    "",
    "😭",
    "slow",
    "fast",
    "loud",
    "me",
    "my sister",
    "hope",
    "hollow",
    "both",
  ],
  ...[
    "no drums",
    "piano",
    "150 bpm",
    "30 bpm",
    "in C major",
    "in f minor",
    "techno",
    "jazz",
    "7/8",
    "16 bars",
    "no bass",
  ],
  ...[
    "no melody",
    "no chords",
    "no pad",
    "two minutes long",
    "i VI III VII",
    "it should end unresolved",
    "a key change",
  ],
  ...[
    "My wife died in March.",
    "I want to be at home",
    "I am furious",
    "calm and peaceful",
    "so happy!",
    "it's for Ada",
  ],
  ...[
    "slower",
    "happier",
    "darker",
    'called "X"',
    '"you left the light on"',
    "boss fight",
    "a wedding",
    "hi",
    "thanks",
  ],
  ...[
    "i want to die",
    "أنا حزين",
    "ich bin traurig",
    "<b>x</b>",
    "from rage to peace",
    "in the end, joy",
    "cold",
    "the rain",
  ],
);
const anything = fc.oneof(
  { weight: 5, arbitrary: phrase },
  { weight: 2, arbitrary: fc.tuple(phrase, phrase).map(([one, two]) => `${one}, ${two}`) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const talk = (seed: number, messages: readonly string[]) =>
  replayInterview(
    { seed },
    messages.map((message) => ({ message })),
  );

const seeds = fc.integer({ min: 0, max: 2 ** 32 });
const conversations = fc.array(anything, { minLength: 1, maxLength: MOST_ANSWERS });

describe("whatever is said", () => {
  test("after a dozen answers the song is ready", () => {
    const dozen = fc.array(anything, { minLength: MOST_ANSWERS, maxLength: MOST_ANSWERS });
    fc.assert(
      fc.property(seeds, dozen, (seed, messages) => {
        expect(talk(seed, messages).turns.at(-1)?.reply.ready).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("no question is asked twice, nor one about what is known", () => {
    fc.assert(
      fc.property(seeds, conversations, (seed, messages) => {
        const { turns } = talk(seed, messages);
        const asked = turns.flatMap(({ reply }) => reply.questions);
        expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
        expect(new Set(asked.map(({ text }) => text)).size).toBe(asked.length);
        for (const { reply } of turns) {
          for (const { id, parameter } of reply.questions) {
            // A thin answer and a contradiction are asked about because something is known.
            if (/^challenge\.|\.deeper$/.test(id) || !parameter.startsWith("technical.")) continue;
            const technical = new Map(Object.entries(reply.intent.technical ?? {}));
            const name = parameter.slice("technical.".length).replace("time_signature", "timeSignature");
            expect(technical.get(name), `${id} ${JSON.stringify(reply.intent)}`).toBeUndefined();
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("the intent composes, at every turn", () => {
    fc.assert(
      fc.property(seeds, conversations, (seed, messages) => {
        const { turns } = talk(seed, messages);
        for (const { reply } of turns.slice(-3)) {
          expect(() => composeSong(reply.intent, 1), JSON.stringify(reply.intent)).not.toThrow();
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the same seed and messages lead to the same intent", () => {
    fc.assert(
      fc.property(seeds, conversations, (seed, messages) => {
        expect(talk(seed, messages).turns).toEqual(talk(seed, messages).turns);
      }),
      { numRuns: 50 },
    );
  });

  test("going back takes back all that an answer did", () => {
    fc.assert(
      fc.property(seeds, fc.array(phrase, { minLength: 1, maxLength: 6 }), phrase, (seed, messages, more) => {
        const before = talk(seed, messages);
        const after = talk(seed, [...messages, more, "back"]);
        expect(after.mind).toEqual(before.mind);
      }),
      { numRuns: 50 },
    );
  });
});
