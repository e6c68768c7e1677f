/** The audit log: what happened to accounts, their credentials and their sessions. It is added to and never changed. */
import type { Database } from "../database/database.ts";
import { databaseNow } from "../database/kept-rows.ts";
import type { Audit, AuditEvent } from "./ports.ts";
import type { Random } from "./random.ts";

/** The table of events. */
export interface AuditTable {
  readonly id: string;
  readonly at: number;
  /** Until then the database refuses to delete it. */
  readonly keep_until: number;
  readonly kind: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly request_id: string | null;
  readonly address: string | null;
  /** JSON. */
  readonly detail: string | null;
}

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly requestId: string | null;
  readonly address: string | null;
  readonly detail: object | null;
}

/** What an audit log is made with. */
export interface AuditOptions {
  readonly database: Database;
  readonly random: Random;
  readonly now: () => number;
  /** For how many days events are kept. */
  readonly retentionDays: number;
}

const DAY_MS = 86_400_000;

const SWEEP_EVERY_MS = 60 * 60_000;

/** The audit log of the service. */
export function createAudit({ database, random, now, retentionDays }: AuditOptions): Audit {
  let sweepAt = Number.NEGATIVE_INFINITY;

  async function sweep(at: number): Promise<void> {
    if (at < sweepAt) return;
    sweepAt = at + SWEEP_EVERY_MS;
    // By the clock that the database goes by when it refuses.
    await database.deleteFrom("audit_events").where("keep_until", "<=", databaseNow(database)).execute();
  }

  return {
    async record({ kind, actor, subject, requestId, address, detail }: AuditEvent) {
      const at = now();
      await sweep(at);
      await database
        .insertInto("audit_events")
        .values({
          id: random.id("evt"),
          at,
          keep_until: at + retentionDays * DAY_MS,
          kind,
          actor: actor ?? null,
          subject: subject ?? null,
          request_id: requestId ?? null,
          address: address ?? null,
          detail: detail === undefined ? null : JSON.stringify(detail),
        })
        .execute();
    },
  };
}

/** Which events are looked for: those that fit all that is given. */
export interface AuditFilter {
  /** A kind, or the beginning of kinds with a dot at its end, like "login.". */
  readonly kind?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly requestId?: string | undefined;
  readonly address?: string | undefined;
  /** Epoch milliseconds, inclusive. */
  readonly since?: number | undefined;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number | undefined;
}

/** The place of an event among all, the newest of which come first. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

/**
 * Events, the newest first.
 * @param after the last one that was seen
 */
export async function findEvents(
  database: Database,
  filter: AuditFilter,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<readonly RecordedEvent[]> {
  let query = database
    .selectFrom("audit_events")
    .select(["id", "at", "kind", "actor", "subject", "request_id", "address", "detail"])
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  const { kind, actor, subject, requestId, address, since, until } = filter;
  if (kind?.endsWith(".")) {
    query = query.where(({ fn, val }) => fn("substr", ["kind", val(1), val(kind.length)]), "=", kind);
  } else if (kind !== undefined) query = query.where("kind", "=", kind);
  if (actor !== undefined) query = query.where("actor", "=", actor);
  if (subject !== undefined) query = query.where("subject", "=", subject);
  if (requestId !== undefined) query = query.where("request_id", "=", requestId);
  if (address !== undefined) query = query.where("address", "=", address);
  if (since !== undefined) query = query.where("at", ">=", since);
  if (until !== undefined) query = query.where("at", "<", until);
  if (after !== undefined) {
    query = query.where(({ eb, and, or }) =>
      or([eb("at", "<", after.at), and([eb("at", "=", after.at), eb("id", "<", after.id)])]),
    );
  }
  return (await query.execute()).map(({ request_id: requestId, detail, ...row }) => ({
    ...row,
    requestId,
    detail: detail === null ? null : objectIn(detail),
  }));
}

function objectIn(json: string): object | null {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" ? value : null;
}
