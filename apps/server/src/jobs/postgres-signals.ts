/** Word of jobs between processes, by PostgreSQL's NOTIFY. */
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { hear } from "../database/postgres-hear.ts";
import { type JobSignal, type JobSignals, localSignals } from "./job-signals.ts";

const CHANNEL = "music_brain_jobs";

/** How often the connection that listens is tried. What it misses meanwhile is looked for anyway. */
const HEARTBEAT_MS = 10_000;

/** How long an answer is waited for. */
const SILENCE_MS = 5000;

/** Between two tries to connect. */
const RETRY_MS = 2000;

/** What it works with. */
export interface PostgresSignalOptions {
  readonly database: Database;
  /** The address of the same database, for a connection that listens. */
  readonly url: string;
  /** Told when the connection does not hear any more, and why. */
  readonly onDeaf?: (why: unknown) => void;
}

/** The signals. Nothing is connected to before somebody listens. */
export function postgresSignals({ database, url, onDeaf = () => {} }: PostgresSignalOptions): JobSignals {
  const local = localSignals();
  const closing = new AbortController();
  let listening: Promise<void> | undefined;

  const listen = () =>
    hear({
      url,
      channel: CHANNEL,
      name: "music-brain jobs",
      onMessage: (message) => void local.announce(signalOf(message)),
      // What was said before it heard.
      onHearing: () => void local.announce({ kind: "work" }),
      onDeaf,
      heartbeatMs: HEARTBEAT_MS,
      silenceMs: SILENCE_MS,
      retryMs: RETRY_MS,
      signal: closing.signal,
    });

  return {
    async announce(signal) {
      await local.announce(signal);
      const message = signal.kind === "work" ? WORK : signal.id;
      await sql`select pg_notify(${CHANNEL}, ${message})`.execute(database).catch(() => undefined);
    },
    listen(listener) {
      listening ??= listen();
      return local.listen(listener);
    },
    async close() {
      closing.abort();
      await listening;
      await local.close();
    },
  };
}

const WORK = "work";

function signalOf(message: string): JobSignal {
  return message === WORK ? { kind: "work" } : { kind: "changed", id: message };
}
