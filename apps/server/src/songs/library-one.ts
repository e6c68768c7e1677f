/** One song of whoever asks. */
import { keepingToWire, type WireKeptSongAnswer } from "@music-brain/contract";
import type { Song } from "@music-brain/engine";
import { sectionPosition } from "@music-brain/formats";
import type { FastifyRequest } from "fastify";
import { callerOf } from "../http/caller.ts";
import { invalidRequest, Problem } from "../http/problem.ts";
import type { Library } from "./keep.ts";
import { findSong, findWholeSong, type WholeSong } from "./library.ts";
import type { StoredSong } from "./library-table.ts";
import { wireSong } from "./song-answer.ts";

type RequestForSong = FastifyRequest<{ Params: { song_id: string } }>;

/** What somebody has is kept by nobody else, and asked for anew each time. */
export const OF_ONE_CALLER = { "cache-control": "private, no-cache" };

/** The song, without its notes. @throws Problem song_not_found */
export async function songOf({ database }: Library, request: RequestForSong): Promise<StoredSong> {
  const song = await findSong(database, callerOf(request), request.params.song_id);
  if (song === undefined) throw songNotFound();
  return song;
}

/** The song, whole. @throws Problem song_not_found */
export async function wholeSongOf({ database }: Library, request: RequestForSong): Promise<WholeSong> {
  const song = await findWholeSong(database, callerOf(request), request.params.song_id);
  if (song === undefined) throw songNotFound();
  return song;
}

/**
 * The position of a section that a request names, from 0.
 * @param wanted its name or its position
 * @param where the request says it
 * @throws Problem invalid_request where the song has none such
 */
export function sectionOf(song: Song, wanted: string | number, where: "query" | "body"): number {
  try {
    return sectionPosition(song, wanted);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest(where, [{ pointer: "/section", detail: error.message }]);
  }
}

/** The song, as it is answered whole. */
export function keptAnswer({ song, intent, edits, ...kept }: WholeSong): WireKeptSongAnswer {
  const { seed, engineVersion, digest } = kept;
  const recipe = intent && {
    intent,
    seed,
    ...(edits && { edits: [...edits] }),
    engine_version: engineVersion,
    digest,
  };
  return { success: true, song: wireSong(song, null), recipe, ...keepingToWire(kept) };
}

/**
 * Another one after every change, also where the song was deleted and is kept again.
 * @param variant which of the files of the song, where there are several at one address
 */
export function etagOf(
  { id, createdAt, version }: Pick<StoredSong, "id" | "createdAt" | "version">,
  variant = "",
): string {
  return `"${id.slice(-12)}.${createdAt.toString(36)}.${version}${variant && `.${variant}`}"`;
}

/** The same for a song that never was and one of somebody else. */
export function songNotFound(): Problem {
  return new Problem("song_not_found", "You keep no such song.");
}
