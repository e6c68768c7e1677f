/** API keys: for programs that act for an account, with no more than a part of what it may do. */
import { createHash, timingSafeEqual } from "node:crypto";
import { isScope } from "@music-brain/contract";
import type { Database } from "../database/database.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Role } from "./accounts.ts";
import { newKeyId, newKeySecret, readKey, writeKey } from "./api-key-format.ts";
import type { CredentialCheck } from "./ports.ts";
import type { Limits, Principal, Scope } from "./principal.ts";
import type { Random } from "./random.ts";
import { scopesOf } from "./scopes.ts";

/** The table of keys. */
export interface ApiKeyTable {
  /** The part of the key that is no secret. */
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  /**
   * SHA-256 of the secret. A slow hash like argon2 is for what people choose, which can be guessed; 192 random bits are not
   * found however fast the hash is, and each request with a key would wait for a slow one.
   */
  readonly hash: string;
  /** Of the secret before, where it is still good for a while. */
  readonly previous_hash: string | null;
  readonly previous_until: number | null;
  /** With spaces between. */
  readonly scopes: string;
  readonly limit_minute: number | null;
  readonly limit_hour: number | null;
  readonly limit_day: number | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  /** To the minute. */
  readonly last_used_at: number | null;
}

/** A key without its secret. Times are epoch milliseconds. */
export interface ApiKey {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly limits: Limits | undefined;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
  /** Until when the secret before the last rotation is good too. */
  readonly previousUntil: number | null;
}

/** A key, and the text that is shown once. */
export interface ShownKey {
  readonly key: ApiKey;
  readonly shown: string;
}

/** What a key is made from. */
export interface NewApiKey {
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly limits?: Limits | undefined;
  readonly expiresAt: number | null;
  readonly now: number;
  readonly random: Random;
}

/** How many keys an account may have. */
export const MOST_KEYS = 100;

/** Makes a key; undefined where its owner has {@link MOST_KEYS}, also where many are asked for at once. */
export async function addKey(database: Database, made: NewApiKey): Promise<ShownKey | undefined> {
  const { userId, name, scopes, limits, expiresAt, now, random } = made;
  const id = newKeyId(random);
  const secret = newKeySecret(random);
  const row: ApiKeyTable = {
    id,
    user_id: userId,
    name,
    hash: hashOf(secret),
    previous_hash: null,
    previous_until: null,
    scopes: scopes.join(" "),
    limit_minute: limits?.perMinute ?? null,
    limit_hour: limits?.perHour ?? null,
    limit_day: limits?.perDay ?? null,
    created_at: now,
    expires_at: expiresAt,
    last_used_at: null,
  };
  const isAdded = await oneAtATime(database, `keys of ${userId}`, async (transaction) => {
    if ((await countKeys(transaction, userId)) >= MOST_KEYS) return false;
    await transaction.insertInto("api_keys").values(row).execute();
    return true;
  });
  return isAdded ? { key: keyOf(row), shown: writeKey({ id, secret }) } : undefined;
}

async function countKeys(database: Database, userId: string): Promise<number> {
  const { count } = await database
    .selectFrom("api_keys")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The keys of an account, the newest first. */
export async function keysOf(database: Database, userId: string): Promise<readonly ApiKey[]> {
  const rows = await database
    .selectFrom("api_keys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(keyOf);
}

/** A key of an account, by which it is found: another's is none. */
export interface OwnKey {
  readonly id: string;
  readonly userId: string;
}

/**
 * Gives a key another secret. The one before is good for a while longer; one from before that is not any more.
 * @returns undefined where the account has no such key
 */
export async function rotateKey(
  database: Database,
  { id, userId }: OwnKey,
  { overlapMs, now, random }: { readonly overlapMs: number; readonly now: number; readonly random: Random },
): Promise<ShownKey | undefined> {
  const secret = newKeySecret(random);
  const row = await database
    .updateTable("api_keys")
    .set(({ ref }) => ({
      previous_hash: overlapMs > 0 ? ref("hash") : null,
      previous_until: overlapMs > 0 ? now + overlapMs : null,
      hash: hashOf(secret),
    }))
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .returningAll()
    .executeTakeFirst();
  return row && { key: keyOf(row), shown: writeKey({ id, secret }) };
}

/**
 * Revokes a key: it is gone.
 * @returns the key that was; undefined where the account has no such key
 */
export async function removeKey(database: Database, { id, userId }: OwnKey): Promise<ApiKey | undefined> {
  const row = await database
    .deleteFrom("api_keys")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .returningAll()
    .executeTakeFirst();
  return row && keyOf(row);
}

/** Knows keys, in one question to the database; texts that are none are not looked up. */
export function apiKeyCheck(database: Database): CredentialCheck {
  return {
    async check(credential, now): Promise<Principal | undefined> {
      const parts = readKey(credential);
      if (parts === undefined) return undefined;
      const row = await database
        .selectFrom("api_keys")
        .innerJoin("users", "users.id", "api_keys.user_id")
        .selectAll("api_keys")
        .select("users.role")
        .where("api_keys.id", "=", parts.id)
        .where("users.disabled_at", "is", null)
        .executeTakeFirst();
      return row && principalOf(row, hashOf(parts.secret), now);
    },
  };
}

function principalOf(
  row: ApiKeyTable & { readonly role: Role },
  hash: string,
  now: number,
): Principal | undefined {
  const until = goodUntil(row, hash);
  if (until <= now) return undefined;
  const { id, userId, scopes, limits } = keyOf(row);
  const own = scopesOf(row.role);
  // The limits that a member gives a key are within their own; those that an administrator gives stand by themselves.
  const isApart = limits !== undefined && row.role === "admin";
  return {
    kind: "key",
    id: `key:${id}`,
    userId,
    keyId: id,
    // What the owner may do now, of what the key was made for.
    scopes: new Set(scopes.filter((scope) => own.includes(scope))),
    ...(limits && { limits }),
    ...(isApart ? {} : { within: `user:${userId}` }),
    ...(until === Number.POSITIVE_INFINITY ? {} : { expiresAt: until }),
  };
}

/** Until when a secret is that of a key: 0 where it is not. */
function goodUntil(row: ApiKeyTable, hash: string): number {
  const end = row.expires_at ?? Number.POSITIVE_INFINITY;
  if (isSame(row.hash, hash)) return end;
  const isPrevious = row.previous_hash !== null && isSame(row.previous_hash, hash);
  return isPrevious ? Math.min(end, row.previous_until ?? 0) : 0;
}

function keyOf(row: ApiKeyTable): ApiKey {
  const { limit_minute: perMinute, limit_hour: perHour, limit_day: perDay } = row;
  const hasLimits = perMinute !== null && perHour !== null && perDay !== null;
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    scopes: row.scopes.split(" ").filter(isScope),
    limits: hasLimits ? { perMinute, perHour, perDay } : undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    previousUntil: row.previous_until,
  };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
