/** What an answer makes known. */
import { withoutMarkup } from "../emotion/markup.ts";
import { imageIn } from "../plan/image.ts";
import { isDoubtfulGenre } from "../wishes/genre.ts";
import type { UnkeptWish } from "../wishes/one-section.ts";
import { hearChanges } from "./changes.ts";
import { isCourtesy, isGreeting, isUnsure, isYes } from "./commands.ts";
import { hearDedication } from "./dedication.ts";
import { hearEnding, hearFacts } from "./hear.ts";
import type { Heard, Known } from "./known.ts";
import { type Mind, opening } from "./mind.ts";
import { namesFeeling } from "./named.ts";
import type { Question } from "./question.ts";
import { type ReadAnswer, readAnswer, sceneOrWish } from "./read-answer.ts";
import { hearUnkept, hearWishes, readFeeling } from "./readings.ts";
import type { Outcome } from "./reply.ts";
import { isSoundAlone } from "./sound-alone.ts";
import { FAINT, PLAIN, SPOKEN } from "./sure.ts";
import { affectOf } from "./understanding.ts";
import { beginningOf, quotable, remembered, wordCount } from "./words.ts";

/** What was heard in an answer, and what became of it. */
export interface Listened {
  readonly outcome: Extract<
    Outcome,
    "heard" | "unread" | "unsure" | "empty" | "repeated" | "greeted" | "thanked"
  >;
  readonly learned: readonly Heard[];
  /** Wishes that cannot be kept, and are not. */
  readonly unkept?: readonly UnkeptWish[];
}

/** Things that hold more than one answer. */
const lists = new Set(["feelings", "instruments", "sectionInstruments", "ruleBreaks"]);

/** Listens to an answer: for what was asked, for everything else, and for the feeling in it. */
export function listen(mind: Mind, written: string): Listened {
  const answer = withoutMarkup(written).trim();
  const unkept = hearUnkept(beginningOf(answer));
  const listened = listenTo(mind, answer, unkept.length > 0);
  return unkept.length === 0 ? listened : { ...listened, unkept };
}

function listenTo(mind: Mind, answer: string, hasUnkept: boolean): Listened {
  if (answer === "") return { outcome: "empty", learned: [] };
  const question = mind.pending ?? (mind.answers === 0 ? opening : undefined);
  if (isGreeting(answer)) return { outcome: "greeted", learned: [] };
  if (mind.ready && isCourtesy(answer)) return { outcome: "thanked", learned: [] };
  const text = beginningOf(answer);
  const affect = affectOf(mind.known, mind.reading);
  const repeated = mind.said.includes(remembered(answer));
  const wordless = isUnsure(answer);
  const { isChoice, heard: direct } =
    question && (question.choices || !(repeated || wordless)) ? readAnswer(question, text, affect) : nothing;
  const isSound = !isChoice && TOLD.has(question?.sets ?? "feelings") && isSoundAlone(text);
  const music =
    !isChoice && (isMusicAlone(text, isMusical(question)) || (hasUnkept && wordCount(text) <= SHORT_WISH));
  const changes = hearChanges(text, mind.known, affect, isSound && !hasPace(text));
  // Words that chose an answer say it again; words that did not are no answer, nor is the name of an instrument.
  const isBeside = repeated || wordless || isYes(text) || music || changes.length > 0;
  const said = isBeside && !isChoice ? [] : direct.filter((heard) => isAnswer(heard, text));
  if (wordless && !isChoice) return { outcome: "unsure", learned: [] };
  const isAboutMusic = music || isSound || isMusical(question);
  const facts = [...hearFacts(text, isAboutMusic), ...changes].filter(
    ({ parameter }) => lists.has(parameter) || !said.some((heard) => heard.parameter === parameter),
  );
  const feeling = isBeside || isChoice ? [] : feelingIn(text, question, mind, said, facts);
  const own = said
    .map((heard) => joined(heard, question, mind.known))
    .map(withReading)
    .filter((heard) => isHeard(heard, facts.length > 0, mind.known));
  const heard = [...own, ...feeling, ...facts];
  const detail = heard.length > 0 || isBeside || isChoice ? [] : detailIn(text, question, mind.known);
  const news = [...heard, ...detail].filter((one) => isNews(one, mind.known));
  const learned = news.filter((one, place) => news.findIndex((other) => isSame(one, other)) === place);
  if (learned.some((heard) => !isUnread(heard))) return { outcome: "heard", learned };
  if (isChoice) return { outcome: "heard", learned: [] };
  if (isYes(text)) return { outcome: "unsure", learned };
  return { outcome: repeated ? "repeated" : "unread", learned };
}

/** Words for a feeling of which hardly anything is understood. */
function isUnread({ parameter, value }: Heard): boolean {
  return parameter === "feelings" && readFeeling(value[0] ?? "").confidence < FAINT;
}

/**
 * Whether words are kept for a feeling: "for my father" says whom the song is for, and what is not understood is kept
 * where nothing else is known.
 */
function isHeard(heard: Heard, saysMore: boolean, known: Known): boolean {
  if (heard.parameter !== "feelings") return true;
  const { confidence } = readFeeling(heard.value[0] ?? "");
  return confidence >= (saysMore ? PLAIN : FAINT) || (!saysMore && known.feelings === undefined);
}

/** So many words that answer something else are worth keeping. */
const A_DETAIL = 3;

