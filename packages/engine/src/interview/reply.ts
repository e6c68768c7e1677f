/** What the interviewer says. */
import {
  backAtStartSentence,
  backSentence,
  brightSentences,
  careSentences,
  changedSentence,
  desireSentences,
  emptySentences,
  foreignSentence,
  gentleSentences,
  greetedSentences,
  heardSentences,
  heavySentences,
  keptSentences,
  longSentence,
  readyAnywaySentences,
  readySentences,
  repeatedSentences,
  restartSentence,
  ruleSentences,
  skippedSentences,
  thankedSentences,
  unchangedSentences,
  unkeptSentence,
  unreadSentences,
  unsureSentences,
  woundSentences,
} from "../data/interview/sentences.ts";
import { isCommonEnglish } from "../emotion/learned.ts";
import type { Stream } from "../random.ts";
import { ruleBreakById } from "../rules/catalogue.ts";
import { describeHeard } from "./describe.ts";
import { type Heard, parameterPaths } from "./known.ts";
import { readFeeling } from "./readings.ts";
import { FAINT, SPOKEN } from "./sure.ts";
import { beginningOf, LISTENED, quotable } from "./words.ts";

/** What became of an answer. */
export type Outcome =
  | "heard"
  | "unread"
  | "unsure"
  | "empty"
  | "skipped"
  | "repeated"
  | "greeted"
  | "greeted again"
  | "thanked"
  | "back"
  | "at start"
  | "restarted"
  | "made"
  | "in danger"
  | "in danger again"
  | "waiting"
  | "onward";

/** What a reply is made from. */
export interface Saying {
  readonly outcome: Outcome;
  /** How many answers in a row came to that. */
  readonly times: number;
  readonly answer: string;
  readonly learned: readonly Heard[];
  /** Words that wish for something that cannot be had. */
  readonly unkept: readonly string[];
  /** Whether somebody was in danger, and goes on. */
  readonly isGentle: boolean;
  /** The text of the next question, where there is one. */
  readonly question: string | undefined;
  readonly ready: boolean;
  /** Whether the song was ready before this answer. */
  readonly wasReady: boolean;
  /** Whether the song is about somebody's own life, rather than for a game, a film or a party. */
  readonly isPersonal: boolean;
}

/** Chooses among ways to say a thing; of two answers in a row none is met with the same words. */
export type Voice = (sentences: readonly string[]) => string;

/**
 * A voice.
 * @param stream where it begins, the same all through a conversation
 * @param answers how many answers there were
 */
export function voiceOf(stream: Stream, answers: number): Voice {
  const start = stream.integer(VOICES);
  return (sentences) => sentences[(start + answers) % sentences.length] ?? "";
}

/** A multiple of every number of sentences that there is, so that no sentence is likelier than another. */
const VOICES = 60;

/** The reply as one text. */
export function sayReply(saying: Saying, voice: Voice): string {
  const { outcome, question, ready, wasReady } = saying;
  if (outcome === "in danger") return careSentences.first;
  if (outcome === "in danger again") return careSentences.again;
  if (outcome === "waiting") return careSentences.later;
  const ends = ready && !wasReady;
  const isAnswered = outcome === "heard" || outcome === "made";
  // Nobody is told "let's try another door" where there is none.
  const isRefused = saying.unkept.length > 0;
  const isUnanswered = (ends && !isAnswered) || (isRefused && outcome !== "heard");
  const parts = isUnanswered ? [] : [acknowledge(saying, voice)];
  if (isRefused) parts.push(unkeptSentence.replace("{words}", () => quotable(saying.unkept.join(", "), 80)));
  if (saying.answer.length > LISTENED) parts.push(longSentence);
  if (question !== undefined) parts.push(question);
  else if (ends && saying.isGentle) parts.push(careSentences.ready);
  else if (ends) parts.push(voice(isAnswered ? readySentences : readyAnywaySentences));
  else if (ready) parts.push(outcome === "heard" ? changedSentence : voice(unchangedSentences));
  return parts.filter((part) => part !== "").join(" ");
}

function acknowledge(saying: Saying, voice: Voice): string {
  return saying.outcome === "heard" ? acknowledgeHeard(saying, voice) : acknowledgeRest(saying, voice);
}

