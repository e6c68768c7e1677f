/** POST /analyze: a MIDI file in, what is heard in it out. */
import type { Readable } from "node:stream";
import {
  analysisSchema,
  fileTypes,
  midiFileSchema,
  noQuerySchema,
  type WireAnalysis,
} from "@music-brain/contract";
import type { FastifyError, FastifyRequest } from "fastify";
import { answerError } from "../http/errors.ts";
import { checkCompression } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";
import { readBody } from "../http/read-body.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { Workshop } from "../songs/workshop.ts";
import type { Listener } from "./listener.ts";

/** The largest file that is taken. */
const FILE_LIMIT = { bytes: 2_000_000, name: "2 MB" };

const { mediaType, alsoKnownAs } = fileTypes.midi;

/** Adds POST /analyze, in a scope of its own: it takes MIDI files as bodies, and no JSON. */
export async function addAnalyze(app: TypedApp, { listener }: Workshop): Promise<void> {
  await app.register(async (scope: TypedApp) => {
    addMidiBodies(scope);
    scope.post(
      "/analyze",
      {
        config: { needs: "music" },
        schema: {
          operationId: "analyze",
          summary: "Hear the key, chords, form and feeling of a MIDI file",
          description: [
            `The body is a MIDI file of type 0, 1 or 2, of at most ${FILE_LIMIT.name}, sent with \`Content-Type: ${mediaType}\`.`,
            "The answer is what is heard in its notes, and what decided it. Names, texts and markers in the file are not",
            "read; tempo and metre are taken from it where they are written, and a key signature is only one of many signs",
            "of the key. A broken file is read as far as it can be, and `notices` say what could not.",
          ].join("\n"),
          tags: ["Music"],
          querystring: noQuerySchema,
          body: { content: { [mediaType]: { schema: midiFileSchema } } },
          response: { 200: json("What is heard.", analysisSchema), ...problems(400, 413, 415, 422) },
        },
      },
      (request): Promise<WireAnalysis> => answerTo(listener, request.body),
    );
  });
}

function addMidiBodies(scope: TypedApp): void {
  scope.removeAllContentTypeParsers();
  const read = async (request: FastifyRequest, stream: Readable) => {
    checkCompression(request);
    const bytes = await readBody(stream, FILE_LIMIT);
    if (bytes.length === 0) throw emptyBody();
    return bytes;
  };
  scope.addContentTypeParser([mediaType, ...alsoKnownAs], read);
  scope.addContentTypeParser("*", (_request, _stream, done) => done(unsupported()));
  // What is no media type at all, Fastify refuses by itself.
  scope.setErrorHandler((error: FastifyError, request, reply) => {
    const invalid = error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE";
    answerError(invalid ? unsupported() : error, request, reply);
  });
}

function unsupported(): Problem {
  return new Problem(
    "unsupported_media_type",
    `The body has to be a MIDI file: send it with the header Content-Type: ${mediaType}.`,
  );
}

async function answerTo(listener: Listener, body: unknown): Promise<WireAnalysis> {
  if (!(body instanceof Uint8Array)) throw emptyBody();
  return listener.hear(body);
}

function emptyBody(): Problem {
  return new Problem("unreadable_body", "The body is empty; it has to be a MIDI file.");
}
