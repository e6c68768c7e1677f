/** Conversations whose time is over leave the disk: now and then, so that hardly any answer has to wait for it. */
import type { Database } from "../database/database.ts";
import { removeExpired } from "./store.ts";

/** How long a conversation whose time is over may stay on the disk while new ones begin, in milliseconds. */
const EVERY_MS = 10 * 60_000;

/** Forgets, when it is asked to at some time (epoch milliseconds), what is over; at most once every ten minutes. */
export function expirySweep(database: Database): (now: number) => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async (now) => {
    if (now < next) return;
    next = now + EVERY_MS;
    await removeExpired(database, now);
  };
}
