/** POST /generate: a feeling in, a song out. */
import { createHash, randomInt } from "node:crypto";
import {
  dryRunAnswerSchema,
  generateAnswerSchema,
  generateRequestSchema,
  intentFromWire,
  intentToWire,
  mistakesFromEngine,
  noQuerySchema,
  type OutputFormat,
  planToWire,
  type WireDryRunAnswer,
  type WireGenerateAnswer,
  type WireGenerateRequest,
} from "@music-brain/contract";
import {
  type Composition,
  composeSong,
  ENGINE_VERSION,
  IntentError,
  outlineSong,
  type Song,
} from "@music-brain/engine";
import Type from "typebox";
import { vary } from "../http/cors.ts";
import { invalidRequest } from "../http/problem.ts";
import { type DescribedAnswer, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { inSpan } from "../telemetry/tracing/trace-requests.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import { type AnswerKind, chooseAnswer, isSounding } from "./answer-kind.ts";
import { keepFor, keeps, type Library } from "./keep.ts";
import { messageFor } from "./message.ts";
import {
  answerWithFile,
  fileAnswer,
  jsonAnswer,
  scoreAnswer,
  songOrFile,
  USUAL_FORMAT,
  wireSong,
} from "./song-answer.ts";
import type { Workshop } from "./workshop.ts";

/** Where a seed comes from when the caller gives none. */
export type ChooseSeed = () => number;

/** Short enough to be read out and typed again. */
const SEEDS = 2 ** 32;

/** A seed nobody can foresee, 0 … 2^32 − 1. */
export const randomSeed: ChooseSeed = () => randomInt(SEEDS);

const song = songOrFile(
  "The song; its plan, with `dry_run`.",
  Type.Union([generateAnswerSchema, dryRunAnswerSchema]),
);

const answers: Record<string, DescribedAnswer> = {
  200: {
    ...song,
    headers: {
      ...song.headers,
      Location: Type.String({ description: "Where the song is kept, for who is signed in." }),
    },
  },
  ...problems(400, 406, 409, 413, 415, 422),
};

/** Adds POST /generate. */
export function addGenerate(
  app: TypedApp,
  workshop: Workshop,
  library: Library,
  chooseSeed: ChooseSeed,
): void {
  app.post(
    "/generate",
    {
      config: { needs: "music", creates: true },
      schema: {
        operationId: "generate",
        summary: "Compose a song",
        description: [
          "Only `intent.emotional_intent` is required. The same intent and seed give the same song, note for note.",
          "The answer is JSON with the file inside; with `Accept: audio/midi`, `audio/mpeg` or another type it is the file",
          "itself, sheet music too with `image/svg+xml`, and `X-Song-Id` and `X-Song-Seed` say which song it is. With",
          "`dry_run` it is the plan and its reasons, without notes. With",
          '`"include": ["provenance"]` the song says why every note is there. For who is signed in the song is kept, and',
          '`Location` says where, unless `"keep": false` is sent.',
        ].join("\n"),
        tags: ["Music"],
        querystring: noQuerySchema,
        body: generateRequestSchema,
        response: answers,
      },
    },
    async (request, reply) => {
      const { keep, ...wish } = request.body;
      const format = wish.output_format ?? USUAL_FORMAT;
      void reply.header("vary", vary(reply.getHeader("vary"), "Accept"));
      const kind = chooseAnswer(request.headers.accept, wish.dry_run ?? false);
      const seed = wish.seed ?? chooseSeed();
      const made: { song?: Song } = {};
      // Its turn is over when the song is composed: engraving and rendering hold nobody up.
      const make = () =>
        workshop.turns.run(() =>
          inSpan(request, "compose", () => answerFor({ wish, seed, format, kind }, workshop, made)),
        );
      // Nobody can ask again for a song whose seed was drawn, without giving that seed.
      const { headers, body } = await (wish.seed == null
        ? make()
        : // Sound is too large for replicas to share it.
          workshop.cache.get(keyOf(wish, kind), make, !isSounding(kind, format)));
      const id = headers["x-song-id"];
      if (id !== undefined && keep !== false && keeps(request.principal)) {
        const song = () => made.song ?? workshop.turns.run(() => compose(composeSong, wish, seed).song);
        await keepFor(request, reply, library, { id, intent: wish.intent, song });
      }
      return reply.headers(headers).send(body);
    },
  );
}

/** What the answer depends on. */
type Wish = Omit<WireGenerateRequest, "keep">;

/** A request to compose, understood. */
interface Order {
  readonly wish: Wish;
  readonly seed: number;
  readonly format: OutputFormat;
  readonly kind: AnswerKind;
}

/** Equal for requests whose answers are equal to the last byte, as long as the engine is the same. */
function keyOf(wish: Wish, kind: AnswerKind): string {
  return createHash("sha256")
    .update(JSON.stringify([ENGINE_VERSION, kind, wish]))
    .digest("base64url");
}

/** @param made where the song is left, if there is one */
function answerFor(
  { wish, seed, format, kind }: Order,
  { composing, engraver, sound }: Workshop,
  made: { song?: Song },
): MadeAnswer | Promise<MadeAnswer> {
  if (kind.kind === "plan") return jsonAnswer(planAnswer(wish, seed));
  const composition = composing(() => compose(composeSong, wish, seed));
  made.song = composition.song;
  const { intent, song } = composition;
  const layout = wish.layout ?? "full";
  if (kind.kind === "score") return scoreAnswer(song, engraver, { layout });
  if (kind.kind === "file") return fileAnswer(song, kind, sound, layout);
  return answerWithFile(
    song,
    { format, layout },
    sound,
    (output): WireGenerateAnswer => ({
      success: true,
      intent: intentToWire(intent),
      song: wireSong(song, wish.include),
      output,
      message: messageFor("Generated", song),
    }),
  );
}

function planAnswer(wish: Wish, seed: number): WireDryRunAnswer {
  const { intent, song } = compose(outlineSong, wish, seed);
  return {
    success: true,
    intent: intentToWire(intent),
    plan: planToWire(song),
    message: messageFor("Planned", song),
  };
}

function compose(how: typeof composeSong, wish: Wish, seed: number): Composition {
  try {
    return how(intentFromWire(wish.intent), seed);
  } catch (error) {
    if (error instanceof IntentError) throw invalidRequest("body", mistakesFromEngine(error.problems));
    throw error;
  }
}
