/** A conversation as those see it who hold it: answers, and what is said to them. */
import type { Intent } from "../intent.ts";
import type { GivenContext, InterviewStart, Mind } from "./mind.ts";
import type { Phase } from "./question.ts";

/** A question as it is put. */
export interface PutQuestion {
  readonly id: string;
  readonly text: string;
  /** Where what it sets stands in a request for a song: "technical.bpm". */
  readonly parameter: string;
  /** Answers that can be taken as they are; others are heard too. */
  readonly choices: readonly string[];
}

/** Something that an answer set. */
export interface Learned {
  readonly parameter: string;
  readonly value:
    | string
    | number
    | readonly string[]
    | Readonly<Record<string, string | Readonly<Record<string, string>>>>
    | Intent["journey"];
  readonly because: string;
}

/** What is known besides the intent. */
export interface InterviewContext {
  readonly occasion: string | null;
  readonly dedication: string | null;
  /** The one that was given, else one from the words that were said; null before any. */
  readonly title: string | null;
  readonly line: string | null;
  /** Where the song is set. */
  readonly scene: string | null;
}

/** Something that was said. */
export interface Answer {
  /** Any text. */
  readonly message: string;
  /** What is known besides; nothing of it is asked any more. */
  readonly context?: GivenContext;
}

/** What is said to an answer. */
export interface Reply {
  /** To be read as it is; it has the question in it. */
  readonly message: string;
  /** At most one; none where the song is ready. */
  readonly questions: readonly PutQuestion[];
  readonly phase: Phase;
  readonly ready: boolean;
  readonly learned: readonly Learned[];
  /** Can be composed at any time. */
  readonly intent: Intent;
  readonly context: InterviewContext;
}

/** An answer, and what was said to it. */
export interface Turn {
  readonly answer: Answer;
  readonly reply: Reply;
}

/** A conversation so far. */
export interface Interview {
  readonly start: InterviewStart;
  readonly turns: readonly Turn[];
  readonly mind: Mind;
}
