/** Which of somebody's songs an edited one was made from. */
import { changeOf, editToWire, songId } from "@music-brain/contract";
import { type EditedSong, editedSong, partsOf, songDigest } from "@music-brain/engine";
import type { Database } from "../database/database.ts";
import { type Descent, findSong } from "./library.ts";
import type { StoredSong } from "./library-table.ts";
import type { Turns } from "./turns.ts";

/**
 * The song before the last edit, where its owner keeps it; else the one before all edits; undefined where they keep neither, or
 * nothing was changed of it. Both are composed again to be found: a request names no song, only what makes it.
 */
export async function descentOf(
  edited: EditedSong,
  database: Database,
  owner: string,
  turns: Turns,
): Promise<(Descent & { readonly parent: StoredSong }) | undefined> {
  const { from, song } = edited;
  const id = songId(songDigest(song));
  for (const made of new Set([from.edits.length - 1, 0])) {
    const before = await turns.run(() => editedSong({ ...from, edits: from.edits.slice(0, made) }).song);
    const parent = await findSong(database, owner, songId(songDigest(before)));
    if (parent === undefined || parent.id === id) continue;
    return {
      parent,
      asked: { edits: from.edits.slice(made).map(editToWire) },
      changed: changeOf(before, song, partsOf(before, song)),
    };
  }
  return undefined;
}
