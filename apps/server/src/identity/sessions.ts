/** Sessions: each begins with a password and goes on with refresh tokens, every one of which is good once. */
import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Role } from "./accounts.ts";
import type { Random } from "./random.ts";

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

/** The table of refresh tokens. Those that are used up stay, so that one that comes again is known for what it is. */
export interface RefreshTokenTable {
  /** SHA-256: the token is random, nobody guesses it from a hash, however fast that is. */
  readonly hash: string;
  readonly session_id: string;
  readonly created_at: number;
  readonly consumed_at: number | null;
}

/** Where a session was begun from. */
export interface Device {
  readonly address: string;
  readonly userAgent: string | null;
}

/** A session that goes on, with the token that carries it on. */
export interface Continued {
  readonly sessionId: string;
  readonly userId: string;
  readonly refreshToken: string;
}

const TOKEN_BYTES = 32;

/** Marks refresh tokens, for people and for programs that look for secrets. */
const PREFIX = "mbr_";

/** Begins a session. */
export async function beginSession(
  database: Database,
  userId: string,
  device: Device,
  { now, lifetimeMs, random }: { readonly now: number; readonly lifetimeMs: number; readonly random: Random },
): Promise<Continued> {
  const id = random.id("ses");
  const refreshToken = `${PREFIX}${random.secret(TOKEN_BYTES)}`;
  await database.transaction().execute(async (transaction) => {
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
    await transaction
      .insertInto("refresh_tokens")
      .values(unused(refreshToken, id, now))
      .execute();
  });
  return { sessionId: id, userId, refreshToken };
}

/** What came of a refresh token. */
export type Refreshed =
  | ({ readonly kind: "continued" } & Continued)
  /** It was used before: whoever has it, or had it, is not the one it was made for. The session is over. */
  | { readonly kind: "reused"; readonly sessionId: string; readonly userId: string }
  | { readonly kind: "unknown" };

/** Takes a refresh token and gives the next one. */
export async function continueSession(
  database: Database,
  token: string,
  { now, lifetimeMs, random }: { readonly now: number; readonly lifetimeMs: number; readonly random: Random },
): Promise<Refreshed> {
  const hash = hashOf(token);
  return database.transaction().execute(async (transaction): Promise<Refreshed> => {
    const consumed = await transaction
      .updateTable("refresh_tokens")
      .set({ consumed_at: now })
      .where("hash", "=", hash)
      .where("consumed_at", "is", null)
      .executeTakeFirst();
    const session = await transaction
      .selectFrom("refresh_tokens")
      .innerJoin("sessions", "sessions.id", "refresh_tokens.session_id")
      .innerJoin("users", "users.id", "sessions.user_id")
      .select([
        "sessions.id",
        "sessions.user_id",
        "sessions.expires_at",
        "sessions.revoked_at",
        "users.disabled_at",
      ])
      .where("refresh_tokens.hash", "=", hash)
      .executeTakeFirst();
    if (session === undefined) return { kind: "unknown" };
    const { id: sessionId, user_id: userId } = session;
    const isOver = session.revoked_at !== null || session.expires_at <= now || session.disabled_at !== null;
    if (isOver) return { kind: "unknown" };
    if (consumed.numUpdatedRows !== 1n) {
      await transaction
        .updateTable("sessions")
        .set({ revoked_at: now })
        .where("id", "=", sessionId)
        .execute();
      return { kind: "reused", sessionId, userId };
    }
    const refreshToken = `${PREFIX}${random.secret(TOKEN_BYTES)}`;
    await transaction
      .insertInto("refresh_tokens")
      .values(unused(refreshToken, sessionId, now))
      .execute();
    await transaction
      .updateTable("sessions")
      .set({ last_used_at: now, expires_at: now + lifetimeMs })
      .where("id", "=", sessionId)
      .execute();
    return { kind: "continued", sessionId, userId, refreshToken };
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

/** Takes note that a session was used. */
export async function touchSession(database: Database, sessionId: string, now: number): Promise<void> {
  await database.updateTable("sessions").set({ last_used_at: now }).where("id", "=", sessionId).execute();
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

function unused(token: string, sessionId: string, now: number): RefreshTokenTable {
  return { hash: hashOf(token), session_id: sessionId, created_at: now, consumed_at: null };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
