/** When keys were last used: remembered here and written now and then, so that no request waits for it. */
import type { FastifyInstance } from "fastify";
import type { Database } from "../database/database.ts";

/** Keys that were used since it was last written down: a key beyond these is written with its next use. */
const MOST = 10_000;

/** Keys that one statement writes. */
const AT_ONCE = 500;

const EVERY_MS = 60_000;

/** Remembers that keys were used. */
export interface KeyUses {
  readonly note: (keyId: string) => void;
  /** Writes it down. Called once a minute, and when the service ends. */
  readonly flush: () => Promise<void>;
  /** Writes it down for the last time. */
  readonly close: () => Promise<void>;
}

/**
 * Notes uses, and writes them down once a minute.
 * @param onError told what went wrong where a minute could not be written down: the next one will be
 */
export function keyUses(database: Database, now: () => number, onError: (error: unknown) => void): KeyUses {
  let used = new Set<string>();

  async function flush(): Promise<void> {
    const ids = [...used];
    used = new Set();
    for (let first = 0; first < ids.length; first += AT_ONCE) {
      await database
        .updateTable("api_keys")
        .set({ last_used_at: now() })
        .where("id", "in", ids.slice(first, first + AT_ONCE))
        .execute();
    }
  }

  const writing = setInterval(() => void flush().catch(onError), EVERY_MS).unref();
  return {
    note(keyId) {
      if (used.size < MOST) used.add(keyId);
    },
    flush,
    async close() {
      clearInterval(writing);
      await flush().catch(onError);
    },
  };
}

/** Notes the use of keys in requests that are let in. */
export function addKeyUses(app: FastifyInstance, database: Database, now: () => number): void {
  const uses = keyUses(database, now, (error) => {
    app.log.warn({ err: error }, "the last use of API keys could not be written down");
  });
  app.addHook("onRequest", ({ principal }, _reply, done) => {
    if (principal.kind === "key") uses.note(principal.keyId);
    done();
  });
  app.addHook("onClose", () => uses.close());
}
