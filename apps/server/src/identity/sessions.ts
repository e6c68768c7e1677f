/** Sessions: where somebody is signed in. Each begins with a password, and goes on with refresh tokens. */
import type { Database } from "../database/database.ts";
import type { Role } from "./accounts.ts";
import { type Continued, issueRefreshToken, type RefreshTerms } from "./refresh-tokens.ts";

/** The table of sessions. */
export interface SessionTable {
  readonly id: string;
  readonly user_id: string;
  /** What the client calls itself. */
  readonly device: string | null;
  readonly address: string;
  readonly created_at: number;
  readonly last_used_at: number;
  readonly expires_at: number;
  readonly revoked_at: number | null;
}

/** Where a session was begun from. */
export interface Device {
  readonly address: string;
  readonly userAgent: string | null;
}

/** Begins a session. */
export async function beginSession(
  database: Database,
  userId: string,
  device: Device,
  terms: RefreshTerms,
): Promise<Continued> {
  const { now, lifetimeMs, random } = terms;
  const id = random.id("ses");
  return database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("sessions").where("expires_at", "<=", now).execute();
    await transaction
      .insertInto("sessions")
      .values({
        id,
        user_id: userId,
        device: device.userAgent,
        address: device.address,
        created_at: now,
        last_used_at: now,
        expires_at: now + lifetimeMs,
        revoked_at: null,
      })
      .execute();
    return { sessionId: id, userId, refreshToken: await issueRefreshToken(transaction, id, terms) };
  });
}

/** What a token has to know of its session and its account, in one question. */
export async function sessionInForce(
  database: Database,
  sessionId: string,
  now: number,
): Promise<{ readonly userId: string; readonly role: Role; readonly lastUsedAt: number } | undefined> {
  const row = await database
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select(["users.id", "users.role", "sessions.last_used_at"])
    .where("sessions.id", "=", sessionId)
    .where("sessions.revoked_at", "is", null)
    .where("sessions.expires_at", ">", now)
    .where("users.disabled_at", "is", null)
    .executeTakeFirst();
  return row && { userId: row.id, role: row.role, lastUsedAt: row.last_used_at };
}

/** When somebody signed in for a session, in epoch milliseconds; undefined where there is none. */
export async function sessionBegunAt(database: Database, sessionId: string): Promise<number | undefined> {
  const row = await database
    .selectFrom("sessions")
    .select("created_at")
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return row?.created_at;
}

/** Takes note that a session was used. */
export async function touchSession(database: Database, sessionId: string, now: number): Promise<void> {
  await database.updateTable("sessions").set({ last_used_at: now }).where("id", "=", sessionId).execute();
}

/** Takes note that a session goes on, from now on for as long as a new one would. */
export async function prolongSession(
  database: Database,
  sessionId: string,
  { now, lifetimeMs }: Pick<RefreshTerms, "now" | "lifetimeMs">,
): Promise<void> {
  await database
    .updateTable("sessions")
    .set({ last_used_at: now, expires_at: now + lifetimeMs })
    .where("id", "=", sessionId)
    .execute();
}

/** A session that is in force. */
export type Session = Pick<
  SessionTable,
  "id" | "device" | "address" | "created_at" | "last_used_at" | "expires_at"
>;

/** The sessions of an account that are in force, the one used last first. */
export async function sessionsOf(
  database: Database,
  userId: string,
  now: number,
): Promise<readonly Session[]> {
  return database
    .selectFrom("sessions")
    .select(["id", "device", "address", "created_at", "last_used_at", "expires_at"])
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("last_used_at", "desc")
    .orderBy("id")
    .execute();
}

/** Ends a session of an account; false where there was none to end. */
export async function revokeSession(
  database: Database,
  { sessionId, userId }: { readonly sessionId: string; readonly userId: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("sessions")
    .set({ revoked_at: now })
    .where("id", "=", sessionId)
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends all sessions of an account, but for one where that is to go on. */
export async function revokeSessions(
  database: Database,
  { userId, except = "" }: { readonly userId: string; readonly except?: string | undefined },
  now: number,
): Promise<void> {
  await database
    .updateTable("sessions")
    .set({ revoked_at: now })
    .where("user_id", "=", userId)
    .where("id", "!=", except)
    .where("revoked_at", "is", null)
    .execute();
}
