/** What the interviewer says. */
import {
  backAtStartSentence,
  backSentence,
  careSentences,
  changedSentence,
  emptySentences,
  foreignSentence,
  heardSentences,
  longSentence,
  readySentences,
  repeatedSentences,
  restartSentence,
  skippedSentences,
  thankedSentences,
  unchangedSentence,
  unreadSentences,
  unsureSentences,
} from "../data/interview/sentences.ts";
import { readFeeling } from "../emotion/read.ts";
import type { Stream } from "../random.ts";
import { describeHeard } from "./describe.ts";
import type { Heard } from "./known.ts";
import { beginningOf, LISTENED } from "./words.ts";

/** What became of an answer. */
export type Outcome =
  | "heard"
  | "unread"
  | "unsure"
  | "empty"
  | "skipped"
  | "repeated"
  | "greeted"
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
  readonly answer: string;
  readonly learned: readonly Heard[];
  /** The text of the next question, where there is one. */
  readonly question: string | undefined;
  readonly ready: boolean;
  /** Whether the song was ready before this answer. */
  readonly wasReady: boolean;
}

/** The reply as one text. */
export function sayReply(saying: Saying, stream: Stream): string {
  const { outcome, question, ready, wasReady } = saying;
  if (outcome === "in danger") return careSentences.first;
  if (outcome === "in danger again") return careSentences.again;
  if (outcome === "waiting") return careSentences.later;
  const parts = [acknowledge(saying, stream)];
  if (saying.answer.length > LISTENED) parts.push(longSentence);
  if (question !== undefined) parts.push(question);
  else if (ready && !wasReady) parts.push(stream.fork("ready").pick(readySentences));
  else if (ready) parts.push(outcome === "heard" ? changedSentence : unchangedSentence);
  return parts.filter((part) => part !== "").join(" ");
}

function acknowledge(saying: Saying, stream: Stream): string {
  const one = (sentences: readonly string[]) => stream.fork("acknowledge").pick(sentences);
  const { outcome, learned, ready, wasReady } = saying;
  switch (outcome) {
    case "heard": {
      const heard = describeHeard(learned);
      return heard === "" ? "" : capital(one(heardSentences).replace("{heard}", () => heard));
    }
    case "unread":
      if (ready && wasReady) return "";
      return looksForeign(saying.answer) ? foreignSentence : one(unreadSentences);
    case "unsure":
      return one(unsureSentences);
    case "empty":
      return one(emptySentences);
    case "skipped":
      return one(skippedSentences);
    case "thanked":
      return one(thankedSentences);
    case "repeated":
      return one(repeatedSentences);
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

/** Whether the words are of another language, by what the reader says of them or by their letters. */
function looksForeign(answer: string): boolean {
  const letters = answer.match(/\p{L}/gu)?.length ?? 0;
  const latin = answer.match(/[a-z]/giu)?.length ?? 0;
  return (
    latin < letters / 2 || /not look like English/u.test(readFeeling(beginningOf(answer)).because.join(" "))
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
