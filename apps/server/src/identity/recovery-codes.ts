/** Recovery codes: for whoever has lost the authenticator. Each is good once. */
import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Random } from "./random.ts";

/** The table of codes that are left: one that is used is gone. */
export interface RecoveryCodeTable {
  readonly user_id: string;
  /** SHA-256: 80 random bits are not found by trying, neither here nor in a copy of the database. */
  readonly hash: string;
}

/** How many there are at first. */
export const RECOVERY_CODES = 10;

const BYTES = 10;

/** Crockford's alphabet: no letter looks like a digit (https://www.crockford.com/base32.html). */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

const SHAPE = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** Codes that are shown once, "7m3k-x0qv-91fd-bw8t". */
export function newRecoveryCodes(random: Random): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    let left = BigInt(`0x${Buffer.from(random.secret(BYTES), "base64url").toString("hex")}`);
    const digits = Array.from({ length: 16 }, () => {
      const digit = DIGITS.charAt(Number(left % 32n));
      left /= 32n;
      return digit;
    });
    return digits.join("").replace(/.{4}(?=.)/g, "$&-");
  });
}

/** Whether a text looks like such a code: nobody guesses one, so trying them is not held back. */
export function isRecoveryCode(code: string): boolean {
  return SHAPE.test(plain(code));
}

/** Replaces the codes of an account. Call it in a transaction. */
export async function replaceRecoveryCodes(
  transaction: Database,
  userId: string,
  codes: readonly string[],
): Promise<void> {
  await transaction.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  await transaction
    .insertInto("recovery_codes")
    .values(codes.map((code) => ({ user_id: userId, hash: hashOf(code) })))
    .execute();
}

/** Uses up a code; false where it is none of the account's, or not any more. Of two uses at once, one is true. */
export async function useRecoveryCode(database: Database, userId: string, code: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("recovery_codes")
    .where("user_id", "=", userId)
    .where("hash", "=", hashOf(code))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** How many codes of an account are left. */
export async function recoveryCodesLeft(database: Database, userId: string): Promise<number> {
  const { count } = await database
    .selectFrom("recovery_codes")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function hashOf(code: string): string {
  return createHash("sha256").update(plain(code)).digest("base64url");
}

/** As people copy it: in capitals, with spaces, with an O for a zero. */
function plain(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
}
