/** Where a page of songs ends, as text that only this service reads. */
import type { KeptSong } from "@music-brain/contract";

/** A place in the list. */
export type Place = Pick<KeptSong, "createdAt" | "id">;

/**
 * The cursor of a place.
 * @example readCursor(cursorOf({ createdAt: 1, id: "song_a" })); // { createdAt: 1, id: "song_a" }
 */
export function cursorOf({ createdAt, id }: Place): string {
  return Buffer.from(`${createdAt} ${id}`).toString("base64url");
}

/** The place of a cursor; null where it is none. */
export function readCursor(cursor: string): Place | null {
  const [, createdAt, id] =
    /^(\d{1,15}) (song_\w{1,64})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  return createdAt === undefined || id === undefined ? null : { createdAt: Number(createdAt), id };
}
