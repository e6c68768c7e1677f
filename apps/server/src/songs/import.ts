/** POST /songs: keeps a song that was made elsewhere, or here once. */
import { importSongRequestSchema, keptSongAnswerSchema, noQuerySchema } from "@music-brain/contract";
import { callerOf } from "../http/caller.ts";
import { addJsonParser } from "../http/json-body.ts";
import { json, problems, withETag } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { importedSong, keepImported } from "./imported.ts";
import type { Library } from "./keep.ts";
import { etagOf, keptAnswer, OF_ONE_CALLER } from "./library-one.ts";
import type { Workshop } from "./workshop.ts";

/** A song of 512 bars takes 3 MB. */
const SONG_LIMIT = { bytes: 4_000_000, name: "4 MB" };

/** Adds the route, in a scope of its own: songs are larger than other bodies. */
export async function addImport(app: TypedApp, library: Library, { turns }: Workshop): Promise<void> {
  await app.register(async (scope: TypedApp) => {
    scope.removeAllContentTypeParsers();
    addJsonParser(scope, SONG_LIMIT);
    scope.post(
      "/songs",
      {
        config: { needs: "songs:write", creates: true },
        schema: {
          operationId: "importSong",
          summary: "Keep a song that you have as JSON",
          description: [
            "The body is what GET /songs/{song_id} answers, here or on another server. The song's `digest` has to be that of",
            `its notes. It is kept note for note, whichever version of the engine it is of. At most ${SONG_LIMIT.name}.`,
          ].join("\n"),
          tags: ["Songs"],
          querystring: noQuerySchema,
          body: importSongRequestSchema,
          response: {
            200: withETag(json("The song, which you kept already.", keptSongAnswerSchema)),
            201: withETag(json("The song as it is kept.", keptSongAnswerSchema)),
            ...problems(400, 401, 403, 409, 413, 415, 422),
          },
        },
      },
      async (request, reply) => {
        const song = await turns.run(() => importedSong(request.body));
        const { whole, isThere } = await keepImported(callerOf(request), library, request.body, song);
        const headers = { ...OF_ONE_CALLER, etag: etagOf(whole), location: `/songs/${whole.id}` };
        return reply
          .code(isThere ? 200 : 201)
          .headers(headers)
          .send(keptAnswer(whole));
      },
    );
  });
}
