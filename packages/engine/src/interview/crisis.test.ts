import { describe, expect, test } from "vitest";
import { questions } from "../data/questions.ts";
import { soundsInDanger } from "./crisis.ts";
import { replayInterview } from "./interview.ts";

describe("words of somebody in danger are heard", () => {
  test.each([
    "I want to kill myself",
    "i just want to die",
    "I don’t want to live anymore",
    "i dont want to be here anymore",
    "there is no reason to live",
    "I've been cutting myself again",
    "thinking about suicide tonight",
    "I feel suicidal",
    "I WANT TO END MY LIFE",
    "everyone would be better off without me",
    "I wish I was dead",
    "kms",
    "a song about how i want to disappear forever",
    "Ich will nicht mehr leben",
    "ich möchte sterben",
    "Ich will mich umbringen",
    "quiero morir",
    "ya no quiero vivir",
    "je veux mourir",
    "j'ai envie d'en finir, je veux me tuer",
    "eu quero morrer",
    "não quero mais viver",
    "voglio morire",
    "non voglio più vivere",
  ])("%s", (text) => {
    expect(soundsInDanger(text)).toBe(true);
  });
});

describe("idioms, and what happened to others, are not", () => {
  test.each([
    "this song kills me",
    "I'm dead tired",
    "I could die laughing",
    "I wanted to die of embarrassment",
    "my battery died",
    "my father died",
    "my brother killed himself last year and I miss him",
    "she wanted to die and I could not help her",
    "a song about death",
    "killer bass, drop dead gorgeous",
    "I'm killing myself laughing",
    "I want to die an old man next to you",
    "suicide squad theme",
    "cut myself some slack",
    "hurt myself skating",
    "end it all with a big chorus",
    "kill the drums in the bridge",
    "I want to live",
    "dying to hear it",
    "shoot me a message",
    "fade out and end the song",
  ])("%s", (text) => {
    expect(soundsInDanger(text)).toBe(false);
  });
});

describe("the answer", () => {
  const talk = (...messages: readonly string[]) =>
    replayInterview(
      { seed: 3 },
      messages.map((message) => ({ message })),
    ).turns.map(({ reply }) => reply);

  test("names help before any music, and asks nothing", () => {
    const [reply] = talk("I want to kill myself, 80 bpm");
    for (const help of ["emergency number", "findahelpline.com", "988", "116 123"]) {
      expect(reply?.message).toContain(help);
    }
    expect(reply?.questions).toEqual([]);
    expect(reply?.ready).toBe(false);
  });

  test("waits, and goes on only when that is wanted", () => {
    const [, no, yes] = talk("i want to die", "not now", "yes please go on");
    expect(no?.questions).toEqual([]);
    expect(yes?.questions).toHaveLength(1);
  });

  test("is followed by a few gentle questions and nothing that digs", () => {
    for (const first of ["i want to die", "my wife left and i want to die", "sad. i want to kill myself"]) {
      const replies = talk(first, "yes, still the song please", "ok", "skip", "", "idk");
      const asked = replies.flatMap(({ questions: [question] }) => question?.id ?? []);
      const gentle = new Set(questions.filter(({ when }) => when?.cared).map(({ id }) => id));
      expect(asked.length).toBeGreaterThan(1);
      for (const id of asked) expect(gentle).toContain(id);
      expect(replies.at(-1)?.ready).toBe(true);
      for (const { message } of replies) expect(message).not.toMatch(/^Fine|Enough talk|another door/u);
    }
  });

  test("is given again when it is said again, and the song is there all the same", () => {
    const [, again, made] = talk("i want to die", "i really want to die", "just make it");
    expect(again?.message).toContain("988");
    expect(made?.ready).toBe(true);
    expect(made?.intent.emotionalIntent).not.toContain("die");
  });

  test("comes at any time, also when the song is ready", () => {
    const [, , reply] = talk("sad", "just make it", "i want to kill myself");
    expect(reply?.message).toContain("findahelpline.com");
  });
});
