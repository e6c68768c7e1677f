/** POST /interrogate: the conversation before a song. GET and DELETE below it: reading it, and having it forgotten. */
import {
  conversationAnswerSchema,
  forgottenAnswerSchema,
  interrogateAnswerSchema,
  interrogatePathSchema,
  interrogateRequestSchema,
  noQuerySchema,
  replyToWire,
  turnsToWire,
  type WireInterviewResponse,
} from "@music-brain/contract";
import type { Interview } from "@music-brain/engine";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Database } from "../database/database.ts";
import { callerOf } from "../http/caller.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { refuseQuery } from "../http/validation.ts";
import type { ChooseSeed } from "../songs/generate.ts";
import { forget, type Holding, recall, type Sending, say } from "./conversation.ts";
import { expirySweep } from "./expiry.ts";
import type { AnswerOrder } from "./order.ts";
import { recentInterviews } from "./recent.ts";
import type { Tenure } from "./store.ts";

/** What the conversations need. */
export interface InterviewOptions {
  readonly database: Database;
  /** What was sent before what; it has to be told of arriving messages. */
  readonly order: AnswerOrder;
  readonly chooseSeed: ChooseSeed;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Days after which a conversation that nobody goes on with is forgotten. */
  readonly ttlDays: number;
}

const DAY_MS = 86_400_000;

/** What somebody said is nobody else's business. */
const PRIVATE = "no-store";

const tags = ["Interview"];

/** Adds the three routes. */
export function addInterviews(
  app: TypedApp,
  { database, order, chooseSeed, now, ttlDays }: InterviewOptions,
): void {
  const holding: Holding = {
    database,
    chooseSeed,
    recent: recentInterviews(),
    order,
    sweep: expirySweep(database),
  };
  const tenureOf = (request: FastifyRequest): Tenure => ({
    owner: callerOf(request),
    now: now(),
    ttlMilliseconds: ttlDays * DAY_MS,
  });

  app.post(
    "/interrogate",
    {
      config: { needs: "music", creates: true },
      schema: {
        operationId: "interrogate",
        summary: "Talk about the song before it is made",
        description: [
          "Send `message` alone to begin, then the `session_id` of the answer with every further message. What is said",
          "is heard at any time: a tempo, an instrument, whom it is for. `learned` lists what a message set, and why;",
          "`response.intent` can be posted to `/generate` at any time, and `ready` says when enough is known, after a",
          'dozen messages at most. "skip", "back", "start over" and "just make it" are understood. `from_turn` branches',
          "off: the first so many messages are kept in a new conversation. Of two messages at once one is taken: whichever",
          "arrived before the other was answered gets 409. Give `turn` as you got it to be refused wherever somebody",
          "else answered first. A conversation is forgotten when nobody goes on with it.",
        ].join("\n"),
        tags,
        querystring: noQuerySchema,
        body: interrogateRequestSchema,
        response: {
          200: json("What is said back.", interrogateAnswerSchema),
          ...problems(400, 404, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const sending: Sending = { request, whenAnswered: (call) => whenAnswered(reply, call) };
      const { stored, interview } = await say(holding, request.body, tenureOf(request), sending);
      void reply.header("cache-control", PRIVATE);
      return { success: true as const, session_id: stored.id, response: lastOf(interview) };
    },
  );

  app.get(
    "/interrogate/:session_id",
    {
      config: { needs: "music" },
      schema: {
        operationId: "conversation",
        summary: "A conversation",
        description: "Everything that was said, and where it stands.",
        tags,
        params: interrogatePathSchema,
        response: { 200: json("The conversation.", conversationAnswerSchema), ...problems(404, 422) },
      },
    },
    async (request, reply) => {
      const { stored, interview } = await recall(holding, request.params.session_id, tenureOf(request));
      refuseQuery(request);
      void reply.header("cache-control", PRIVATE);
      const { branchedFrom } = stored;
      return {
        success: true as const,
        session_id: stored.id,
        seed: stored.seed,
        branched_from: branchedFrom && { session_id: branchedFrom.id, from_turn: branchedFrom.turn },
        created_at: timeOf(stored.createdAt),
        updated_at: timeOf(stored.updatedAt),
        expires_at: timeOf(stored.expiresAt),
        turns: turnsToWire(interview.turns),
        response: lastOf(interview),
      };
    },
  );

  app.delete(
    "/interrogate/:session_id",
    {
      config: { needs: "music" },
      schema: {
        operationId: "forgetConversation",
        summary: "Forget a conversation",
        description: "It is gone for good; its branches stay.",
        tags,
        params: interrogatePathSchema,
        response: { 200: json("It is forgotten.", forgottenAnswerSchema), ...problems(404, 422) },
      },
    },
    async (request) => {
      const { session_id: id } = request.params;
      await recall(holding, id, tenureOf(request));
      refuseQuery(request);
      await forget(holding, id, tenureOf(request));
      return { success: true as const, session_id: id };
    },
  );
}

function lastOf({ turns }: Interview): WireInterviewResponse {
  const last = turns.at(-1);
  if (!last) throw new RangeError("a conversation has one message at least");
  return replyToWire(last.reply, turns.length);
}

function timeOf(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}

/** Calls when the answer has been handed to the network, or the caller has gone. */
function whenAnswered(reply: FastifyReply, call: () => void): void {
  reply.raw.once("finish", call).once("close", call);
}
