/** Songs that people keep, as they are stored: each with the recipe that it can be made from again. */
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import {
  type SongChange,
  type SongOutline,
  type SongWish,
  songId,
  type WireEdit,
  type WireGenerateRequest,
} from "@music-brain/contract";
import { ENGINE_VERSION, type Song, songDigest } from "@music-brain/engine";
import type { Database } from "../database/database.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import { folded, searchedOf, taggedOf } from "./library-search.ts";
import { columns, type SongTable, type StoredSong, storedOf } from "./library-table.ts";
import { distinctTags } from "./search-words.ts";

/** The intent as it was sent. */
export type SentIntent = WireGenerateRequest["intent"];

/** What is of use only when the song itself is wanted. */
export interface Content {
  /** Null where nobody knows: the song came from elsewhere. */
  readonly intent: SentIntent | null;
  /** What was done to the song of the intent and the seed to make it this one; absent where nothing was. */
  readonly edits?: readonly WireEdit[];
  readonly song: Song;
}

/** What a song was made from. */
export interface Descent {
  readonly parent: Pick<StoredSong, "id" | "root">;
  readonly asked: SongWish;
  readonly changed: SongChange;
}

/** A kept song with its notes. */
export interface WholeSong extends StoredSong, Content {}

const LONGEST_WORDS = 200;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Whether somebody has kept a song. */
export async function hasSong(database: Database, owner: string, id: string): Promise<boolean> {
  const row = await database
    .selectFrom("songs")
    .select("id")
    .where("owner", "=", owner)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Keeps a song, unless it is kept already.
 * @param most how many somebody may keep, also where many come at the same moment
 * @returns its id; undefined where somebody has as many as that
 */
export async function keepSong(
  database: Database,
  owner: string,
  { intent, edits, song }: Content,
  { now, most, descent }: { readonly now: number; readonly most: number; readonly descent?: Descent },
): Promise<string | undefined> {
  const digest = songDigest(song);
  const id = songId(digest);
  if (await hasSong(database, owner, id)) return id;
  const words = [...(intent?.emotional_intent ?? "")].slice(0, LONGEST_WORDS).join("");
  const row: SongTable = {
    owner,
    id,
    title: song.title,
    tags: "[]",
    tagged: "",
    favourite: 0,
    words,
    searched: searchedOf({ title: song.title, tags: [], words, outline: song }),
    root: descent?.parent.root ?? id,
    parent: descent?.parent.id ?? null,
    asked: descent === undefined ? null : JSON.stringify(descent.asked),
    changed: descent === undefined ? null : JSON.stringify(descent.changed),
    base: folded(song.emotion.base),
    sub: folded(song.emotion.sub),
    node: folded(song.emotion.name),
    seed: song.seed,
    engine_version: song.engineVersion,
    digest,
    outline: JSON.stringify(outlineOf(song)),
    content: await compress(JSON.stringify({ intent, edits, song })),
    version: 1,
    created_at: now,
    updated_at: now,
  };
  return oneAtATime(database, `songs of ${owner}`, async (transaction) => {
    if (await hasSong(transaction, owner, id)) return id;
    if ((await countSongs(transaction, owner)) >= most) return undefined;
    await transaction.insertInto("songs").values(row).execute();
    return id;
  });
}

/** How many songs somebody keeps. */
export async function countSongs(database: Database, owner: string): Promise<number> {
  const { count } = await database
    .selectFrom("songs")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("owner", "=", owner)
    .executeTakeFirstOrThrow();
  return count;
}

/** One of somebody's songs, without its notes; undefined where there is none, or it is somebody else's. */
export async function findSong(
  database: Database,
  owner: string,
  id: string,
): Promise<StoredSong | undefined> {
  const row = await database
    .selectFrom("songs")
    .select(columns)
    .where("owner", "=", owner)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && storedOf(row);
}

/** One of somebody's songs, whole and under its title; undefined where there is none, or it is somebody else's. */
export async function findWholeSong(
  database: Database,
  owner: string,
  id: string,
): Promise<WholeSong | undefined> {
  const row = await database
    .selectFrom("songs")
    .select([...columns, "content"])
    .where("owner", "=", owner)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { intent, edits, song } = await contentOf(row.content);
  return { ...storedOf(row), intent, ...(edits && { edits }), song: { ...song, title: row.title } };
}

async function contentOf(bytes: Uint8Array): Promise<Content> {
  return JSON.parse((await decompress(bytes)).toString("utf8"));
}

/** All versions of a song that are kept, without their notes, the oldest first. */
export async function versionsOf(
  database: Database,
  owner: string,
  { root }: Pick<StoredSong, "root">,
): Promise<readonly StoredSong[]> {
  const rows = await database
    .selectFrom("songs")
    .select(columns)
    .where("owner", "=", owner)
    .where("root", "=", root)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(storedOf);
}

/** What its owner can change of a song. */
export interface SongChanges {
  readonly title?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly favourite?: boolean | undefined;
}

/**
 * Gives a song another title, or other tags, or makes it a favourite. Tags that differ only in case or accents are one.
 * @returns it as it is now; undefined where it was changed or deleted meanwhile
 */
export async function changeSong(
  database: Database,
  owner: string,
  seen: StoredSong,
  { title = seen.title, tags: wanted = seen.tags, favourite = seen.favourite }: SongChanges,
  now: number,
): Promise<StoredSong | undefined> {
  const tags = distinctTags(wanted);
  const { numUpdatedRows } = await database
    .updateTable("songs")
    .set({
      title,
      tags: JSON.stringify(tags),
      tagged: taggedOf(tags),
      favourite: favourite ? 1 : 0,
      searched: searchedOf({ ...seen, title, tags }),
      version: seen.version + 1,
      updated_at: now,
    })
    .where("owner", "=", owner)
    .where("id", "=", seen.id)
    .where("version", "=", seen.version)
    .where("created_at", "=", seen.createdAt)
    .executeTakeFirst();
  return numUpdatedRows === 1n
    ? { ...seen, title, tags, favourite, version: seen.version + 1, updatedAt: now }
    : undefined;
}

/**
 * Deletes a song.
 * @param version where it is given, only that one
 * @returns false where there was none to delete
 */
export async function removeSong(
  database: Database,
  owner: string,
  id: string,
  version?: number,
): Promise<boolean> {
  let query = database.deleteFrom("songs").where("owner", "=", owner).where("id", "=", id);
  if (version !== undefined) query = query.where("version", "=", version);
  const { numDeletedRows } = await query.executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Everything that somebody keeps. Notes only where no recipe makes them again. */
export async function exportSongs(database: Database, owner: string): Promise<readonly object[]> {
  const rows = await database
    .selectFrom("songs")
    .select([...columns, "content"])
    .where("owner", "=", owner)
    .orderBy("created_at")
    .execute();
  return Promise.all(
    rows.map(async ({ content, version: _, ...row }) => {
      const { intent, edits, song } = await contentOf(content);
      const { tags, favourite, asked, changed, outline } = storedOf({ ...row, version: 0 });
      const isMadeAgain = intent !== null && row.engine_version === ENGINE_VERSION;
      return {
        ...{ ...row, tags, favourite, asked, changed, outline, intent },
        ...(edits && { edits }),
        ...(!isMadeAgain && { song }),
      };
    }),
  );
}

/** Deletes everything that somebody keeps. */
export async function removeSongs(database: Database, owner: string): Promise<void> {
  await database.deleteFrom("songs").where("owner", "=", owner).execute();
}

function outlineOf(song: Song): SongOutline {
  const { key, tempoBpm, timeSignature, genre, mood, emotion, totalBars, durationSeconds } = song;
  return { key, tempoBpm, timeSignature, genre, mood, emotion, totalBars, durationSeconds };
}
