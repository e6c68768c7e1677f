/** Links by which a password is set: each good once, and for an hour. */
import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Random } from "./random.ts";

/** The table of links. */
export interface PasswordLinkTable {
  /** SHA-256: the token is random. */
  readonly hash: string;
  readonly user_id: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly consumed_at: number | null;
}

/** A link that was made. */
export interface PasswordLink {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const TOKEN_BYTES = 32;

/** Marks the tokens of links, for people and for programs that look for secrets. */
const PREFIX = "mbp_";

/** For how long a link is good. */
const LIFETIME_MS = 3_600_000;

/** Makes a link. */
export async function makePasswordLink(
  database: Database,
  userId: string,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<PasswordLink> {
  const token = `${PREFIX}${random.secret(TOKEN_BYTES)}`;
  const expiresAt = now + LIFETIME_MS;
  await database.deleteFrom("password_links").where("expires_at", "<=", now).execute();
  await database
    .insertInto("password_links")
    .values({
      hash: hashOf(token),
      user_id: userId,
      created_at: now,
      expires_at: expiresAt,
      consumed_at: null,
    })
    .execute();
  return { token, expiresAt };
}

/** Makes a link, unless so many were made for the account within an hour; many may ask at once. */
export function makePasswordLinkOf(
  most: number,
  database: Database,
  userId: string,
  terms: { readonly now: number; readonly random: Random },
): Promise<PasswordLink | undefined> {
  return oneAtATime(database, `password links of ${userId}`, async (transaction) =>
    (await recentPasswordLinks(transaction, userId, terms.now)) < most
      ? makePasswordLink(transaction, userId, terms)
      : undefined,
  );
}

/** How many links of an account are good, or were before they were used, within their hour. */
async function recentPasswordLinks(database: Database, userId: string, now: number): Promise<number> {
  const { count } = await database
    .selectFrom("password_links")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The account of a link that is good; it stays good. */
export async function accountOfLink(
  database: Database,
  token: string,
  now: number,
): Promise<string | undefined> {
  const row = await database
    .selectFrom("password_links")
    .innerJoin("users", "users.id", "password_links.user_id")
    .select("password_links.user_id")
    .where("hash", "=", hashOf(token))
    .where("consumed_at", "is", null)
    .where("expires_at", ">", now)
    .where("users.disabled_at", "is", null)
    .executeTakeFirst();
  return row?.user_id;
}

/** Uses a link up; false where another came first. The account's other links are used up with it. */
export async function consumePasswordLink(
  database: Database,
  { token, userId }: { readonly token: string; readonly userId: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("password_links")
    .set({ consumed_at: now })
    .where("hash", "=", hashOf(token))
    .where("consumed_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await usePasswordLinksUp(database, userId, now);
  return true;
}

/** Makes all links of an account useless. */
export async function usePasswordLinksUp(database: Database, userId: string, now: number): Promise<void> {
  await database
    .updateTable("password_links")
    .set({ consumed_at: now })
    .where("user_id", "=", userId)
    .where("consumed_at", "is", null)
    .execute();
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
