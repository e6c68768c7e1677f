/**
 * The interview before the song: a state that every answer moves on. It is a pure function of what it started from and
 * of the answers, so that the same answers always lead to the same intent.
 */
import type { UnkeptWish } from "../wishes/one-section.ts";
import { challengeIn, turnIn, twoTempiAsked } from "./challenges.ts";
import { type Command, commandIn, isUnsure } from "./commands.ts";
import type { Answer, Interview, Learned, PutQuestion, Reply } from "./conversation.ts";
import { soundsInDanger } from "./crisis.ts";
import { intentOf } from "./intent.ts";
import { type Heard, learn, parameterPaths } from "./known.ts";
import { listen } from "./listen.ts";
import {
  asking,
  askingNext,
  beginMind,
  type InterviewStart,
  informed,
  type Mind,
  opening,
  readied,
  voiceStream,
} from "./mind.ts";
import type { Question } from "./question.ts";
import { readFeeling } from "./readings.ts";
import { type Outcome, sayReply, voiceOf } from "./reply.ts";
import { isImpersonal } from "./select.ts";
import { isSoundAlone } from "./sound-alone.ts";
import { proposeTitle } from "./title.ts";
import { readingOf } from "./understanding.ts";
import { remembered, turned, wordCount } from "./words.ts";

export type {
  Answer,
  Interview,
  InterviewContext,
  Learned,
  PutQuestion,
  Reply,
  Turn,
} from "./conversation.ts";
export type { GivenContext, InterviewStart } from "./mind.ts";

/** The answers after which the song is ready, whatever was said. */
export const MOST_ANSWERS = 12;

/** A conversation in which nothing was said yet. */
export function beginInterview(start: InterviewStart): Interview {
  return { start, turns: [], mind: beginMind() };
}

/**
 * The conversation with one more answer. Any text will do; it never throws.
 * @example
 * const begun = beginInterview({ seed: 1 });
 * answerInterview(begun, { message: "just make it" }).mind.ready; // true
 */
export function answerInterview({ start, turns, mind }: Interview, answer: Answer): Interview {
  const before = answer.context ? informed(mind, answer.context) : mind;
  const { outcome, mind: next, ...step } = stepped(before, answer.message, start);
  const times = mind.run.outcome === outcome ? mind.run.times + 1 : 1;
  const after = outcome === "back" ? next : { ...next, run: { outcome, times } };
  const reply = replyOf({ ...step, outcome, mind: after }, answer.message, before, start);
  return { start, turns: [...turns, { answer, reply }], mind: after };
}

/** The conversation that some answers make, from its start. */
export function replayInterview(start: InterviewStart, answers: readonly Answer[]): Interview {
  return answers.reduce(answerInterview, beginInterview(start));
}

interface Step {
  readonly outcome: Outcome;
  readonly learned: readonly Heard[];
  /** Wishes that cannot be kept, and are not. */
  readonly unkept?: readonly UnkeptWish[];
  readonly mind: Mind;
}

function stepped(mind: Mind, answer: string, start: InterviewStart): Step {
  if (soundsInDanger(answer)) return cared(mind);
  const command = commandIn(answer);
  if (command) return commanded(mind, command, start);
  const then: Mind = { ...mind, answers: mind.answers + 1, before: mind, waiting: false };
  if (mind.waiting && (isUnsure(answer) || NOT_NOW.test(answer)))
    return { outcome: "waiting", learned: [], mind: atMost({ ...then, waiting: true }) };
  if (mind.waiting && WANTS_ON.test(answer))
    return { outcome: "onward", learned: [], mind: moved(then, start) };
  const { outcome, learned, unkept = [] } = listen(mind, answer);
  const known = learned.reduce(learn, mind.known);
  const said = [...mind.said, remembered(answer)].slice(-MOST_ANSWERS);
  const after: Mind = { ...then, known, reading: learned.length > 0 ? readingOf(known) : mind.reading, said };
  if (mind.ready)
    return { outcome: outcome === "greeted" ? "greeted again" : outcome, learned, unkept, mind: after };
  if (outcome === "greeted") {
    return mind.answers === 0
      ? { outcome, learned, mind: asking(after, opening) }
      : { outcome: "greeted again", learned, mind: moved(after, start) };
  }
  const next = moved(after, start, answer, outcome === "heard" ? learned : []);
  return { outcome, learned, unkept, mind: next };
}

