/** POST /songs: keeps a song that was made elsewhere, or here once. */
import {
  editsFromWire,
  importSongRequestSchema,
  intentFromWire,
  keptSongAnswerSchema,
  noQuerySchema,
  songFromWire,
  songId,
  type WireImportSong,
} from "@music-brain/contract";
import {
  EditError,
  ENGINE_VERSION,
  editedSong,
  IntentError,
  readSymbol,
  type Song,
  songDigest,
} from "@music-brain/engine";
import { callerOf } from "../http/caller.ts";
import { addJsonParser } from "../http/json-body.ts";
import { invalidRequest } from "../http/problem.ts";
import { json, problems, withETag } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { keepFor, type Library } from "./keep.ts";
import { changeSong, findSong, findWholeSong, hasSong, type WholeSong } from "./library.ts";
import { etagOf, keptAnswer, OF_ONE_CALLER, songNotFound } from "./library-one.ts";
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
        const { recipe, tags, favourite } = request.body;
        const song = await turns.run(() => importedSong(request.body));
        const id = songId(songDigest(song));
        const owner = callerOf(request);
        const isThere = await hasSong(library.database, owner, id);
        await keepFor(request, reply, library, {
          id,
          intent: recipe?.intent ?? null,
          ...(recipe?.edits && { edits: recipe.edits }),
          song: () => song,
        });
        if (!isThere) await adorn(library, owner, id, { tags: tags ?? [], favourite: favourite ?? false });
        const whole = await findWholeSong(library.database, owner, id);
        if (whole === undefined) throw songNotFound();
        const headers = { ...OF_ONE_CALLER, etag: etagOf(whole) };
        return reply
          .code(isThere ? 200 : 201)
          .headers(headers)
          .send(keptAnswer(whole));
      },
    );
  });
}

/** Gives the song what its owner gave it where it came from. */
async function adorn(
  { database, now }: Library,
  owner: string,
  id: string,
  { tags, favourite }: Pick<WholeSong, "tags" | "favourite">,
): Promise<void> {
  const seen = await findSong(database, owner, id);
  if (seen === undefined || (tags.length === 0 && !favourite)) return;
  const wish = { tags: [...new Set(tags.map((tag) => tag.trim()))], favourite };
  await changeSong(database, owner, seen, wish, now());
}

/**
 * The song of a message. One that this engine composed is composed again, so that it is known where its notes come of.
 * @throws Problem invalid_request
 */
function importedSong({ song: wire, recipe }: WireImportSong): Song {
  const read = songFromWire(wire, readSymbol);
  if (!read.ok) throw invalidRequest("body", read.mistakes);
  const digest = songDigest(read.value);
  if (digest !== wire.digest) {
    const detail =
      "The digest is not that of the song: something in it was changed since it was given out. Send the song as it came.";
    throw invalidRequest("body", [{ pointer: "/song/digest", detail }]);
  }
  if (recipe == null || wire.engine_version !== ENGINE_VERSION) return read.value;
  const composed = composedAgain(recipe);
  if (composed === undefined || songDigest(composed) !== digest) {
    const detail = "This recipe makes another song. Send the one that came with the song, or none.";
    throw invalidRequest("body", [{ pointer: "/recipe", detail }]);
  }
  return { ...composed, title: read.value.title };
}

function composedAgain({
  intent,
  seed,
  edits = [],
}: NonNullable<WireImportSong["recipe"]>): Song | undefined {
  const read = editsFromWire(edits, () => 0);
  if (!read.ok) return undefined;
  try {
    return editedSong({ intent: intentFromWire(intent), seed, edits: read.value }).song;
  } catch (error) {
    if (error instanceof EditError || error instanceof IntentError) return undefined;
    throw error;
  }
}
