/** A conversation in use: begun, gone on with, branched, looked at, forgotten. */
import { setImmediate } from "node:timers/promises";
import {
  contextFromWire,
  mistakesFromEngine,
  type WireGivenContext,
  type WireInterrogateRequest,
} from "@music-brain/contract";
import { type Answer, answerInterview, IntentError, type Interview, outlineSong } from "@music-brain/engine";
import type { Database } from "../database/database.ts";
import { invalidRequest, Problem } from "../http/problem.ts";
import type { ChooseSeed } from "../songs/generate.ts";
import type { AnswerOrder } from "./order.ts";
import type { RecentInterviews } from "./recent.ts";
import {
  addAnswer,
  addInterview,
  findInterview,
  removeInterview,
  type StoredAnswer,
  type StoredInterview,
  type Tenure,
} from "./store.ts";

/** A conversation as it is stored, and what it comes to. */
export interface Conversation {
  readonly stored: StoredInterview;
  readonly interview: Interview;
}

/** The most messages of a conversation. */
export const MOST_MESSAGES = 100;

/** The most characters of all its messages, as they are stored: so that nobody fills the disk. */
const MOST_STORED = 1_000_000;

/** What conversations are held with. */
export interface Holding {
  readonly database: Database;
  readonly chooseSeed: ChooseSeed;
  readonly recent: RecentInterviews;
  readonly order: AnswerOrder;
  /** Forgets conversations whose time is over. */
  readonly sweep: (now: number) => Promise<void>;
}

/** How a message came, and how its answer goes. */
export interface Sending {
  /** Of which {@link AnswerOrder} knows when it arrived. */
  readonly request: object;
  /** Calls when the answer has been handed over, or nobody waits for it any more. */
  readonly whenAnswered: (call: () => void) => void;
}

/**
 * Says something: in a new conversation, in one that there is, or in a branch of it.
 * @throws Problem session_not_found, session_moved_on, invalid_request
 */
export async function say(
  holding: Holding,
  request: WireInterrogateRequest,
  tenure: Tenure,
  sending: Sending,
): Promise<Conversation> {
  const { database, chooseSeed, recent, order } = holding;
  const { message, session_id: id, context, seed, turn, from_turn: fromTurn } = request;
  checkContext(context);
  const answer: StoredAnswer = context ? { message, context } : { message };
  if (id === null || id === undefined) {
    refuseWithoutSession({ turn, from_turn: fromTurn });
    return begin(holding, { seed: seed ?? chooseSeed(), answers: [], branchedFrom: null }, answer, tenure);
  }
  const stored = await found(database, id, tenure);
  if (typeof seed === "number") throw mistake("/seed", "A conversation keeps the seed that it began with.");
  const count = stored.answers.length;
  if (typeof fromTurn === "number") {
    if (fromTurn > count) {
      throw mistake(
        "/from_turn",
        `The conversation has ${count} messages; from_turn has to be from 0 to ${count}.`,
      );
    }
    const branch = {
      seed: stored.seed,
      answers: stored.answers.slice(0, fromTurn),
      branchedFrom: { id, turn: fromTurn },
    };
    return begin(holding, branch, answer, tenure);
  }
  if (typeof turn === "number" ? turn !== count : order.hasMissed(sending.request, id, count))
    throw movedOn(count);
  if (count >= MOST_MESSAGES || sizeOf(stored.answers) + message.length > MOST_STORED) {
    throw mistake("/session_id", "The conversation is full. Branch off with from_turn, or begin a new one.");
  }
  const interview = answerInterview(replayed(stored, recent), answerOf(answer));
  const outgoing = order.taking(id, count + 1);
  let isTaken = false;
  try {
    isTaken = await addAnswer(database, stored, answer, tenure);
  } finally {
    if (!isTaken) outgoing.lost();
  }
  if (!isTaken) throw movedOn(count);
  recent.keep(id, interview);
  await othersToArrive();
  sending.whenAnswered(outgoing.sent);
  return { stored: { ...stored, answers: [...stored.answers, answer] }, interview };
}

/**
 * Takes in the heads that have reached this machine while the message was answered, so that they are known to have been
 * sent before. It costs what looking at the connections costs, some microseconds, and waits for nobody.
 */
async function othersToArrive(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}

/** One turn of the event loop takes in new connections, the next their requests; the first may have begun already. */
const TURNS = 3;

/** The conversation of that id. @throws Problem session_not_found */
export async function recall(
  { database, recent }: Holding,
  id: string,
  tenure: Tenure,
): Promise<Conversation> {
  const stored = await found(database, id, tenure);
  return { stored, interview: replayed(stored, recent) };
}

/** Forgets it. @throws Problem session_not_found */
export async function forget({ database }: Holding, id: string, tenure: Tenure): Promise<void> {
  if (!(await removeInterview(database, id, tenure))) throw notFound();
}

async function begin(
  { database, recent, sweep }: Holding,
  { seed, answers, branchedFrom }: Pick<StoredInterview, "seed" | "answers" | "branchedFrom">,
  answer: StoredAnswer,
  tenure: Tenure,
): Promise<Conversation> {
  await sweep(tenure.now);
  const all = [...answers, answer];
  const stored = await addInterview(database, { seed, answers: all, branchedFrom }, tenure);
  const interview = replayed(stored, recent);
  recent.keep(stored.id, interview);
  return { stored, interview };
}

function replayed({ id, seed, answers }: StoredInterview, recent: RecentInterviews): Interview {
  return recent.replay(id, seed, answers.map(answerOf));
}

function answerOf({ message, context }: StoredAnswer): Answer {
  return context ? { message, context: contextFromWire(context) } : { message };
}

async function found(database: Database, id: string, tenure: Tenure): Promise<StoredInterview> {
  const stored = await findInterview(database, id, tenure);
  if (!stored) throw notFound();
  return stored;
}

/** The same for a conversation that never was, one that is over and one of somebody else. */
function notFound(): Problem {
  return new Problem(
    "session_not_found",
    "There is no such conversation, or not any more. Begin a new one without session_id.",
  );
}

function movedOn(count: number): Problem {
  return new Problem(
    "session_moved_on",
    `The conversation went on meanwhile: another message came first. It had ${count} messages when yours was read. Look at it with GET, then say it again.`,
  );
}

function refuseWithoutSession(given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    throw mistake(`/${name}`, `${name} is about a conversation that there is: give its session_id too.`);
  }
}

/** Whether what is known besides could be composed. */
function checkContext(context: WireGivenContext | null | undefined): void {
  const intent = context ? contextFromWire(context).intent : undefined;
  if (!intent) return;
  try {
    outlineSong({ emotionalIntent: "calm", ...intent }, 0);
  } catch (error) {
    if (!(error instanceof IntentError)) throw error;
    throw invalidRequest("body", mistakesFromEngine(error.problems, ["context", "intent"]));
  }
}

function mistake(pointer: string, detail: string): Problem {
  return invalidRequest("body", [{ pointer, detail }]);
}

function sizeOf(answers: readonly StoredAnswer[]): number {
  return answers.reduce((sum, { message }) => sum + message.length, 0);
}
