import { describe, expect, test } from "vitest";
import { questions } from "../data/questions.ts";
import { NEUTRAL } from "../emotion/space.ts";
import { readDedication } from "./dedication.ts";
import { hearOccasion } from "./hear.ts";
import { answerInterview, beginInterview, type Interview, replayInterview } from "./interview.ts";
import { asking, beginMind } from "./mind.ts";
import { readAnswer } from "./read-answer.ts";

const talk = (...messages: readonly string[]): Interview =>
  replayInterview(
    { seed: 1 },
    messages.map((message) => ({ message })),
  );
const lastOf = ({ turns }: Interview) => {
  const last = turns.at(-1);
  if (!last) throw new Error("nothing was said");
  return last.reply;
};

describe("facts are heard in any answer", () => {
  test.each([
    ["grief, around 70 bpm", ["emotional_intent", "technical.bpm"]],
    ["joy for my sister", ["emotional_intent", "dedication"]],
    ["sad, it should end unresolved", ["emotional_intent", "rule_breaks"]],
    [
      "My wife died. I want to hear her laugh again.",
      ["emotional_intent", "dedication", "core_wound", "core_desire"],
    ],
  ])("%s", (message, parameters) => {
    const learned = lastOf(talk(message)).learned.map(({ parameter }) => parameter);
    expect(learned).toEqual(expect.arrayContaining(parameters));
  });
});

describe("the conversation can be steered", () => {
  test("back takes the last answer back and asks again", () => {
    const before = talk("sad");
    const after = talk("sad", "my brother", "back");
    expect(lastOf(after).questions).toEqual(lastOf(before).questions);
    expect(lastOf(after).intent).toEqual(lastOf(before).intent);
  });

  test("skip asks something else and sets nothing", () => {
    const reply = lastOf(talk("sad", "skip"));
    expect(reply.learned).toEqual([]);
    expect(reply.questions[0]?.id).not.toBe(lastOf(talk("sad")).questions[0]?.id);
  });

  test("start over forgets what was said", () => {
    const reply = lastOf(talk("sad", "my brother", "start over", "just make it"));
    expect(reply.intent.emotionalIntent).not.toContain("sad");
    expect(reply.context.dedication).toBeNull();
  });

  test("just make it is ready at once", () => {
    expect(lastOf(talk("just make it")).ready).toBe(true);
  });

  test("after it is ready, more can be changed", () => {
    const reply = lastOf(talk("sad", "just make it", "no drums please"));
    expect(reply).toMatchObject({ ready: true, intent: { technical: { instruments: { drums: "none" } } } });
  });
});

test("the answers alone decide: replayed or one by one, the intent is the same", () => {
  const messages = ["sad", "my brother", "hollow", "hope", "the rain", "slow", "yes", "no"];
  let one = beginInterview({ seed: 1 });
  for (const message of messages) one = answerInterview(one, { message });
  expect(talk(...messages).turns).toEqual(one.turns);
});

