/** Where a page of a list ends that has the newest first, as text that only this service reads. */
import { invalidRequest } from "./problem.ts";

/** A place in the list: what was made at a moment, in milliseconds since 1970, told from others of that moment by its id. */
export interface Place {
  readonly createdAt: number;
  readonly id: string;
}

/** The cursor of a place. */
function cursorOf({ createdAt, id }: Place): string {
  return Buffer.from(`${createdAt} ${id}`).toString("base64url");
}

/** The place of a cursor; null where it is none. */
function readCursor(cursor: string): Place | null {
  const [, createdAt, id] =
    /^(\d{1,15}) (\w[\w-]{1,64})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  return createdAt === undefined || id === undefined ? null : { createdAt: Number(createdAt), id };
}

/**
 * The place after which a page begins; undefined for the first page.
 * @throws Problem invalid_request where the cursor is of no answer
 */
export function placeAfter(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = readCursor(cursor);
  if (place !== null) return place;
  const detail = "cursor has to be the next_cursor of an answer.";
  throw invalidRequest("query", [{ pointer: "/cursor", detail }]);
}

/** A page of a list, and where the next one begins. */
export interface Page<Item> {
  readonly shown: readonly Item[];
  /** Null where this is the last one. */
  readonly nextCursor: string | null;
}

/**
 * The page that is shown of what was found.
 * @param found one more than fit on the page, where there are so many
 */
export function pageOf<Item extends Place>(found: readonly Item[], limit: number): Page<Item> {
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { shown, nextCursor: last === undefined ? null : cursorOf(last) };
}
