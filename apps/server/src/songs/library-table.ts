/** The table of songs that people keep. */
import type { KeptSong, SongOutline } from "@music-brain/contract";

/** The table of songs. Times are epoch milliseconds. */
export interface SongTable {
  /** Whose it is, as `http/caller.ts` names callers. */
  readonly owner: string;
  /** That of the song itself: whoever makes the same song twice keeps it once. */
  readonly id: string;
  readonly title: string;
  /** JSON: a list of words. */
  readonly tags: string;
  /** How its intent begins. */
  readonly words: string;
  /** What a search looks at: title, tags and words, in one writing. */
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
  /** Counts changes: one is made only by who has seen the one before. */
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A kept song, and how often it was changed. */
export interface StoredSong extends KeptSong {
  readonly version: number;
}

/** All but what is long. */
export const columns = [
  "id",
  "title",
  "tags",
  "words",
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
  return {
    id: row.id,
    title: row.title,
    tags,
    words: row.words,
    seed: row.seed,
    engineVersion: row.engine_version,
    digest: row.digest,
    outline,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
