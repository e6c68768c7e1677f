/** Passkeys as they are kept: the public half of a pair of keys whose private half never leaves its owner's device. */
import { type Database, isUniqueViolation } from "../database/database.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Random } from "./random.ts";
import { isLastWayIn } from "./ways-in.ts";

/** The table of passkeys. */
export interface PasskeyTable {
  readonly id: string;
  /** What the authenticator calls it, in base64url. */
  readonly credential_id: string;
  readonly user_id: string;
  readonly name: string;
  /** COSE (RFC 9052). */
  readonly public_key: Uint8Array;
  /** How often the authenticator says that it was used; always 0 where its keeper carries it to other devices. */
  readonly counter: number;
  /** 1 where its keeper carries it to other devices. */
  readonly synced: number;
  readonly created_at: number;
  readonly last_used_at: number | null;
}

/** The table of challenges that have been answered, until they would have expired. */
export interface SpentChallengeTable {
  /** SHA-256. */
  readonly hash: string;
  readonly expires_at: number;
}

/** What an authenticator has given. */
export interface NewPasskey {
  readonly credentialId: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly synced: boolean;
}

/** How many passkeys an account may have. */
export const MOST_PASSKEYS = 20;

/**
 * Gives an account a passkey.
 * @returns "full" where it has {@link MOST_PASSKEYS}, "known" where the passkey belongs to an account already
 */
export async function addPasskey(
  database: Database,
  userId: string,
  made: NewPasskey,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<PasskeyTable | "full" | "known"> {
  const { credentialId, name, publicKey, counter, synced } = made;
  const row: PasskeyTable = {
    id: random.id("psk"),
    credential_id: credentialId,
    user_id: userId,
    name,
    public_key: publicKey,
    counter,
    synced: synced ? 1 : 0,
    created_at: now,
    last_used_at: null,
  };
  try {
    return await oneAtATime(database, `ways in of ${userId}`, async (transaction) => {
      if ((await passkeysOf(transaction, userId)).length >= MOST_PASSKEYS) return "full";
      await transaction.insertInto("passkeys").values(row).execute();
      return row;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "known";
    throw error;
  }
}

/** The passkeys of an account, the oldest first. */
export async function passkeysOf(database: Database, userId: string): Promise<readonly PasskeyTable[]> {
  return database
    .selectFrom("passkeys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** The passkey that an authenticator calls so; undefined where it is nobody's. */
export async function findPasskey(
  database: Database,
  credentialId: string,
): Promise<PasskeyTable | undefined> {
  return database
    .selectFrom("passkeys")
    .selectAll()
    .where("credential_id", "=", credentialId)
    .executeTakeFirst();
}

/**
 * Takes note that a passkey has answered a challenge.
 * @param challenge its hash, and when it would have expired, in epoch milliseconds
 * @returns false where the challenge was answered before: what has been sent once opens nothing twice
 */
export async function notePasskeyUse(
  database: Database,
  used: { readonly id: string; readonly counter: number },
  challenge: SpentChallengeTable,
  now: number,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("spent_challenges").where("expires_at", "<=", now).execute();
    const spent = await transaction
      .insertInto("spent_challenges")
      .values(challenge)
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .returning("hash")
      .executeTakeFirst();
    if (spent === undefined) return false;
    await transaction
      .updateTable("passkeys")
      .set({ counter: used.counter, last_used_at: now })
      .where("id", "=", used.id)
      .execute();
    return true;
  });
}

/** A passkey of an account, by which it is found: another's is none. */
export interface OwnPasskey {
  readonly id: string;
  readonly userId: string;
}

/** Gives a passkey another name; undefined where the account has no such one. */
export async function renamePasskey(
  database: Database,
  { id, userId }: OwnPasskey,
  name: string,
): Promise<PasskeyTable | undefined> {
  return database
    .updateTable("passkeys")
    .set({ name })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Takes a passkey from an account.
 * @returns "none" where the account has no such one; "last" where nobody could sign in without it
 */
export async function removePasskey(
  database: Database,
  { id, userId }: OwnPasskey,
): Promise<"removed" | "none" | "last"> {
  return oneAtATime(database, `ways in of ${userId}`, async (transaction) => {
    const own = await passkeysOf(transaction, userId);
    if (!own.some((one) => one.id === id)) return "none";
    if (await isLastWayIn(transaction, userId)) return "last";
    await transaction.deleteFrom("passkeys").where("id", "=", id).execute();
    return "removed";
  });
}
