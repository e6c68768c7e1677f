/** What an answer makes known. */
import { readFeeling } from "../emotion/read.ts";
import { isGreeting, isUnsure } from "./commands.ts";
import { hearFacts } from "./hear.ts";
import type { Heard, Known } from "./known.ts";
import { type Mind, opening } from "./mind.ts";
import type { Question } from "./question.ts";
import { readAnswer } from "./read-answer.ts";
import type { Outcome } from "./reply.ts";
import { affectOf } from "./understanding.ts";
import { beginningOf, quotable, wordCount } from "./words.ts";

/** What was heard in an answer, and what became of it. */
export interface Listened {
  readonly outcome: Extract<Outcome, "heard" | "unread" | "unsure" | "empty" | "repeated" | "greeted">;
  readonly learned: readonly Heard[];
}

/** Things that hold more than one answer. */
const lists = new Set(["feelings", "instruments", "ruleBreaks"]);

/** Listens to an answer: for what was asked, for everything else, and for the feeling in it. */
export function listen(mind: Mind, answer: string): Listened {
  if (answer.trim() === "") return { outcome: "empty", learned: [] };
  const question = mind.pending ?? (mind.answers === 0 ? opening : undefined);
  if (mind.answers === 0 && isGreeting(answer)) return { outcome: "greeted", learned: [] };
  const text = beginningOf(answer);
  const affect = affectOf(mind.known, mind.reading);
  const repeated = mind.said.includes(answer.trim());
  const wordless = isUnsure(answer);
  const direct =
    question && (question.choices || !(repeated || wordless)) ? readAnswer(question, text, affect) : [];
  // Words that chose an answer say it again; words that did not are no answer.
  const said =
    (repeated || wordless) && !direct.some(({ because }) => because.startsWith("You chose")) ? [] : direct;
  if (wordless && said.length === 0) return { outcome: "unsure", learned: [] };
  const isAboutMusic = ["sound", "structure", "production"].includes(question?.phase ?? "intent");
  const facts = hearFacts(text, isAboutMusic).filter(
    ({ parameter }) => lists.has(parameter) || !said.some((heard) => heard.parameter === parameter),
  );
  const feeling = repeated ? [] : feelingIn(text, question, mind, said);
  const own = said.map((heard) => joined(heard, question, mind.known)).map(withReading);
  const learned = [...own, ...feeling, ...facts].filter((heard) => isNews(heard, mind.known));
  if (learned.length > 0) return { outcome: "heard", learned };
  if (said.length > 0) return { outcome: "heard", learned: [] };
  return { outcome: repeated ? "repeated" : "unread", learned: [] };
}

/** From how sure a reading on words count as a feeling, by what was asked. */
const SURE = { feeling: 0.35, music: 0.6 } as const;

/** The feeling in an answer to another question. */
function feelingIn(
  text: string,
  question: Question | undefined,
  { ready }: Mind,
  said: readonly Heard[],
): readonly Heard[] {
  const texts = new Set(["feelings", "shade", "image", "wound", "desire", "line", "title", "ending"]);
  if (said.some(({ parameter, because }) => texts.has(parameter) || because.startsWith("You chose")))
    return [];
  const { confidence, because } = readFeeling(text);
  const isAboutFeeling = ready || ["intent", "emotion", "story"].includes(question?.phase ?? "intent");
  const sure = isAboutFeeling ? SURE.feeling : SURE.music;
  if (confidence < sure || (!isAboutFeeling && wordCount(text) < 3)) return [];
  return [{ parameter: "feelings", value: [text.trim()], because: because.join(" ") }];
}

/** A deeper answer is added to what was said before. */
function joined(heard: Heard, question: Question | undefined, known: Known): Heard {
  if (!question?.id.endsWith(".deeper")) return heard;
  if (heard.parameter === "wound" || heard.parameter === "desire" || heard.parameter === "image") {
    const before = known[heard.parameter];
    return { ...heard, value: before === undefined ? heard.value : `${before}. ${heard.value}` };
  }
  if (heard.parameter !== "shade" || known.shade === undefined) return heard;
  return { ...heard, value: `${known.shade}, ${heard.value}` };
}

/** Of words for a feeling, how they were read. */
function withReading(heard: Heard): Heard {
  if (heard.parameter !== "feelings") return heard;
  const { because } = readFeeling(heard.value[0] ?? "");
  return { ...heard, because: because.join(" ") || `You said "${quotable(heard.value[0] ?? "")}".` };
}

/** Whether it is not known yet in just these words. */
function isNews({ parameter, value }: Heard, known: Known): boolean {
  const before = known[parameter];
  return before === undefined || !same(before, value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
