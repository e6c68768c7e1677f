/** Keeping what is made: for who is signed in, or shows a key of theirs. */
import type { Song } from "@music-brain/engine";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Database } from "../database/database.ts";
import { callerOf } from "../http/caller.ts";
import { Problem } from "../http/problem.ts";
import type { Principal } from "../identity/principal.ts";
import { type Content, type Descent, hasSong, keepSong, type SentIntent } from "./library.ts";

/** Where songs are kept. */
export interface Library {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The most songs of one owner. */
  readonly mostSongs: number;
}

/** A song that was made, or can be. */
export interface Made extends Pick<Content, "edits"> {
  /** As the answer names it. */
  readonly id: string;
  readonly intent: SentIntent | null;
  /** What it was made from, where that is a song that is kept. */
  readonly descent?: Descent;
  /** The song; composed once more, where the answer was remembered. */
  readonly song: () => Song | Promise<Song>;
}

/** Whether what is made for somebody is theirs to keep. */
export function keeps(principal: Principal): boolean {
  return principal.kind !== "anonymous" && principal.scopes.has("generate");
}

/**
 * Keeps a song for who asked for it, and says in `Location` where.
 * @throws Problem library_full; DatabaseUnavailable
 */
export async function keepFor(
  request: FastifyRequest,
  reply: FastifyReply,
  library: Library,
  made: Made,
): Promise<void> {
  await keepOf(callerOf(request), library, made);
  void reply.header("location", `/songs/${made.id}`);
}

/**
 * Keeps a song for its owner.
 * @throws Problem library_full; DatabaseUnavailable
 */
export async function keepOf(
  owner: string,
  { database, now, mostSongs }: Library,
  { id, intent, edits, descent, song }: Made,
): Promise<void> {
  const keep = async () =>
    keepSong(
      database,
      owner,
      { intent, ...(edits && { edits }), song: await song() },
      { now: now(), most: mostSongs, ...(descent && { descent }) },
    );
  const isKept = (await hasSong(database, owner, id)) || (await keep()) !== undefined;
  if (!isKept) {
    throw new Problem(
      "library_full",
      `You keep ${mostSongs} songs, which is as many as you may. Delete one of them, or send "keep": false.`,
    );
  }
}
