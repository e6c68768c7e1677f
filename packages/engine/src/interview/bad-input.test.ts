/** What nobody should send and everybody does: each gets a clear, kind answer, and never a wrong feeling. */
import { describe, expect, test } from "vitest";
import { readFeeling } from "../emotion/read.ts";
import { MOST_ANSWERS, replayInterview } from "./interview.ts";

/** "I feel sad" and "I feel happy". */
const languages: readonly (readonly [string, string, string])[] = [
  ["English", "I feel sad", "I feel happy"],
  ["German", "Ich bin traurig", "Ich bin glücklich"],
  ["Spanish", "Me siento triste", "Me siento feliz"],
  ["French", "Je me sens triste", "Je me sens heureux"],
  ["Italian", "Mi sento triste", "Mi sento felice"],
  ["Portuguese", "Eu me sinto triste", "Eu me sinto feliz"],
  ["Dutch", "Ik voel me verdrietig", "Ik voel me gelukkig"],
  ["Swedish", "Jag känner mig ledsen", "Jag känner mig glad"],
  ["Norwegian", "Jeg føler meg trist", "Jeg føler meg glad"],
  ["Danish", "Jeg er ked af det", "Jeg er glad"],
  ["Finnish", "Olen surullinen", "Olen iloinen"],
  ["Icelandic", "Mér líður illa", "Ég er hamingjusamur"],
  ["Polish", "Jest mi smutno", "Jestem szczęśliwy"],
  ["Czech", "Je mi smutno", "Jsem šťastný"],
  ["Slovak", "Som smutný", "Som šťastný"],
  ["Hungarian", "Szomorú vagyok", "Boldog vagyok"],
  ["Romanian", "Mă simt trist", "Mă simt fericit"],
  ["Bulgarian", "Тъжен съм", "Щастлив съм"],
  ["Russian", "Мне грустно", "Я счастлив"],
  ["Ukrainian", "Мені сумно", "Я щасливий"],
  ["Serbian", "Тужан сам", "Срећан сам"],
  ["Croatian", "Tužan sam", "Sretan sam"],
  ["Slovenian", "Žalosten sem", "Srečen sem"],
  ["Greek", "Νιώθω λυπημένος", "Νιώθω χαρούμενος"],
  ["Turkish", "Üzgünüm", "Mutluyum"],
  ["Arabic", "أنا حزين", "أنا سعيد"],
  ["Hebrew", "אני עצוב", "אני שמח"],
  ["Persian", "من غمگینم", "من خوشحالم"],
  ["Hindi", "मैं दुखी हूँ", "मैं खुश हूँ"],
  ["Bengali", "আমি দুঃখিত", "আমি খুশি"],
  ["Tamil", "நான் சோகமாக இருக்கிறேன்", "நான் மகிழ்ச்சியாக இருக்கிறேன்"],
  ["Thai", "ฉันรู้สึกเศร้า", "ฉันมีความสุข"],
  ["Vietnamese", "Tôi buồn", "Tôi vui"],
  ["Indonesian", "Saya sedih", "Saya senang"],
  ["Tagalog", "Malungkot ako", "Masaya ako"],
  ["Swahili", "Nina huzuni", "Nina furaha"],
  ["Chinese", "我很难过", "我很开心"],
  ["Japanese", "悲しいです", "嬉しいです"],
  ["Korean", "나는 슬퍼요", "나는 행복해요"],
  ["Catalan", "Em sento trist", "Em sento feliç"],
  ["Basque", "Triste nago", "Pozik nago"],
  ["Irish", "Tá brón orm", "Tá áthas orm"],
  ["Welsh", "Dw i'n drist", "Dw i'n hapus"],
  ["Lithuanian", "Man liūdna", "Aš laimingas"],
  ["Zulu", "Ngiphatheke kabi", "Ngijabulile"],
  ["Esperanto", "Mi estas malĝoja", "Mi estas feliĉa"],
];

/** From here on the reader says that it has understood. */
const CONFIDENT = 0.2;

const first = (message: string) => {
  const reply = replayInterview({ seed: 1 }, [{ message }]).turns[0]?.reply;
  if (!reply) throw new Error("nothing was said");
  return reply;
};

describe.each(languages)("in %s", (_language, sad, happy) => {
  test("a sad and a happy sentence are read as such, or not at all", () => {
    const [low, high] = [readFeeling(sad), readFeeling(happy)];
    if (low.confidence >= CONFIDENT) expect(low.affect.valence).toBeLessThan(0);
    if (high.confidence >= CONFIDENT) expect(high.affect.valence).toBeGreaterThan(0);
  });

  test("each gets an answer that names no other feeling, and a question", () => {
    for (const sentence of [sad, happy]) {
      const { message, questions } = first(sentence);
      expect(questions).toHaveLength(1);
      expect(message).toContain(questions[0]?.text);
      if (readFeeling(sentence).confidence < CONFIDENT) expect(message).toMatch(/English|emoji/u);
    }
  });
});

test("there are forty languages at least", () => {
  expect(languages.length).toBeGreaterThanOrEqual(40);
});

const inputs: Readonly<Record<string, string>> = {
  "ten thousand words": "the rain fell on my father's house and I was so sad ".repeat(910),
  "ten thousand times one word": "sad ".repeat(10_000),
  "one emoji": "😭",
  "an emoji of many parts": "👩‍👩‍👧‍👦🏴‍☠️",
  "right-to-left text": "أنا حزين جدا لأن أبي رحل",
  "marks that turn text": "\u202Esad\u202C \u200F happy",
  HTML: "<h1>sad</h1><script>alert(document.cookie)</script><img src=x onerror=alert(1)>",
  "an endless tag": `<a ${"x ".repeat(20_000)}`,
  "many open tags": '<a "'.repeat(20_000),
  nothing: "",
  blanks: " \n\t\u00a0\u200b ",
  figures: "1234567890",
  "a lone surrogate": "\ud83d sad \udc00",
  "a zero byte": "sad\u0000happy",
  "a stack of accents": `s${"\u0301".repeat(5000)}ad`,
  "one word without an end": "a".repeat(60_000),
  SQL: "'; DROP TABLE songs; --",
  "a template": "{heard} {who} %s",
};

describe.each(Object.entries(inputs))("%s", (_name, text) => {
  test("is read without a throw, within all ranges", () => {
    const { affect, confidence, nodes } = readFeeling(text);
    expect(nodes.length).toBeGreaterThan(0);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(Math.abs(affect.valence)).toBeLessThanOrEqual(1);
  });

  test("said again and again makes a song in a dozen answers, and never the same reply twice in a row", () => {
    const { turns } = replayInterview(
      { seed: 3 },
      Array.from({ length: MOST_ANSWERS }, () => ({ message: text })),
    );
    expect(turns.at(-1)?.reply.ready).toBe(true);
    expect(turns[0]?.answer.message).toBe(text);
    for (const { reply } of turns) expect(reply.message).not.toBe("");
    const asking = turns.map(({ reply }) => reply).filter(({ ready }) => !ready);
    expect(new Set(asking.map(({ message }) => message)).size).toBe(asking.length);
    const { intent, context } = turns.at(-1)?.reply ?? {};
    expect(JSON.stringify([intent, context])).not.toMatch(/alert|onerror/u);
  });
});
