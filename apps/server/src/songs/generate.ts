/** POST /generate: a feeling in, a song out. */
import { randomInt } from "node:crypto";
import {
  type AvailableFormat,
  dryRunAnswerSchema,
  generateAnswerSchema,
  generateRequestSchema,
  intentFromWire,
  intentToWire,
  mistakesFromEngine,
  noQuerySchema,
  planToWire,
  type WireDryRunAnswer,
  type WireGenerateAnswer,
  type WireGenerateRequest,
} from "@music-brain/contract";
import { type Composition, composeSong, IntentError, outlineSong } from "@music-brain/engine";
import Type from "typebox";
import { vary } from "../http/cors.ts";
import { invalidRequest } from "../http/problem.ts";
import { type DescribedAnswer, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { chooseAnswer } from "./answer-kind.ts";
import { messageFor } from "./message.ts";
import { formatFor, outputOf, sendFile, songOrFile, wireSong } from "./song-answer.ts";

/** Where a seed comes from when the caller gives none. */
export type ChooseSeed = () => number;

/** Short enough to be read out and typed again. */
const SEEDS = 2 ** 32;

/** A seed nobody can foresee, 0 … 2^32 − 1. */
export const randomSeed: ChooseSeed = () => randomInt(SEEDS);

const answers: Record<string, DescribedAnswer> = {
  200: songOrFile(
    "The song; its plan, with `dry_run`.",
    Type.Union([generateAnswerSchema, dryRunAnswerSchema]),
  ),
  ...problems(400, 406, 413, 415, 422),
};

/** Adds POST /generate. */
export function addGenerate(app: TypedApp, chooseSeed: ChooseSeed): void {
  app.post(
    "/generate",
    {
      schema: {
        operationId: "generate",
        summary: "Compose a song",
        description: [
          "Only `intent.emotional_intent` is required. The same intent and seed give the same song, note for note.",
          "The answer is JSON with the file inside; with `Accept: audio/midi` it is the file itself, and `X-Song-Id`",
          "and `X-Song-Seed` say which song it is. With `dry_run` it is the plan and its reasons, without notes. With",
          '`"include": ["provenance"]` the song says why every note is there.',
        ].join("\n"),
        tags: ["Music"],
        querystring: noQuerySchema,
        body: generateRequestSchema,
        response: answers,
      },
    },
    (request, reply) => {
      const wish = request.body;
      const format = formatFor(wish.output_format);
      void reply.header("vary", vary(reply.getHeader("vary"), "Accept"));
      const answer = chooseAnswer(request.headers.accept, wish.dry_run ?? false);
      const seed = wish.seed ?? chooseSeed();
      if (answer.kind === "plan") {
        void reply.send(planAnswer(wish, seed));
        return;
      }
      const composition = compose(composeSong, wish, seed);
      if (answer.kind === "song") {
        void reply.send(songAnswer(composition, format, wish.include));
        return;
      }
      sendFile(reply, composition.song, answer);
    },
  );
}

function planAnswer(wish: WireGenerateRequest, seed: number): WireDryRunAnswer {
  const { intent, song } = compose(outlineSong, wish, seed);
  return {
    success: true,
    intent: intentToWire(intent),
    plan: planToWire(song),
    message: messageFor("Planned", song),
  };
}

function songAnswer(
  { intent, song }: Composition,
  format: AvailableFormat,
  include: WireGenerateRequest["include"],
): WireGenerateAnswer {
  return {
    success: true,
    intent: intentToWire(intent),
    song: wireSong(song, include),
    output: outputOf(song, format),
    message: messageFor("Generated", song),
  };
}

function compose(how: typeof composeSong, wish: WireGenerateRequest, seed: number): Composition {
  try {
    return how(intentFromWire(wish.intent), seed);
  } catch (error) {
    if (error instanceof IntentError) throw invalidRequest("body", mistakesFromEngine(error.problems));
    throw error;
  }
}
