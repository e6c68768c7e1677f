/** A kept song as a file, and why it is as it is. */
import {
  availableFormats,
  explanationAnswerSchema,
  explanationQuerySchema,
  explanationToWire,
  type FileFormat,
  fileTypes,
  noQuerySchema,
  songPathSchema,
} from "@music-brain/contract";
import { explainBar, type NoteExplanation, provenanceOf, type Song } from "@music-brain/engine";
import { hasAlready } from "../http/preconditions.ts";
import { invalidRequest } from "../http/problem.ts";
import { json, noContent, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { Library } from "./keep.ts";
import { etagOf, OF_ONE_CALLER, songOf, wholeSongOf } from "./library-one.ts";
import { fileAnswer, fileOf } from "./song-answer.ts";

const tags = ["Songs"];

/** Adds the routes. */
export function addLibraryFiles(app: TypedApp, library: Library): void {
  for (const format of availableFormats) if (format !== "json") addFile(app, library, format);

  app.get(
    "/songs/:song_id/explanation",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "explainSong",
        summary: "Why a song of yours is as it is",
        description:
          "Every decision and where every note comes from; with `bar` also each note of that bar, in sentences from the note to the feeling.",
        tags,
        params: songPathSchema,
        querystring: explanationQuerySchema,
        response: { 200: json("Why.", explanationAnswerSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id, song } = await wholeSongOf(library, request);
      const { bar, track } = request.query;
      const notes = explained(song, bar, track);
      return reply.headers(OF_ONE_CALLER).send(explanationToWire(id, song, provenanceOf(song), notes));
    },
  );
}

function addFile(app: TypedApp, library: Library, format: FileFormat): void {
  const { mediaType } = fileTypes[format];
  app.get(
    `/songs/:song_id/${format}`,
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: `${format}OfSong`,
        summary: `A song of yours as a file: ${mediaType}`,
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        response: {
          200: fileOf(format),
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const etag = etagOf(await songOf(library, request));
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const whole = await wholeSongOf(library, request);
      const { headers, body } = fileAnswer(whole.song, { kind: "file", format, mediaType });
      return reply.headers({ ...headers, etag: etagOf(whole) }).send(body);
    },
  );
}

/** @throws Problem invalid_request where the song has no such bar or track */
function explained(
  song: Song,
  bar: number | undefined,
  track: string | undefined,
): readonly NoteExplanation[] | undefined {
  const roles: readonly string[] = song.tracks.map(({ role }) => role);
  if (track !== undefined && !roles.includes(track)) {
    throw invalidRequest("query", [
      { pointer: "/track", detail: `track has to be one of ${roles.join(", ")}, which this song has.` },
    ]);
  }
  if (bar === undefined) return undefined;
  if (bar > song.totalBars) {
    const detail = `bar has to be from 1 to ${song.totalBars}; the song has no more.`;
    throw invalidRequest("query", [{ pointer: "/bar", detail }]);
  }
  return explainBar(song, bar, track);
}
