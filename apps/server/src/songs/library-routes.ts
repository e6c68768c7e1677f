/** /songs: what somebody has kept, listed, shown, renamed and deleted. */
import {
  changedSongAnswerSchema,
  changeSongRequestSchema,
  keptSongAnswerSchema,
  keptSongToWire,
  noQuerySchema,
  songPathSchema,
  songsAnswerSchema,
  songsQuerySchema,
} from "@music-brain/contract";
import { callerOf } from "../http/caller.ts";
import { pageOf, placeAfter } from "../http/place-cursor.ts";
import { checkIfMatch, hasAlready, preconditionFailed } from "../http/preconditions.ts";
import { json, noContent, problems, withETag } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { ChooseSeed } from "./generate.ts";
import { addImport } from "./import.ts";
import type { Library } from "./keep.ts";
import { changeSong, removeSong } from "./library.ts";
import { addLibraryFiles } from "./library-files.ts";
import { etagOf, keptAnswer, OF_ONE_CALLER, songNotFound, songOf, wholeSongOf } from "./library-one.ts";
import { listSongs } from "./library-search.ts";
import { addVariations } from "./variations.ts";
import type { Workshop } from "./workshop.ts";

const tags = ["Songs"];
const USUAL_PAGE = 20;

/** Adds the routes. */
export async function addLibrary(
  app: TypedApp,
  library: Library,
  workshop: Workshop,
  chooseSeed: ChooseSeed,
): Promise<void> {
  const { database, now } = library;

  app.get(
    "/songs",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "songs",
        summary: "Your songs",
        description:
          "What you made with POST /generate or POST /songs/edits while you were signed in, or with a key of yours.",
        tags,
        querystring: songsQuerySchema,
        response: { 200: json("A page of songs.", songsAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { cursor, limit = USUAL_PAGE, emotion, q, tag } = request.query;
      const favourite =
        request.query.favourite === undefined ? undefined : request.query.favourite === "true";
      const page = { emotion, q, tag, favourite, after: placeAfter(cursor), limit: limit + 1 };
      const { shown, nextCursor } = pageOf(await listSongs(database, callerOf(request), page), limit);
      return reply.headers(OF_ONE_CALLER).send({
        success: true as const,
        songs: shown.map(keptSongToWire),
        next_cursor: nextCursor,
      });
    },
  );

  app.get(
    "/songs/:song_id",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "song",
        summary: "A song of yours",
        description: "The song, note for note, and what it was made from. Its `ETag` is asked for by PATCH.",
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        response: {
          200: withETag(json("The song.", keptSongAnswerSchema)),
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const seen = await songOf(library, request);
      const etag = etagOf(seen);
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const whole = await wholeSongOf(library, request);
      return reply.header("etag", etagOf(whole)).send(keptAnswer(whole));
    },
  );

  app.patch(
    "/songs/:song_id",
    {
      config: { needs: "songs:write" },
      schema: {
        operationId: "changeSong",
        summary: "Give a song of yours another title or other tags, or make it a favourite",
        description:
          "Send the `ETag` that you have seen as `If-Match`: of two changes at once one is made, and the other gets 412.",
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        body: changeSongRequestSchema,
        response: {
          200: withETag(json("The song as it is now.", changedSongAnswerSchema)),
          ...problems(400, 401, 403, 404, 412, 413, 415, 422, 428),
        },
      },
    },
    async (request, reply) => {
      const seen = await songOf(library, request);
      checkIfMatch(request, etagOf(seen), true);
      const changed = await changeSong(database, callerOf(request), seen, request.body, now());
      if (changed === undefined) throw preconditionFailed();
      return reply
        .headers(OF_ONE_CALLER)
        .header("etag", etagOf(changed))
        .send({ success: true as const, song: keptSongToWire(changed) });
    },
  );

  app.delete(
    "/songs/:song_id",
    {
      config: { needs: "songs:write" },
      schema: {
        operationId: "deleteSong",
        summary: "Delete a song of yours",
        description:
          "It is gone for good; its recipe makes it again. With `If-Match` only that version is deleted.",
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is deleted."), ...problems(401, 403, 404, 412, 422) },
      },
    },
    async (request, reply) => {
      const seen = await songOf(library, request);
      const isConditional = checkIfMatch(request, etagOf(seen), false);
      const version = isConditional ? seen.version : undefined;
      if (!(await removeSong(database, callerOf(request), seen.id, version))) {
        throw isConditional ? preconditionFailed() : songNotFound();
      }
      return reply.code(204).send();
    },
  );

  addLibraryFiles(app, library, workshop);
  addVariations(app, library, workshop, chooseSeed);
  await addImport(app, library, workshop);
}