describe("replies", () => {
  test("name no feeling that was not named", () => {
    const { message } = lastOf(talk("My mother died last winter."));
    expect(message).not.toMatch(/grief|solace|sore spot/iu);
    expect(lastOf(talk("boss fight")).message).not.toMatch(/militancy|anger|feeling/iu);
    expect(lastOf(talk("so sad")).message).toMatch(/so sad/iu);
  });

  test("keep a picture that is told in a word or two", () => {
    expect(lastOf(talk("boss fight", "a dragon")).context.scene).toBe("a dragon");
  });

  test("say of a broken rule what it does", () => {
    expect(lastOf(talk("sad", "a key change")).message).toContain("semitone higher");
  });

  test("meet no two answers in a row with the same words", () => {
    for (const messages of [Array(11).fill("hello"), Array(11).fill("angry"), Array(11).fill("")]) {
      const openings = talk(...messages).turns.map(({ reply }) => reply.message.split(".")[0]);
      openings.slice(1).forEach((sentence, place) => {
        expect(sentence).not.toBe(openings[place]);
      });
    }
  });

  test("do not put the opening question again to somebody who has answered it", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { turns } = replayInterview(
        { seed },
        ["the thing with the boat", "no idea", "skip"].map((message) => ({ message })),
      );
      const asked = turns.flatMap(({ reply }) => reply.questions.map(({ id }) => id));
      expect(asked).not.toContain("intent.opening");
    }
  });

  test("ask somebody who was in danger who is near, before anything else", () => {
    const reply = lastOf(talk("i want to die", "yes still the song please"));
    expect(reply.questions[0]?.id).toBe("intent.who_is_near");
  });

  test("take no laugh for a longing, no tempo for a title, no death for an anniversary", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { turns } = replayInterview(
        { seed },
        [
          "My wife passed away after forty years of marriage",
          ...Array(4).fill("haha"),
          "Slow, but not like a funeral",
        ].map((message) => ({ message })),
      );
      const { intent, context } = turns.at(-1)?.reply ?? {};
      expect(intent?.coreDesire).toBeUndefined();
      expect(intent?.title ?? "").not.toContain("Slow");
      expect(context?.occasion).not.toBe("anniversary");
    }
    expect(lastOf(talk("sad", "violin please and not fast")).intent.technical?.instruments).toMatchObject({
      melody: "violin",
    });
  });

  test("hear a wound and a desire that are called so", () => {
    const { intent } = lastOf(talk("my core wound is that I was not there, what I want is to be forgiven"));
    expect(intent.coreWound).toContain("not there");
    expect(intent.coreDesire).toContain("forgiven");
    expect(lastOf(talk("what I want is a waltz")).intent.coreDesire).toBeUndefined();
  });
});

describe("what was wished for can be taken back, refused and contradicted", () => {
  test("drums that were silenced play again", () => {
    const { intent } = lastOf(talk("sad", "no drums", "actually drums"));
    expect(intent.technical?.instruments).toEqual({ drums: "drums" });
    expect(
      lastOf(talk("sad", "no melody", "on second thought, melody")).intent.technical?.instruments,
    ).toEqual({});
  });

  test("a wish about one section is left out, and the reply says so", () => {
    const reply = lastOf(talk("calm", "in 3/4 in the bridge"));
    expect(reply.intent.technical).toBeUndefined();
    expect(reply.learned).toEqual([]);
    expect(reply.message).toContain('"in 3/4 in the bridge"');
  });

  test("where a player rests is said as people say it", () => {
    expect(lastOf(talk("calm", "no drums until the last chorus")).message).toContain(
      "o drums before the last chorus",
    );
  });

  test.each(["idk u choose", "u decide", "ur call", "lol idk"])("%s is no answer", (message) => {
    expect(lastOf(talk("sad", "my brother", message)).learned).toEqual([]);
  });

  test("a wish with a laugh behind it is no feeling", () => {
    const { learned } = lastOf(talk("rage", "add a sax solo in the bridge lol"));
    expect(learned.map(({ parameter }) => parameter)).toEqual(["technical.section_instruments"]);
  });

  test("idk sad i guess is sad", () => {
    const { learned, message } = lastOf(talk("idk sad i guess"));
    expect(learned[0]?.because).toContain("sad");
    expect(message).not.toContain("I like that already");
  });

  test("who plays in which section is heard, adds up, and goes into the intent", () => {
    const reply = lastOf(talk("calm", "no melody in the chorus", "strings only in the last chorus"));
    const sections = { chorus: { melody: "none" }, "last chorus": { pad: "strings" } };
    expect(reply.intent.technical?.sectionInstruments).toEqual(sections);
    expect(reply.learned).toContainEqual({
      parameter: "technical.section_instruments",
      value: { "last chorus": { pad: "strings" } },
      because: expect.stringContaining("strings only in the last chorus"),
    });
    expect(reply.message).toContain("in the last chorus");
  });

  test.each(["slow, 200 bpm", "a slow song at 200 bpm", "slow 200 bpm", "fast, 50 bpm"])(
    "a word and a figure that pull apart are put once: %s",
    (message) => {
      const asked = talk("joy", message);
      expect(lastOf(asked).questions[0]?.id).toBe("challenge.two_tempi");
      const word = message.includes("slow") ? "slow" : "fast";
      const settled = lastOf(talk("joy", message, word));
      expect(settled.intent.technical?.bpm).toBe(word === "slow" ? 66 : 144);
      expect(settled.questions[0]?.id).not.toMatch(/^challenge/);
      const kept = lastOf(talk("joy", message, "the number"));
      expect(kept.questions[0]?.id).not.toMatch(/^challenge/);
    },
  );

  test.each(["slow mornings, 140 bpm", "slow, 70 bpm", "not slow, 200 bpm"])(
    "and nothing else: %s",
    (message) => {
      expect(lastOf(talk("joy", message)).questions[0]?.id).not.toBe("challenge.two_tempi");
    },
  );
});