/** Answers that set nothing. */
const GENTLE: ReadonlySet<Outcome> = new Set(["unread", "unsure", "empty", "skipped", "repeated"]);

/** To an answer in which nothing was heard: the tenth in a row is met with no words that were said to another of them. */
function acknowledgeRest(
  { outcome, times, answer, ready, wasReady, isGentle }: Saying,
  voiced: Voice,
): string {
  const voice: Voice = (sentences) => (times > sentences.length ? "" : voiced(sentences));
  if (isGentle && GENTLE.has(outcome)) return ready ? "" : voice(gentleSentences);
  switch (outcome) {
    case "unread":
      if (ready && wasReady) return "";
      return looksForeign(answer) ? foreignSentence : voice(unreadSentences);
    case "unsure":
      return voice(unsureSentences);
    case "empty":
      return ready ? "" : voice(emptySentences);
    case "skipped":
      return ready ? "" : voice(skippedSentences);
    case "thanked":
      return voice(thankedSentences);
    case "repeated":
      return voice(repeatedSentences);
    case "greeted again":
      return voice(greetedSentences);
    case "back":
      return backSentence;
    case "at start":
      return backAtStartSentence;
    case "restarted":
      return restartSentence;
    case "onward":
      return careSentences.onward;
    default:
      return "";
  }
}

/** To what was told first a word as one person to another, then what was noted. */
function acknowledgeHeard(saying: Saying, voice: Voice): string {
  const { learned, wasReady } = saying;
  const kind = wordFor(saying);
  const felt = new Set(["feelings", "shade"]);
  const facts = describeHeard(
    kind === undefined ? learned : learned.filter(({ parameter }) => !felt.has(parameter)),
  );
  const rule = learned.find((heard) => heard.parameter === "ruleBreaks");
  const effect =
    rule?.parameter === "ruleBreaks" ? ruleBreakById(rule.value.at(-1) ?? "")?.effect : undefined;
  const said = [
    kind === undefined ? "" : voice(kind),
    facts === ""
      ? ""
      : capital(kind === undefined ? voice(heardSentences).replace("{heard}", () => facts) : `${facts}.`),
    effect === undefined ? "" : capital(voice(ruleSentences).replace("{effect}", () => effect)),
  ].filter((sentence) => sentence !== "");
  return said.length > 0 || learned.length === 0 || wasReady ? said.join(" ") : voice(keptSentences);
}

/** How far from the middle something told is heavy, or good. */
const MOVING = 0.25;

/** The words for what was told; undefined where a fact was given, or the feeling was named. */
function wordFor({ learned, isPersonal, wasReady }: Saying): readonly string[] | undefined {
  if (
    !isPersonal ||
    wasReady ||
    learned.some(({ parameter }) => parameterPaths[parameter].startsWith("technical."))
  ) {
    return undefined;
  }
  if (learned.some(({ parameter }) => parameter === "wound")) return woundSentences;
  if (learned.some(({ parameter }) => parameter === "desire")) return desireSentences;
  const feelings = learned.filter((heard) => heard.parameter === "feelings");
  const told = feelings.flatMap(({ value }) => value).join(". ");
  if (told === "" || describeHeard(feelings) !== "") return undefined;
  const { affect, confidence } = readFeeling(told);
  // Of what is half understood, nothing is called lovely: it may be a loss.
  const sure = affect.valence < 0 ? FAINT : SPOKEN;
  if (confidence < sure || Math.abs(affect.valence) < MOVING) return undefined;
  return affect.valence < 0 ? heavySentences : brightSentences;
}

/** Of words that are not English, no more than so many happen to be spelled as English ones. */
const BY_CHANCE = 0.5;

/** Whether the words are of another language: by their letters, their grammar, or since few of them are English. */
function looksForeign(answer: string): boolean {
  const letters = answer.match(/\p{L}/gu)?.length ?? 0;
  const latin = answer.match(/[a-z]/giu)?.length ?? 0;
  if (latin < letters / 2) return true;
  const text = beginningOf(answer);
  if (/not look like English/u.test(readFeeling(text).because.join(" "))) return true;
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return words.length > 0 && words.filter(isCommonEnglish).length <= BY_CHANCE * words.length;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
