/** Songs that come as JSON: read, proved by their digest, and kept. */
import {
  editsFromWire,
  intentFromWire,
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
import { invalidRequest } from "../http/problem.ts";
import { keepOf, type Library } from "./keep.ts";
import { changeSong, findSong, findWholeSong, hasSong, type WholeSong } from "./library.ts";
import { songNotFound } from "./library-one.ts";

/**
 * Keeps a song that {@link importedSong} has read.
 * @returns the song as it is kept, and whether it was before
 * @throws Problem library_full
 */
export async function keepImported(
  owner: string,
  library: Library,
  { recipe, tags, favourite }: WireImportSong,
  song: Song,
): Promise<{ readonly whole: WholeSong; readonly isThere: boolean }> {
  const id = songId(songDigest(song));
  const isThere = await hasSong(library.database, owner, id);
  await keepOf(owner, library, {
    id,
    intent: recipe?.intent ?? null,
    ...(recipe?.edits && { edits: recipe.edits }),
    song: () => song,
  });
  if (!isThere) await adorn(library, owner, id, { tags: tags ?? [], favourite: favourite ?? false });
  const whole = await findWholeSong(library.database, owner, id);
  if (whole === undefined) throw songNotFound();
  return { whole, isThere };
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
  await changeSong(database, owner, seen, { tags, favourite }, now());
}

/**
 * The song of a message. One that this engine composed is composed again, so that it is known where its notes come of.
 * @throws Problem invalid_request
 */
export function importedSong({ song: wire, recipe }: WireImportSong): Song {
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
