/** What a kept song can be had as, what is lost on the way, and all of it in one archive. */
import {
  bundleQuerySchema,
  bundleType,
  exportsAnswerSchema,
  noQuerySchema,
  songPathSchema,
  type WireExports,
} from "@music-brain/contract";
import { type ExportFormat, exportReports } from "@music-brain/formats";
import { type Bundler, createBundler } from "../bundle/bundler.ts";
import { acceptedFile } from "../http/accepted.ts";
import { hasAlready } from "../http/preconditions.ts";
import { invalidRequest } from "../http/problem.ts";
import { json, noContent, problems } from "../http/responses.ts";
import { overloaded } from "../http/shedding.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { SoundRenderer } from "../sound/sound-renderer.ts";
import { contentDisposition, fileNameOf } from "./file-name.ts";
import type { Library } from "./keep.ts";
import type { WholeSong } from "./library.ts";
import { etagOf, keptAnswer, OF_ONE_CALLER, songOf, wholeSongOf } from "./library-one.ts";
import { fileOf } from "./song-answer.ts";

const tags = ["Songs"];

/** The longest that somebody waits for stems, in milliseconds. */
const LONGEST_MS = 300_000;

/** Where each form is, below the song. */
const PLACES: Readonly<Record<ExportFormat, string>> = {
  json: "",
  midi: "/midi",
  musicxml: "/musicxml",
  lead: "/musicxml?layout=lead",
  score: "/score.svg",
  "lead-score": "/score.svg?layout=lead",
  wav: "/audio?format=wav",
  mp3: "/audio?format=mp3",
  ogg: "/audio?format=ogg",
  stems: "/audio?stems=true",
  loop: "/audio?format=wav&section=0",
};

/** Adds the routes. @param sound makes stems */
export function addLibraryExports(app: TypedApp, library: Library, sound: SoundRenderer): void {
  const bundler = createBundler(sound);
  app.addHook("onClose", () => bundler.close());
  app.get(
    "/songs/:song_id/exports",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "exportsOfSong",
        summary: "What a song of yours can be had as, and what each form does not carry",
        description:
          "Counted in the song: how many notes are written elsewhere than they are played, how many changes of pedal and expression a score has no signs for, how many reasons stay behind. Where every note comes from is at /songs/{song_id}/explanation.",
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        response: { 200: json("The forms.", exportsAnswerSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id, song } = await wholeSongOf(library, request);
      const exports = exportReports(song).map(({ format, losses }): WireExports["exports"][number] => ({
        format,
        href: `/songs/${id}${PLACES[format]}`,
        losses: losses.map(({ what, count, detail }) => ({ what, count, detail })),
      }));
      return reply.headers(OF_ONE_CALLER).send({ success: true as const, id, exports });
    },
  );

  app.get(
    "/songs/:song_id/bundle",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "bundleOfSong",
        summary: "Everything that a studio needs of a song of yours, in one zip archive",
        description:
          "MIDI, MusicXML in full and as a lead sheet, chords as text, `song.json` (which POST /songs takes back), a README with tempi and reasons, and what each form does not carry; with `stems=true` a sound file of every track too.",
        tags,
        params: songPathSchema,
        querystring: bundleQuerySchema,
        response: {
          200: fileOf(bundleType),
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 406, 422),
        },
      },
    },
    async (request, reply) => {
      const stems = request.query.stems === "true";
      const tagOf = (song: Parameters<typeof etagOf>[0]) => etagOf(song, stems ? "stems" : "bundle");
      const etag = tagOf(await songOf(library, request));
      acceptedFile(request, reply, [bundleType]);
      void reply.headers(OF_ONE_CALLER).header("etag", etag);
      if (hasAlready(request, etag)) return reply.code(304).send();
      const whole = await wholeSongOf(library, request);
      const gone = new AbortController();
      // Nobody waits for what takes seconds once they have gone; whoever waits in silence stays.
      reply.raw.once("close", () => gone.abort(overloaded()));
      if (stems) request.raw.setTimeout(LONGEST_MS);
      const bytes = await bundled(bundler, whole, stems, gone.signal);
      // Whoever deletes a song meanwhile has deleted it.
      await songOf(library, request);
      return reply
        .headers({
          "content-type": bundleType.mediaType,
          "content-disposition": contentDisposition(fileNameOf(whole.song.title, bundleType.ending)),
          etag: tagOf(whole),
        })
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
}

/** @throws Problem invalid_request where the song lasts too long for stems; overloaded */
async function bundled(
  bundler: Bundler,
  whole: WholeSong,
  stems: boolean,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await bundler.bundle(whole.song, JSON.stringify(keptAnswer(whole)), { stems, signal });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest("query", [{ pointer: stems ? "/stems" : "", detail: error.message }]);
  }
}
