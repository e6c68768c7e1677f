/** Where an interview stands: what is known, what was asked, and what is being asked. */
import { questions } from "../data/questions.ts";
import type { Reading } from "../emotion/read.ts";
import { createStream, type Stream } from "../random.ts";
import { type GivenIntent, knownFrom } from "./intent.ts";
import type { Known, ParameterName } from "./known.ts";
import type { Question } from "./question.ts";
import type { Outcome } from "./reply.ts";
import { nextQuestion } from "./select.ts";
import { readingOf } from "./understanding.ts";

/** What is known already, whoever knows it. */
export interface GivenContext {
  readonly intent?: GivenIntent;
  readonly occasion?: string;
  readonly dedication?: string;
  readonly title?: string;
  readonly line?: string;
  readonly scene?: string;
}

/** What an interview sets out from. */
export interface InterviewStart {
  /** Whole number, 0 … 2^53 − 1: chooses among the questions that fit. */
  readonly seed: number;
}

/** The state between two answers. */
export interface Mind {
  readonly known: Known;
  readonly reading: Reading;
  /** Ids of the questions that were asked. */
  readonly asked: readonly string[];
  readonly askedAbout: readonly ParameterName[];
  /** The question that waits for an answer; absent before the first and when the song is ready. */
  readonly pending?: Question;
  readonly ready: boolean;
  /** How many answers it took to come here. */
  readonly answers: number;
  /** Questions that went deeper, and contradictions that were put. */
  readonly deepened: number;
  readonly challenged: number;
  /** How often somebody was told where to find help, and whether they have not yet said that they want to go on. */
  readonly cared: number;
  readonly waiting: boolean;
  /** What became of the last answer, and how many answers in a row came to the same. */
  readonly run: { readonly outcome: Outcome | undefined; readonly times: number };
  /** What was answered, so that a repetition is noticed. */
  readonly said: readonly string[];
  /** How often it was started over: the questions are then others. */
  readonly restarts: number;
  /** The state before the last answer. */
  readonly before?: Mind;
}

/** The question that a first message answers, whether or not it was read. */
export const opening: Question = openingQuestion();

/** The state before the first answer. */
export function beginMind(): Mind {
  return {
    known: {},
    reading: readingOf({}),
    // Whoever begins has read it, so it is not asked again.
    asked: [opening.id],
    askedAbout: [],
    ready: false,
    answers: 0,
    deepened: 0,
    challenged: 0,
    cared: 0,
    waiting: false,
    run: { outcome: undefined, times: 0 },
    said: [],
    restarts: 0,
  };
}

/** The state with what is known besides; it wins over what was heard before. */
export function informed(mind: Mind, { intent, ...rest }: GivenContext): Mind {
  const context = Object.entries(rest).filter(([, value]) => value !== undefined);
  const known: Known = { ...mind.known, ...knownFrom(intent ?? {}), ...Object.fromEntries(context) };
  return { ...mind, known, reading: readingOf(known) };
}

/** The chance of the next step; it depends on the seed and on how far the interview is. */
export function streamAt({ seed }: InterviewStart, { restarts, answers }: Mind): Stream {
  return createStream(seed).fork("interview").fork(`${restarts}`).fork(`${answers}`);
}

/** The chance by which a conversation has its voice: the same all through it. */
export function voiceStream({ seed }: InterviewStart): Stream {
  return createStream(seed).fork("interview").fork("voice");
}

/** The state in which a question is asked. */
export function asking(mind: Mind, question: Question): Mind {
  return {
    ...mind,
    pending: question,
    asked: [...mind.asked, question.id],
    askedAbout: [...mind.askedAbout, question.sets],
  };
}

/** The state with the next question that is worth asking, or ready where there is none. */
export function askingNext(mind: Mind, start: InterviewStart): Mind {
  const question = nextQuestion(mind, streamAt(start, mind));
  return question ? asking(mind, question) : readied(mind);
}

/** The state in which the song can be made. */
export function readied({ pending: _answered, ...mind }: Mind): Mind {
  return { ...mind, ready: true };
}

function openingQuestion(): Question {
  const question = questions.find(({ id }) => id === "intent.opening");
  if (!question) throw new RangeError("there is no opening question");
  return question;
}