const WANTS_ON =
  /^\W*(?:yes|yeah|ok|okay|sure|please|go on|continue|the song|i want the song|song|let'?s go on|keep going)\b.{0,30}$/iu;

const NOT_NOW =
  /^\W*(?:no|not (?:now|yet|today|really)|maybe later|later|another time|leave (?:it|me))\b.{0,30}$/iu;

/** What the song is about where somebody in danger said nothing else: it stays with them, and does not quote them. */
const HELD = "despair slowly finding a little comfort";
const COMFORT = "solace";

function cared(mind: Mind): Step {
  const held: readonly Heard[] =
    mind.known.feelings === undefined
      ? [
          {
            parameter: "feelings",
            value: [HELD],
            because: "You said how much it hurts. Your own words stay out of the song.",
          },
          { parameter: "ending", value: COMFORT, because: "The song does not end where it hurts." },
        ]
      : [];
  const known = held.reduce(learn, mind.known);
  const next = {
    ...mind,
    known,
    reading: readingOf(known),
    answers: mind.answers + 1,
    before: mind,
    waiting: true,
    cared: mind.cared + 1,
  };
  return { outcome: mind.cared === 0 ? "in danger" : "in danger again", learned: held, mind: atMost(next) };
}

function commanded(mind: Mind, command: Command, start: InterviewStart): Step {
  const then: Mind = { ...mind, answers: mind.answers + 1, before: mind, waiting: false };
  switch (command) {
    case "back":
      return mind.before
        ? { outcome: "back", learned: [], mind: mind.before }
        : { outcome: "at start", learned: [], mind: asking(then, opening) };
    case "restart":
      return {
        outcome: "restarted",
        learned: [],
        mind: asking({ ...beginMind(), restarts: mind.restarts + 1, before: mind }, opening),
      };
    case "make":
      return { outcome: "made", learned: [], mind: readied(then) };
    case "skip":
      return { outcome: "skipped", learned: [], mind: mind.ready ? then : moved(then, start) };
  }
}

/** The most questions that go deeper and contradictions that are put in one conversation. */
const MOST_DEEPENED = 2;
const MOST_CHALLENGED = 2;

/** An answer of so many words or fewer is thin. */
const THIN = 3;

/** After so many answers nothing goes deeper any more. */
const LATE = 8;

/** The state with the next question: a contradiction first, then what was thin, then what is not known. */
function moved(mind: Mind, start: InterviewStart, answer = "", learned: readonly Heard[] = []): Mind {
  if (mind.answers >= MOST_ANSWERS) return readied(mind);
  if (mind.cared > 0) return askingNext(mind, start);
  const challenge = mind.challenged < MOST_CHALLENGED ? challenged(mind, answer, learned) : undefined;
  if (challenge) return { ...asking(mind, challenge), challenged: mind.challenged + 1 };
  const answered = mind.pending ?? (mind.answers === 1 ? opening : undefined);
  if (
    answered?.deeper &&
    !(answered.sets === "feelings" && isImpersonal(mind.known.occasion)) &&
    !mind.asked.includes(`${answered.id}.deeper`) &&
    learned.some(({ parameter }) => parameter === answered.sets) &&
    wordCount(answer) <= THIN &&
    mind.deepened < MOST_DEEPENED &&
    mind.answers <= LATE
  ) {
    const deeper: Question = {
      id: `${answered.id}.deeper`,
      phase: answered.phase,
      sets: answered.sets,
      text: answered.deeper,
    };
    return { ...asking(mind, deeper), deepened: mind.deepened + 1 };
  }
  return askingNext(isToBePutAgain(mind, answer, learned) ? leftOpen(mind) : mind, start);
}

/** Whether what hurts or is longed for was asked, and only the sound was spoken of: then it is asked about once more. */
function isToBePutAgain({ pending, asked }: Mind, answer: string, learned: readonly Heard[]): boolean {
  const isTold = pending?.sets === "wound" || pending?.sets === "desire";
  return isTold && learned.length > 0 && !asked.includes(againAbout(pending)) && isSoundAlone(answer);
}

/** The state in which what was asked last is not settled, once. */
function leftOpen(mind: Mind): Mind {
  const { pending, asked, askedAbout } = mind;
  if (pending === undefined) return mind;
  return {
    ...mind,
    asked: [...asked, againAbout(pending)],
    askedAbout: askedAbout.filter((about) => about !== pending.sets),
  };
}

function againAbout({ sets }: Question): string {
  return `${sets}.again`;
}

function challenged(mind: Mind, answer: string, learned: readonly Heard[]): Question | undefined {
  const hasFeeling = learned.some(({ parameter }) => parameter === "feelings");
  const turn =
    hasFeeling && mind.before && mind.known.ending === undefined
      ? turnIn(mind.before.reading, readFeeling(answer.slice(0, 1000)), mind.asked)
      : undefined;
  const tempi = learned.some(({ parameter }) => parameter === "bpm")
    ? twoTempiAsked(answer.slice(0, 1000), mind.asked)
    : undefined;
  return turn ?? tempi ?? challengeIn(mind.known, mind.reading, mind.asked);
}

/** Ready after the most answers, whatever they were. */
function atMost(mind: Mind): Mind {
  return mind.answers >= MOST_ANSWERS ? readied(mind) : mind;
}

function replyOf(
  { outcome, learned, unkept = [], mind }: Step,
  answer: string,
  before: Mind,
  start: InterviewStart,
): Reply {
  const { known, reading, ready, waiting, pending } = mind;
  const title = proposeTitle(known);
  const question = pending && !ready && !waiting ? put(pending, known.dedication, title) : undefined;
  return {
    message: sayReply(
      {
        outcome,
        times: mind.run.times,
        answer,
        learned,
        unkept: unkept.map(({ words }) => words),
        isGentle: mind.cared > 0,
        question: question?.text,
        ready,
        wasReady: before.ready,
        isPersonal: !isImpersonal(known.occasion),
      },
      voiceOf(voiceStream(start), mind.answers),
    ),
    questions: question ? [question] : [],
    phase: pending?.phase ?? (ready ? "production" : "intent"),
    ready,
    learned: learned.map(shown),
    intent: intentOf(known, reading),
    context: {
      occasion: known.occasion ?? null,
      dedication: known.dedication ?? null,
      title: title ?? null,
      line: known.line ?? null,
      scene: known.scene ?? null,
    },
  };
}

function put(
  { id, text, sets, choices = [] }: Question,
  who: string | undefined,
  title: string | undefined,
): PutQuestion {
  const named = text.replaceAll("{who}", () => turned(who ?? "them"));
  const proposed =
    sets === "title" && title !== undefined ? ` If you have none, I'd call it "${title}".` : "";
  return {
    id,
    text: `${named}${proposed}`,
    parameter: parameterPaths[sets],
    choices: choices.map(({ label }) => label),
  };
}

function shown({ parameter, value, because }: Heard): Learned {
  return {
    parameter: parameterPaths[parameter],
    value: parameter === "feelings" ? (value[0] ?? "") : value,
    because,
  };
}
