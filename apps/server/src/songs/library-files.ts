/** A kept song as a file, and why it is as it is. */
import {
  explanationAnswerSchema,
  explanationQuerySchema,
  explanationToWire,
  fileTypes,
  layoutQuerySchema,
  noQuerySchema,
  type ScoreLayout,
  scoreQuerySchema,
  scoreType,
  songPathSchema,
  type WrittenFormat,
  writtenFormats,
} from "@music-brain/contract";
import { explainBar, type NoteExplanation, provenanceOf, type Song } from "@music-brain/engine";
import Type from "typebox";
import { acceptedFile } from "../http/accepted.ts";
import { hasAlready } from "../http/preconditions.ts";
import { invalidRequest } from "../http/problem.ts";
import { type DescribedAnswer, json, noContent, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { ScoreEngraver } from "../score/score-engraver.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import type { Library } from "./keep.ts";
import { addLibraryAudio } from "./library-audio.ts";
import { etagOf, OF_ONE_CALLER, songOf, wholeSongOf } from "./library-one.ts";
import { fileAnswer, fileOf, scoreAnswer } from "./song-answer.ts";
import type { Workshop } from "./workshop.ts";

const tags = ["Songs"];

/** Adds the routes. */
export function addLibraryFiles(app: TypedApp, library: Library, workshop: Workshop): void {
  for (const format of writtenFormats) addFile(app, library, workshop, format);
  addScore(app, library, workshop.engraver);
  addLibraryAudio(app, library, workshop);

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

function addFile(app: TypedApp, library: Library, { sound }: Workshop, format: WrittenFormat): void {
  app.get(
    `/songs/:song_id/${format}`,
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: `${format}OfSong`,
        summary: `A song of yours as a file: ${fileTypes[format].mediaType}`,
        tags,
        params: songPathSchema,
        querystring: format === "musicxml" ? layoutQuerySchema : noQuerySchema,
        response: {
          200: fileOf(fileTypes[format]),
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 406, 422),
        },
      },
    },
    async (request, reply) => {
      const layout = layoutIn(request.query);
      const tagOf = (song: Parameters<typeof etagOf>[0]) => etagOf(song, layout === "lead" ? "lead" : "");
      const etag = tagOf(await songOf(library, request));
      const { mediaType } = acceptedFile(request, reply, [fileTypes[format]]);
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const whole = await wholeSongOf(library, request);
      const { headers, body } = await fileAnswer(whole.song, { format, mediaType }, sound, layout);
      return reply.headers({ ...headers, etag: tagOf(whole) }).send(body);
    },
  );
}

function layoutIn(query: { readonly layout?: ScoreLayout } | object): ScoreLayout | undefined {
  return "layout" in query ? query.layout : undefined;
}

function addScore(app: TypedApp, library: Library, engraver: ScoreEngraver): void {
  app.get(
    "/songs/:song_id/score.svg",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "scoreOfSong",
        summary: "A song of yours as sheet music",
        description:
          "Pages of A4 in SVG, one below the other, or the one that `page` names; `X-Score-Pages` says how many there are.",
        tags,
        params: songPathSchema,
        querystring: scoreQuerySchema,
        response: {
          200: withScorePages(fileOf(scoreType)),
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 406, 422),
        },
      },
    },
    async (request, reply) => {
      const { layout, page } = request.query;
      const tagOf = (song: Parameters<typeof etagOf>[0]) => etagOf(song, `${layout ?? "full"}${page ?? ""}`);
      const etag = tagOf(await songOf(library, request));
      acceptedFile(request, reply, [scoreType]);
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const whole = await wholeSongOf(library, request);
      const { headers, body } = await scoreOf(whole.song, engraver, { layout, page });
      // Whoever deletes a song while it is engraved has deleted it.
      await songOf(library, request);
      return reply.headers({ ...headers, etag: tagOf(whole) }).send(body);
    },
  );
}

/** @throws Problem invalid_request where there is no such page */
async function scoreOf(...[song, engraver, options]: Parameters<typeof scoreAnswer>): Promise<MadeAnswer> {
  try {
    return await scoreAnswer(song, engraver, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const pointer = options?.page === undefined ? "" : "/page";
    throw invalidRequest("query", [{ pointer, detail: error.message }]);
  }
}

function withScorePages(answer: DescribedAnswer): DescribedAnswer {
  const pages = Type.String({ description: "How many pages the whole score has." });
  return { ...answer, headers: { ...answer.headers, "X-Score-Pages": pages } };
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
