/** Songs that are kept, as the page has them. */
import type {
  WireChangeSong,
  WireExplanation,
  WireKeptSong,
  WireKeptSongAnswer,
  WireSongs,
} from "@music-brain/contract";
import { base64Of } from "../hear/base64.ts";
import { ask, request } from "./request.ts";
import { type MadeSong, makeSong } from "./songs.ts";

/** What is looked for in the library. */
export interface LibraryQuery {
  readonly q: string;
  /** A base emotion; any where it is empty. */
  readonly emotion: string;
  /** Any where it is empty. */
  readonly tag: string;
  readonly isFavourite: boolean;
}

/**
 * A page of songs, the newest first.
 * @param cursor of the page before
 * @throws ServiceError
 */
export function songsOf(
  { q, emotion, tag, isFavourite }: LibraryQuery,
  limit: number,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WireSongs> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (q.trim() !== "") query.set("q", q.trim().slice(0, 200));
  if (emotion !== "") query.set("emotion", emotion);
  if (tag !== "") query.set("tag", tag);
  if (isFavourite) query.set("favourite", "true");
  if (cursor !== undefined) query.set("cursor", cursor);
  return request<WireSongs>(`/songs?${query}`, { signal });
}

/**
 * Brings a kept song into the studio. Where this engine makes the very same song of its recipe it can be changed; else it is
 * as it is kept, note for note.
 * @throws ServiceError
 */
export async function openSong(id: string, signal?: AbortSignal): Promise<MadeSong> {
  const options = signal ? { signal } : {};
  const kept = await request<WireKeptSongAnswer>(`/songs/${id}`, options);
  if (kept.recipe) {
    const { intent, seed, edits = [] } = kept.recipe;
    const made = await makeSong({ intent, seed, edits }, { ...options, keep: false }).catch(() => undefined);
    if (made?.song.digest === kept.song.digest) {
      return { ...made, song: { ...made.song, title: kept.song.title } };
    }
  }
  const [{ provenance }, midi] = await Promise.all([
    request<WireExplanation>(`/songs/${id}/explanation`, options),
    ask(`/songs/${id}/midi`, { ...options, accept: "audio/midi" }).then((answer) => answer.arrayBuffer()),
  ]);
  return { recipe: undefined, song: { ...kept.song, provenance }, midi: base64Of(new Uint8Array(midi)) };
}

/**
 * Gives a kept song other tags, another title, or makes it a favourite.
 * @throws ServiceError
 */
export async function changeSong({ id }: WireKeptSong, change: WireChangeSong): Promise<void> {
  const etag = (await ask(`/songs/${id}`)).headers.get("etag") ?? "*";
  await request(`/songs/${id}`, { method: "PATCH", body: change, headers: { "if-match": etag } });
}

/**
 * Deletes a kept song.
 * @returns what brings it back
 * @throws ServiceError
 */
export async function deleteSong({ id }: WireKeptSong): Promise<() => Promise<void>> {
  const { success: _, ...whole } = await request<WireKeptSongAnswer>(`/songs/${id}`);
  await request(`/songs/${id}`, { method: "DELETE" });
  return () => importSong(whole);
}

/**
 * Keeps a song from a file: what GET /songs/{id} answers, or the song alone.
 * @throws ServiceError
 */
export async function importSong(content: unknown): Promise<void> {
  const isSong = typeof content === "object" && content !== null && "tracks" in content;
  await request("/songs", { body: isSong ? { song: content } : content });
}
