/**
 * Word of what is revoked by PostgreSQL's LISTEN and NOTIFY: it goes through the very database in which the change is, so
 * that whoever could make the change could also say so.
 */
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { hear } from "../database/postgres-hear.ts";
import { localRevocations, type RevocationListener, type Revocations, type Revoked } from "./revocation.ts";

/** What it works with. */
export interface PostgresRevocationOptions {
  readonly database: Database;
  /** The address of the same database, for a connection that listens. */
  readonly url: string;
  /** Told when others are heard, and when they are not any more. */
  readonly onChange?: (hears: boolean, why?: unknown) => void;
}

const CHANNEL = "music_brain_revoked";

/** How often the connection is tried that listens: a revocation that it misses is looked for again within a second. */
const HEARTBEAT_MS = 400;

/** How long an answer is waited for. */
const SILENCE_MS = 400;

/** Between two tries to connect. */
const RETRY_MS = 500;

/** Listens, and goes on trying to where it cannot. Resolves at once. */
export function postgresRevocations({ database, url, onChange }: PostgresRevocationOptions): Revocations {
  const local = localRevocations();
  const listeners: RevocationListener[] = [];
  const closing = new AbortController();
  let hears = false;

  function change(now: boolean, why?: unknown): void {
    if (hears === now) return;
    hears = now;
    // What came before it heard, and what comes after: neither is known.
    for (const { missed } of listeners) missed();
    onChange?.(now, why);
  }

  const listening = hear({
    url,
    channel: CHANNEL,
    name: "music-brain revocations",
    onMessage(message) {
      const revoked = read(message);
      if (revoked !== undefined) void local.announce(revoked);
    },
    onHearing: () => change(true),
    onDeaf: (why) => change(false, why),
    heartbeatMs: HEARTBEAT_MS,
    silenceMs: SILENCE_MS,
    retryMs: RETRY_MS,
    signal: closing.signal,
  });
  return {
    async announce(revoked) {
      await local.announce(revoked);
      await sayRevoked(database, revoked);
    },
    listen(listener) {
      listeners.push(listener);
      local.listen(listener);
    },
    hearsOthers: () => hears,
    async close() {
      closing.abort();
      await listening;
      change(false);
    },
  };
}

/** Says it to all who listen to a PostgreSQL. */
export async function sayRevoked(database: Database, revoked: Revoked): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(revoked)})`.execute(database);
}

const kinds: readonly string[] = ["user", "session", "key", "client"] satisfies readonly Revoked["kind"][];

/** What was said; undefined where it is nothing that this version knows. */
function read(text: string): Revoked | undefined {
  if (!text.startsWith("{")) return undefined;
  const said: Partial<Revoked> = JSON.parse(text);
  const { kind, id } = said;
  return kind !== undefined && kinds.includes(kind) && id !== undefined ? { kind, id } : undefined;
}
