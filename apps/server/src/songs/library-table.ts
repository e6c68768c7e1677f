/** The table of songs that people keep. */
import type { KeptSong, SongChange, SongOutline, SongWish } from "@music-brain/contract";

/** The table of songs. Times are epoch milliseconds. */
export interface SongTable {
  /** Whose it is, as `http/caller.ts` names callers. */
  readonly owner: string;
  /** That of the song itself: whoever makes the same song twice keeps it once. */
  readonly id: string;
  readonly title: string;
  /** JSON: a list of words. */
  readonly tags: string;
  /** Each tag in one writing, between line feeds: what songs are looked up by. */
  readonly tagged: string;
  /** 1 or 0. */
  readonly favourite: number;
  /** How its intent begins. */
  readonly words: string;
  /** What a search looks at: title, tags, words, genre and mood, as `search-words.ts` spells them, with spaces between. */
  readonly searched: string;
  readonly base: string;
  readonly sub: string;
  readonly node: string;
  readonly seed: number;
  readonly engine_version: string;
  readonly digest: string;
  /** JSON: a {@link SongOutline}. */
  readonly outline: string;
  /** JSON, compressed with Zstandard: the song and the intent that was sent. A song of 180 kB takes 20 kB. */
  readonly content: Uint8Array;
  /** The id of the first of its versions, which may have been deleted: its own where it was not made from another. */
  readonly root: string;
  /** The id of the song that it was made from, which may have been deleted. */
  readonly parent: string | null;
  /** JSON: what was asked of that song. */
  readonly asked: string | null;
  /** JSON: a {@link SongChange}. */
  readonly changed: string | null;
  /** Counts changes: one is made only by who has seen the one before. */
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A kept song, and how often it was changed. */
export interface StoredSong extends KeptSong {
  readonly version: number;
  /** The id of the first of its versions. */
  readonly root: string;
}

/** All but what is long. */
export const columns = [
  "id",
  "title",
  "tags",
  "favourite",
  "words",
  "root",
  "parent",
  "asked",
  "changed",
  "seed",
  "engine_version",
  "digest",
  "outline",
  "version",
  "created_at",
  "updated_at",
] as const;

/** A row as a song. */
export function storedOf(row: Pick<SongTable, (typeof columns)[number]>): StoredSong {
  const tags: readonly string[] = JSON.parse(row.tags);
  const outline: SongOutline = JSON.parse(row.outline);
  const asked: SongWish | null = row.asked === null ? null : JSON.parse(row.asked);
  const changed: SongChange | null = row.changed === null ? null : JSON.parse(row.changed);
  return {
    id: row.id,
    title: row.title,
    tags,
    favourite: row.favourite === 1,
    words: row.words,
    root: row.root,
    parent: row.parent,
    asked,
    changed,
    seed: row.seed,
    engineVersion: row.engine_version,
    digest: row.digest,
    outline,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
