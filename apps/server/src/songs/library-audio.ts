/** GET /songs/{id}/audio: a kept song as sound. */
import { audioQuerySchema, fileTypes, type SoundFileFormat, songPathSchema } from "@music-brain/contract";
import { type Song, songDigest } from "@music-brain/engine";
import { SOUND_VERSION } from "@music-brain/formats";
import Type from "typebox";
import { hasAlready } from "../http/preconditions.ts";
import { invalidRequest } from "../http/problem.ts";
import { noContent, problems, withETag } from "../http/responses.ts";
import { sendFile } from "../http/send-file.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { SoundFormat } from "../sound/sound-renderer.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import { contentDisposition, soundFileName, soundType } from "./file-name.ts";
import type { Library } from "./keep.ts";
import { OF_ONE_CALLER, wholeSongOf } from "./library-one.ts";
import { renderSound } from "./render.ts";
import type { Workshop } from "./workshop.ts";

/** What listeners take where they say nothing. */
const USUAL_FORMAT: SoundFileFormat = "mp3";

const sound = withETag({
  description: "The file.",
  content: Object.fromEntries(
    [fileTypes.mp3.mediaType, fileTypes.wav.mediaType, fileTypes.ogg.mediaType, soundType("stems")].map(
      (type) => [type, { schema: Type.String({ format: "binary" }) }],
    ),
  ),
});

/** Adds the route. */
export function addLibraryAudio(app: TypedApp, library: Library, { cache, sound: renderer }: Workshop): void {
  app.get(
    "/songs/:song_id/audio",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "audioOfSong",
        summary: "A song of yours as sound",
        description: [
          "The whole song, mixed and at −16 LUFS, as MP3, WAV or Ogg Vorbis; one section of it as a loop; or its tracks one by",
          "one. It is rendered when it is asked for, some hundred times as fast as it plays, and remembered for a while;",
          "`Range` asks for a part of the file.",
        ].join("\n"),
        tags: ["Songs"],
        params: songPathSchema,
        querystring: audioQuerySchema,
        response: {
          200: sound,
          206: { ...sound, description: "The part of the file that `Range` asks for." },
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 416, 422),
        },
      },
    },
    async (request, reply) => {
      const { song } = await wholeSongOf(library, request);
      const format = formatOf(request.query);
      const section = sectionOf(song, request.query.section);
      const digest = songDigest(song);
      const part = section === undefined ? "" : `-${section}`;
      const etag = `"${digest.slice(0, 32)}-${format}${SOUND_VERSION}${part}"`;
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const { headers, body } = await cache.get(
        `sound:${digest}:${SOUND_VERSION}:${format}:${part}`,
        async (): Promise<MadeAnswer> => {
          const bytes = await renderSound(renderer, {
            song,
            format,
            ...(section !== undefined && { section }),
          });
          return { headers: { "content-type": soundType(format) }, body: Buffer.from(bytes.buffer) };
        },
        false,
      );
      const name = soundFileName(song.title, format, song.sections[section ?? -1]?.name);
      void reply.headers(headers).header("content-disposition", contentDisposition(name));
      return sendFile(request, reply, etag, body);
    },
  );
}

/** @throws Problem invalid_request where stems are wanted in a format that they do not come in */
function formatOf({ format, stems }: { format?: SoundFileFormat; stems?: "true" | "false" }): SoundFormat {
  if (stems !== "true") return format ?? USUAL_FORMAT;
  if (format === undefined || format === "wav") return "stems";
  throw invalidRequest("query", [
    { pointer: "/format", detail: `format is "${format}"; with stems it has to be wav, or left out.` },
  ]);
}

/**
 * The position of the section that is named, or whose position that is, from 0.
 * @throws Problem invalid_request where there is none
 */
export function sectionOf({ sections }: Song, wanted: string | undefined): number | undefined {
  if (wanted === undefined) return undefined;
  const named = sections.findIndex(({ name }) => name === wanted.trim().toLowerCase());
  const found = named >= 0 ? named : /^\d{1,3}$/.test(wanted) ? Number(wanted) : -1;
  if (sections[found] !== undefined) return found;
  const names = sections.map(({ name }) => name).join(", ");
  throw invalidRequest("query", [
    {
      pointer: "/section",
      detail: `section has to be one of ${names}, or a position from 0 to ${sections.length - 1}.`,
    },
  ]);
}
