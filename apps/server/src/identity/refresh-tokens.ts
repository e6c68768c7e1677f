/** Refresh tokens: each carries its session on, once. One that comes again ends it (RFC 9700 §4.14.2). */
import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Random } from "./random.ts";

/** The table of refresh tokens. Those that are used up stay, so that one that comes again is known for what it is. */
export interface RefreshTokenTable {
  /** SHA-256: the token is random, nobody guesses it from a hash, however fast that is. */
  readonly hash: string;
  readonly session_id: string;
  readonly created_at: number;
  readonly consumed_at: number | null;
}

/** A session that goes on, with the token that carries it on. */
export interface Continued {
  readonly sessionId: string;
  readonly userId: string;
  readonly refreshToken: string;
}

/** What a token is made with. */
export interface RefreshTerms {
  /** Epoch milliseconds. */
  readonly now: number;
  /** After which a session ends that nobody goes on with. */
  readonly lifetimeMs: number;
  readonly random: Random;
}

const TOKEN_BYTES = 32;

/** Marks refresh tokens, for people and for programs that look for secrets. */
const PREFIX = "mbr_";

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
  terms: RefreshTerms,
): Promise<Refreshed> {
  const { now, lifetimeMs } = terms;
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
    const refreshToken = await issueRefreshToken(transaction, sessionId, terms);
    await transaction
      .updateTable("sessions")
      .set({ last_used_at: now, expires_at: now + lifetimeMs })
      .where("id", "=", sessionId)
      .execute();
    return { kind: "continued", sessionId, userId, refreshToken };
  });
}

/** Makes the next token of a session. */
export async function issueRefreshToken(
  database: Database,
  sessionId: string,
  { now, random }: Pick<RefreshTerms, "now" | "random">,
): Promise<string> {
  const token = `${PREFIX}${random.secret(TOKEN_BYTES)}`;
  await database
    .insertInto("refresh_tokens")
    .values({ hash: hashOf(token), session_id: sessionId, created_at: now, consumed_at: null })
    .execute();
  return token;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
