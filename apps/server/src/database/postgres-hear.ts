/** Hearing what is said by PostgreSQL's NOTIFY, on a connection of its own. */
import { setTimeout as later } from "node:timers/promises";
import type { Client } from "pg";

/** What is heard, and how often it is made sure of. */
export interface HearingOptions {
  /** The address of the database. */
  readonly url: string;
  readonly channel: string;
  /** How the connection is called in pg_stat_activity. */
  readonly name: string;
  readonly onMessage: (message: string) => void;
  /** From now on everything is heard that is said. */
  readonly onHearing: () => void;
  /** Nothing is heard any more, until it is told otherwise; and why. */
  readonly onDeaf: (why: unknown) => void;
  /** How often the connection is tried. */
  readonly heartbeatMs: number;
  /** How long an answer is waited for. */
  readonly silenceMs: number;
  /** Between two tries to connect. */
  readonly retryMs: number;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Hears until the signal comes, and connects anew where the connection breaks. */
export async function hear(options: HearingOptions): Promise<void> {
  const { onDeaf, retryMs, signal } = options;
  while (!signal.aborted) {
    const why = await hearOnce(options).catch((error: unknown) => error);
    if (signal.aborted) return;
    onDeaf(why);
    await later(retryMs, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

/** Hears until the connection breaks, which rejects, or the signal comes. */
async function hearOnce(options: HearingOptions): Promise<void> {
  const { url, channel, name, onMessage, onHearing, heartbeatMs, silenceMs, signal } = options;
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 5 * silenceMs,
    query_timeout: silenceMs,
  });
  const broken = Promise.withResolvers<never>();
  // It is waited for only while there is nothing else to wait for.
  broken.promise.catch(() => undefined);
  client.on("error", broken.reject);
  client.on("end", () => broken.reject(new Error("the connection that listens was closed")));
  client.on("notification", ({ payload = "" }) => {
    if (payload !== PROBE) onMessage(payload);
  });
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    await checkHearing(client, channel, silenceMs);
    onHearing();
    while (!signal.aborted) {
      await Promise.race([
        later(heartbeatMs, undefined, { ref: false, signal }).catch(() => undefined),
        broken.promise,
      ]);
      // Notifications come in order: with the answer everything has come that was said before it.
      await client.query("select 1");
    }
  } finally {
    // Not waited for: a server that says nothing does not say goodbye either.
    client.end().catch(() => undefined);
  }
}

/** Means nothing to anybody. */
const PROBE = "?";

/** A proxy that gives connections to others between two queries takes LISTEN and never tells: such a one does not count. */
async function checkHearing(client: Client, channel: string, silenceMs: number): Promise<void> {
  const heard = new Promise<void>((resolve) => client.once("notification", () => resolve()));
  await client.query("select pg_notify($1, $2)", [channel, PROBE]);
  const silent = later(silenceMs, "silent" as const, { ref: false });
  if ((await Promise.race([heard, silent])) === "silent")
    throw new Error("PostgreSQL takes LISTEN, and does not tell");
}
