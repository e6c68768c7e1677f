/** Somebody's songs, looked through. */
import type { KeptSong } from "@music-brain/contract";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { columns, type StoredSong, storedOf } from "./library-table.ts";

/** What is asked for of somebody's songs. */
export interface SongPage {
  /** Of this base emotion, family or node. */
  readonly emotion?: string | undefined;
  /** With all of these words. */
  readonly q?: string | undefined;
  /** After this one, in the order of the list. */
  readonly after?: Pick<KeptSong, "createdAt" | "id"> | undefined;
  readonly limit: number;
}

/** More words than these narrow nothing down. */
const MOST_WORDS_SEARCHED = 10;

/** Somebody's songs, the newest first. */
export async function listSongs(
  database: Database,
  owner: string,
  { emotion, q, after, limit }: SongPage,
): Promise<readonly StoredSong[]> {
  let query = database
    .selectFrom("songs")
    .select(columns)
    .where("owner", "=", owner)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  if (emotion !== undefined) {
    const name = folded(emotion);
    query = query.where(({ or, eb }) =>
      or([eb("base", "=", name), eb("sub", "=", name), eb("node", "=", name)]),
    );
  }
  for (const word of wordsOf(q ?? "")) {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where(sql<boolean>`searched like ${pattern} escape '\\'`);
  }
  if (after !== undefined) {
    const { createdAt, id } = after;
    query = query.where(({ or, and, eb }) =>
      or([eb("created_at", "<", createdAt), and([eb("created_at", "=", createdAt), eb("id", "<", id)])]),
    );
  }
  return (await query.execute()).map(storedOf);
}

/** What a search looks at. */
export function searchedOf(title: string, tags: readonly string[], words: string): string {
  return folded([title, ...tags, words].join("\n"));
}

function wordsOf(text: string): readonly string[] {
  return folded(text).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS_SEARCHED);
}

/** Writings of the same word made one, so that both databases compare alike: they fold letters differently. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