const questionBy = (id: string) => {
  const question = questions.find((one) => one.id === id);
  if (!question) throw new Error(`no question ${id}`);
  return question;
};

/** The state in which a question is asked. */
const askedFor = (id: string) =>
  asking(
    {
      ...beginMind(),
      answers: 2,
      known: { feelings: ["sad"] },
      askedAbout: ["dedication", "occasion", "shade", "ending", "scene"],
    },
    questionBy(id),
  );

describe("an answer that only says how the song is to sound is no story", () => {
  test.each([
    ["major key but really sad", "technical.key"],
    ["quiet", "arousal"],
    ["loud guitars", "technical.instruments"],
    ["something soft", "arousal"],
    ["just a quiet song", "arousal"],
    ["slow and quiet please", "arousal"],
    ["a big chorus", "dominance"],
    ["dark", "valence"],
  ])("%s", (message, parameter) => {
    for (const id of ["story.if_you_could", "story.what_was_lost"]) {
      const begun: Interview = { start: { seed: 1 }, turns: [], mind: askedFor(id) };
      const reply = lastOf(answerInterview(begun, { message }));
      expect(reply.learned.map((one) => one.parameter)).toContain(parameter);
      expect(reply.intent.coreDesire).toBeUndefined();
      expect(reply.intent.coreWound).toBeUndefined();
      // What was not answered is asked about once more, in other words.
      if (!reply.questions[0]?.id.startsWith("challenge")) {
        expect(reply.questions[0]?.id).toMatch(/^story/u);
      }
    }
  });

  test.each(["peace and quiet", "silence", "to be quiet with her", "a light heart", "him back"])(
    "but these are longed for: %s",
    (message) => {
      const begun: Interview = { start: { seed: 1 }, turns: [], mind: askedFor("story.if_you_could") };
      expect(lastOf(answerInterview(begun, { message })).intent.coreDesire).toBe(message);
    },
  );
});

describe("a song ends in a feeling, not in a thing", () => {
  test.each(["night", "the sea", "morning", "winter"])("%s is where it is set", (message) => {
    const { heard } = readAnswer(questionBy("emotion.door_out"), message, NEUTRAL);
    expect(heard.map(({ parameter }) => parameter)).toEqual(["scene"]);
  });

  test.each(["hope", "relief", "peace at last", "walking into the sun"])("%s is how it ends", (message) => {
    const { heard } = readAnswer(questionBy("emotion.door_out"), message, NEUTRAL);
    expect(heard.map(({ parameter }) => parameter)).toEqual(["ending"]);
  });
});

describe("whoever says nothing is not answered in circles", () => {
  test.each(["hello", "", "idk", "skip", "ok", "♪"])('twelve times "%s"', (message) => {
    for (const seed of [1, 2, 3]) {
      const answers = Array.from({ length: 14 }, () => ({ message }));
      const replies = replayInterview({ seed }, answers).turns.map(({ reply }) => reply);
      const asked = replies.filter(({ ready }) => !ready).map((reply) => reply.message);
      const sentences = asked.flatMap((text) => text.split(/(?<=[.?!]) /u));
      expect(new Set(sentences).size, sentences.join("\n")).toBe(sentences.length);
      replies.forEach((reply, place) => {
        expect(reply.message).not.toBe(replies[place - 1]?.message);
        if (reply.ready) expect(reply.message).not.toMatch(/door|something else|ask/u);
      });
    }
  });

  test("and is not asked for a smaller word where there was none", () => {
    for (let seed = 0; seed < 20; seed++) {
      const answers = Array.from({ length: 12 }, () => ({ message: "" }));
      const ids = replayInterview({ seed }, answers).turns.map(({ reply }) => reply.questions[0]?.id);
      expect(ids).not.toContain("emotion.other_word");
    }
  });
});