/** "His boots in the hall", "that dad would look at me": told although something else was asked. */
function detailIn(text: string, question: Question | undefined, known: Known): readonly Heard[] {
  const isTold =
    ["intent", "emotion", "story"].includes(question?.phase ?? "") &&
    (wordCount(text) >= A_DETAIL || imageIn(text) !== undefined);
  if (!isTold || MUSIC_WORDS.test(text)) return [];
  return sceneOrWish(text, `You said "${quotable(text)}".`).filter(
    ({ parameter }) => known[parameter] === undefined,
  );
}

const nothing: ReadAnswer = { isChoice: false, heard: [] };

/** What only speaks of music. */
const MUSIC_WORDS =
  /\b(?:drums?|bars|bpm|chorus(?:es)?|verses?|guitars?|piano|strings|melody|beats?|loops?|song|track|tempo|bass|synths?|band|solo|intro|outro|chords?|sing-?along)\b/iu;

/** The most words of an answer that may be a wish and nothing else. */
const SHORT_WISH = 8;

/** Whether a text, short as it is, speaks of the music and of nothing else. */
function isMusicAlone(said: string, isAsked: boolean): boolean {
  const text = said.replace(CHATTER, "").trim();
  // "Sleep", "country": what is a genre as well says so only where the music was asked about.
  if (wordCount(text) > SHORT_WISH || (!isAsked && isDoubtfulGenre(text))) return false;
  const wishes = hearWishes(`${text}, music`);
  const covered = wishes.reduce((sum, { words }) => sum + lettersIn(words), 0) / Math.max(1, lettersIn(text));
  if (covered > 0.95) return true;
  if (readFeeling(text).confidence >= PLAIN) return false;
  return wishes.length > 0
    ? covered >= 0.6 || MUSIC_WORDS.test(text)
    : wordCount(text) <= 4 && MUSIC_WORDS.test(text);
}

/** What is said around a wish and is no part of it. */
const CHATTER = /[ ,]*\b(?:lol|lmao|(?:ha){2,}h?|haha|pls|plz|please|thx|thanks|tho|bro|dude)\b[!.]*/giu;

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

/** What is told of life: an answer that is about the sound alone is none. */
const TOLD: ReadonlySet<string> = new Set(["wound", "desire", "scene", "dedication", "occasion"]);

function isMusical(question: Question | undefined): boolean {
  return ["sound", "structure", "production"].includes(question?.phase ?? "intent");
}

/** Whether a tempo is asked for anyway. */
function hasPace(text: string): boolean {
  return hearWishes(`${text}, music`).some(({ parameter }) => parameter === "bpm");
}

/** So few words that only say whom the song is for are no line of it. */
const SHORT_LINE = 4;

/** What is felt now is not what is longed for, and where the song ends is no scene, though it was the answer. */
function isAnswer({ parameter }: Heard, text: string): boolean {
  // "Some peace, in the end" is no scene.
  if (TOLD.has(parameter) && isSoundAlone(text)) return false;
  if (parameter === "scene") return hearEnding(text).length === 0;
  if (parameter === "desire" && wordCount(text) <= SHORT_LINE && hearDedication(text).length > 0)
    return false;
  if (parameter === "line" && wordCount(text) <= SHORT_LINE) return hearDedication(text).length === 0;
  // "Slow, but not like a funeral" is no title.
  if (parameter === "title") return !hearWishes(`${text}, music`).some((wish) => wish.parameter === "bpm");
  if (parameter !== "desire" || wordCount(text) > 8) return true;
  const { confidence, affect } = readFeeling(text);
  return confidence < PLAIN || affect.valence > -0.3;
}

/** The feeling in an answer to another question. */
function feelingIn(
  text: string,
  question: Question | undefined,
  { ready }: Mind,
  said: readonly Heard[],
  facts: readonly Heard[],
): readonly Heard[] {
  const texts = new Set([
    "feelings",
    "shade",
    "scene",
    "wound",
    "desire",
    "line",
    "title",
    "ending",
    "occasion",
  ]);
  if (said.some(({ parameter, because }) => texts.has(parameter) || because.startsWith("You chose")))
    return [];
  const { confidence, because } = readFeeling(text);
  const isAboutFeeling = ready || ["intent", "emotion", "story"].includes(question?.phase ?? "intent");
  // "Slower", "unresolved": where the music was spoken of, it was not the feeling, unless one was asked for.
  if ((ready || !isAboutFeeling) && said.length + facts.length > 0) return [];
  if (facts.some(({ parameter }) => parameter === "ending")) return [];
  const sure = isAboutFeeling && wordCount(text) > 1 ? SPOKEN : PLAIN;
  if (confidence < sure || (!isAboutFeeling && wordCount(text) < 3 && !namesFeeling(text))) return [];
  return [{ parameter: "feelings", value: [text.trim()], because: because.join(" ") }];
}

/** A deeper answer is added to what was said before. */
function joined(heard: Heard, question: Question | undefined, known: Known): Heard {
  const isDeeper = question?.id.endsWith(".deeper") ?? false;
  if (!isDeeper || (heard.parameter !== "scene" && heard.parameter !== "shade")) return heard;
  const before = known[heard.parameter];
  return before === undefined ? heard : { ...heard, value: `${before}, ${heard.value}` };
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

/** A choice, and the same words heard as a wish, are one thing. */
function isSame(one: Heard, other: Heard): boolean {
  return one.parameter === other.parameter && same(one.value, other.value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
