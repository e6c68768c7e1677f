/** POST /generate: a feeling in, a song out. */
import { randomInt } from "node:crypto";
import {
  type AvailableFormat,
  availableFormats,
  dryRunAnswerSchema,
  fileTypes,
  generateAnswerSchema,
  generateRequestSchema,
  intentFromWire,
  intentToWire,
  isAvailable,
  mistakesFromEngine,
  noQuerySchema,
  planToWire,
  songId,
  songToWire,
  type WireDryRunAnswer,
  type WireGenerateAnswer,
  type WireGenerateRequest,
} from "@music-brain/contract";
import {
  type Composition,
  composeSong,
  IntentError,
  outlineSong,
  type Song,
  songDigest,
} from "@music-brain/engine";
import Type from "typebox";
import { vary } from "../http/cors.ts";
import { invalidRequest } from "../http/problem.ts";
import { type DescribedAnswer, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { chooseAnswer, type FileAnswer } from "./answer-kind.ts";
import { contentDisposition, fileName } from "./file-name.ts";
import { messageFor } from "./message.ts";
import { renderFile } from "./render.ts";

/** Where a seed comes from when the caller gives none. */
export type ChooseSeed = () => number;

/** Short enough to be read out and typed again. */
const SEEDS = 2 ** 32;

/** A seed nobody can foresee, 0 … 2^32 − 1. */
export const randomSeed: ChooseSeed = () => randomInt(SEEDS);

const fileSchema = Type.String({ format: "binary" });

const answers: Record<string, DescribedAnswer> = {
  200: {
    description: "The song; its plan, with `dry_run`.",
    content: {
      "application/json": { schema: Type.Union([generateAnswerSchema, dryRunAnswerSchema]) },
      ...Object.fromEntries(
        Object.values(fileTypes).map(({ mediaType }) => [mediaType, { schema: fileSchema }]),
      ),
    },
    headers: {
      "X-Song-Id": Type.String({ description: "With the file: the song's id." }),
      "X-Song-Seed": Type.String({ description: "With the file: the song's seed." }),
      "Content-Disposition": Type.String({ description: "With the file: its name." }),
      ETag: Type.String({ description: "With the file: its name for caches." }),
    },
  },
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
          "and `X-Song-Seed` say which song it is. With `dry_run` it is the plan and its reasons, without notes.",
        ].join("\n"),
        tags: ["Music"],
        querystring: noQuerySchema,
        body: generateRequestSchema,
        response: answers,
      },
    },
    (request, reply) => {
      const wish = request.body;
      const format = wish.output_format ?? "midi";
      if (!isAvailable(format)) throw unavailable(format);
      void reply.header("vary", vary(reply.getHeader("vary"), "Accept"));
      const answer = chooseAnswer(request.headers.accept, wish.dry_run ?? false);
      const seed = wish.seed ?? chooseSeed();
      if (answer.kind === "plan") {
        void reply.send(planAnswer(wish, seed));
        return;
      }
      const composition = compose(composeSong, wish, seed);
      const digest = songDigest(composition.song);
      if (answer.kind === "song") {
        void reply.send(songAnswer(composition, digest, format));
        return;
      }
      const file = Buffer.from(renderFile(composition.song, answer.format));
      void reply.headers(fileHeaders(composition.song, digest, answer)).send(file);
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
  digest: string,
  format: AvailableFormat,
): WireGenerateAnswer {
  return {
    success: true,
    intent: intentToWire(intent),
    song: songToWire(song, digest),
    output:
      format === "json"
        ? null
        : {
            format,
            media_type: fileTypes[format].mediaType,
            filename: fileName(song.title, format),
            encoding: "base64",
            data: Buffer.from(renderFile(song, format)).toString("base64"),
          },
    message: messageFor("Generated", song),
  };
}

function fileHeaders(song: Song, digest: string, { format, mediaType }: FileAnswer): Record<string, string> {
  return {
    "content-type": mediaType,
    "content-disposition": contentDisposition(fileName(song.title, format)),
    etag: `"${digest.slice(0, 32)}-${format}"`,
    "x-song-id": songId(digest),
    "x-song-seed": String(song.seed),
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

function unavailable(format: string): Error {
  const detail = `output_format ${format} cannot be made here yet; it has to be one of ${availableFormats.join(", ")}.`;
  return invalidRequest("body", [{ pointer: "/output_format", detail }]);
}
