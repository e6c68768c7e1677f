/** GET /songs/{id}/audio: a kept song as sound. */
import {
  audioQuerySchema,
  type FileType,
  fileTypes,
  type SoundFileFormat,
  songPathSchema,
} from "@music-brain/contract";
import { songDigest } from "@music-brain/engine";
import { SOUND_VERSION } from "@music-brain/formats";
import Type from "typebox";
import { acceptedFile } from "../http/accepted.ts";
import { hasAlready } from "../http/preconditions.ts";
import { invalidRequest } from "../http/problem.ts";
import { noContent, problems, withETag } from "../http/responses.ts";
import { sendFile } from "../http/send-file.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { SoundFormat } from "../sound/sound-renderer.ts";
import { stemsMistakes } from "../sound/sound-wish.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import { contentDisposition, soundFileName, soundType } from "./file-name.ts";
import type { Library } from "./keep.ts";
import { OF_ONE_CALLER, sectionOf, wholeSongOf } from "./library-one.ts";
import { renderSound } from "./render.ts";
import type { Workshop } from "./workshop.ts";

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
          "one. Where `format` is absent, `Accept` says which. It is rendered when it is asked for, some hundred times as fast as it plays, and remembered for a while;",
          "`Range` asks for a part of the file.",
        ].join("\n"),
        tags: ["Songs"],
        params: songPathSchema,
        querystring: audioQuerySchema,
        response: {
          200: sound,
          206: { ...sound, description: "The part of the file that `Range` asks for." },
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 406, 416, 422),
        },
      },
    },
    async (request, reply) => {
      const { song } = await wholeSongOf(library, request);
      const { section: wanted } = request.query;
      const section = wanted === undefined ? undefined : sectionOf(song, wanted, "query");
      const { offered, mediaType } = acceptedFile(request, reply, offersFor(request.query));
      const { format } = offered;
      const digest = songDigest(song);
      const part = section === undefined ? "" : `-${section}`;
      const etag = `"${digest.slice(0, 32)}-${format}${SOUND_VERSION}${part}"`;
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const { body } = await cache.get(
        `sound:${digest}:${SOUND_VERSION}:${format}:${part}`,
        async (): Promise<MadeAnswer> => {
          const bytes = await renderSound(renderer, {
            song,
            format,
            ...(section !== undefined && { section }),
          });
          return { headers: {}, body: Buffer.from(bytes.buffer) };
        },
        false,
      );
      const name = soundFileName(song.title, format, song.sections[section ?? -1]?.name);
      void reply.header("content-type", mediaType).header("content-disposition", contentDisposition(name));
      return sendFile(request, reply, etag, body);
    },
  );
}

/** A kind of sound file that can be given. */
interface Offer extends Pick<FileType, "mediaType">, Partial<Pick<FileType, "alsoKnownAs">> {
  readonly format: SoundFormat;
}

/** The formats in which a song is offered to who names none, best first: listeners take MP3. */
const formats = ["mp3", "wav", "ogg"] as const;
const offers: readonly Offer[] = formats.map((format) => ({ format, ...fileTypes[format] }));

const archive: Offer = { format: "stems", mediaType: soundType("stems") };

/**
 * What may be given: the format that is named, or any; stems as an archive.
 * @throws Problem invalid_request where stems are wanted in a format that they do not come in
 */
function offersFor({
  format,
  stems,
}: {
  readonly format?: SoundFileFormat;
  readonly stems?: "true" | "false";
}): readonly Offer[] {
  const mistakes = stemsMistakes({ format: format ?? "wav", stems: stems === "true" });
  if (mistakes.length > 0) throw invalidRequest("query", mistakes);
  if (stems === "true") return [archive];
  return format === undefined ? offers : offers.filter((one) => one.format === format);
}
