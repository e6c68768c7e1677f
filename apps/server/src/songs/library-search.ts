/** Somebody's songs, looked through. */
import type { KeptSong } from "@music-brain/contract";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/database.ts";
import { isPostgres } from "../database/dialect.ts";
import { columns, type StoredSong, storedOf } from "./library-table.ts";
import { foldedTag, searchWords } from "./search-words.ts";

/** What is asked for of somebody's songs. */
export interface SongPage {
  /** Of this base emotion, family or node. */
  readonly emotion?: string | undefined;
  /** With words that begin with all of these. */
  readonly q?: string | undefined;
  readonly favourite?: boolean | undefined;
  /** With this tag, in any writing. */
  readonly tag?: string | undefined;
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
  { emotion, q = "", favourite, tag, after, limit }: SongPage,
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
  if (favourite !== undefined) query = query.where("favourite", "=", favourite ? 1 : 0);
  if (tag !== undefined) {
    const pattern = `%${taggedOf([tag]).replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where(sql<boolean>`tagged like ${pattern} escape '\\'`);
  }
  if (q.trim() !== "") {
    const words = searchWords(q).slice(0, MOST_WORDS_SEARCHED);
    // What has no letter or digit is in no song.
    if (words.length === 0) return [];
    query = query.where(hasWords(database, owner, words));
  }
  if (after !== undefined) {
    const { createdAt, id } = after;
    query = query.where(({ or, and, eb }) =>
      or([eb("created_at", "<", createdAt), and([eb("created_at", "=", createdAt), eb("id", "<", id)])]),
    );
  }
  return (await query.execute()).map(storedOf);
}

/**
 * Whether a song has words that begin with these. They are letters and digits of ASCII, so nothing in them can be taken
 * for an operator of the languages that the databases have for searches.
 */
function hasWords(database: Database, owner: string, words: readonly string[]): RawBuilder<boolean> {
  if (isPostgres(database)) {
    return sql<boolean>`search_words @@ cast(${words.map((word) => `'${word}':*`).join(" & ")} as tsquery)`;
  }
  const wanted = words.map((word) => `"${word}"*`).join(" AND ");
  const query = `who: "${owner.replaceAll('"', '""')}" AND words: (${wanted})`;
  return sql<boolean>`songs.id in (select id from song_places where owner = ${owner}
    and place in (select rowid from song_words where song_words match ${query}))`;
}

/** What a search looks at. */
export function searchedOf({
  title,
  tags,
  words,
  outline,
}: Pick<KeptSong, "title" | "tags" | "words"> & {
  readonly outline: Pick<KeptSong["outline"], "genre" | "mood">;
}): string {
  return searchWords([title, ...tags, words, outline.genre, outline.mood].join("\n")).join(" ");
}

/** What tags are looked up by: each between line feeds, which are in none of them. */
export function taggedOf(tags: readonly string[]): string {
  return tags.map((tag) => `\n${foldedTag(tag)}\n`).join("");
}

/** Writings of the same word made one, so that both databases compare alike: they fold letters differently. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