describe("what other people said is heard too", () => {
  test("a loss that is half understood is not called lovely", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { turns } = replayInterview({ seed }, [{ message: "my grandfather's farm was sold today" }]);
      expect(turns[0]?.reply.message).not.toMatch(/Lovely|good to hear|like that already/u);
    }
  });

  test.each([
    ["story.one_more_hour", "for Lena"],
    ["story.if_you_could", "country but not cheesy"],
    ["story.if_you_could", "keep it short"],
  ])("%s is not answered by %s", (id, message) => {
    const begun: Interview = { start: { seed: 1 }, turns: [], mind: askedFor(id) };
    const { intent, learned } = lastOf(answerInterview(begun, { message }));
    expect(intent.coreDesire).toBeUndefined();
    expect(learned.length).toBe(1);
  });

  test("a comparison of two things asks for no change", () => {
    expect(lastOf(talk("proud", "her backpack is bigger than she is")).intent.dominance).toBeUndefined();
    expect(lastOf(talk("proud", "bigger")).intent.dominance).toBeGreaterThan(0);
  });

  test("a game at a table is a game", () => {
    expect(lastOf(talk("need something for my d&d session, goblin ambush")).context.occasion).toBe("game");
  });
});

describe("what very different people say", () => {
  test("a name that is told in a sentence is whom it is for, and a pronoun is none", () => {
    const heardIn = (text: string) => readDedication(text).map(({ value }) => value);
    expect(heardIn("His name was Tomek. He played the accordion badly")).toEqual(["Tomek"]);
    expect(heardIn("Her name is Ines")).toEqual(["Ines"]);
    expect(heardIn("His laugh was too loud")).not.toContain("His");
  });

  test("every wedding is none that the song is for", () => {
    expect(hearOccasion("He played the accordion at every wedding")).toEqual([]);
    expect(hearOccasion("it is for our wedding")[0]?.value).toBe("wedding");
  });

  test.each(["doesn't resolve", "it should never resolve", "it won't resolve"])(
    "an end that stays open: %s",
    (message) => {
      expect(lastOf(talk("suspense", message)).intent.ruleBreaks).toContain("harmony.avoid_tonic_resolution");
    },
  );

  test("whoever wants a progression to sound like another gets its substitutions and not itself", () => {
    const { intent } = lastOf(
      talk("reharm of a I-V-vi-IV that doesn't sound like a I-V-vi-IV, tritone subs, 92bpm, Rhodes"),
    );
    expect(intent.technical).toEqual({ bpm: 92, instruments: { chords: "rhodes" } });
    expect(intent.ruleBreaks).toEqual(["harmony.tritone_substitution"]);
  });

  test("what cannot be had in one section is no title either", () => {
    const { intent, message } = lastOf(
      talk("I'm furious", "something with teeth. 12/8, half-time in the bridge"),
    );
    expect(message).toContain("half-time in the bridge");
    expect(intent.title ?? "").not.toMatch(/bridge/i);
  });
});

test("a key that is taken back is nothing that is longed for", () => {
  const question = questions.find(({ sets, choices }) => sets === "desire" && !choices);
  if (!question) throw new Error("no question asks what is longed for");
  const begun = beginInterview({ seed: 1 });
  const asked = { ...begun, mind: asking(beginMind(), question) };
  const { intent } = lastOf(answerInterview(asked, { message: "D minor, no wait, E minor" }));
  expect(intent).toMatchObject({ technical: { key: "E minor" } });
  expect(intent.coreDesire).toBeUndefined();
});

describe("what hurts", () => {
  test.each([
    ["happy for her, but it aches", "it aches"],
    ["I love my new job but I miss my old friends", "I miss my old friends"],
    ["proud of him although it hurts", "it hurts"],
    ["it hurts but nobody sees it", "it hurts but nobody sees it"],
  ])("is told without the bright half of a sentence: %s", (message, wound) => {
    expect(lastOf(talk(message)).intent.coreWound).toBe(wound);
  });

  test("a torn feeling at the end is neither of its halves", () => {
    const [question] = questions.filter(({ sets, choices }) => sets === "ending" && !choices);
    if (!question) throw new Error("no question asks for the end");
    const { heard } = readAnswer(question, "happy for her, but it aches", NEUTRAL);
    expect(heard.map(({ value }) => value)).toEqual(["bittersweet"]);
  });
});
