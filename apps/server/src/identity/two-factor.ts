/** The second factor: codes of an authenticator that change every 30 seconds (TOTP, RFC 6238). */
import type { Database } from "../database/database.ts";
import type { SecondFactor } from "./ports.ts";
import type { Random } from "./random.ts";
import { isRecoveryCode, newRecoveryCodes, replaceRecoveryCodes, useRecoveryCode } from "./recovery-codes.ts";
import type { Seal } from "./sealing.ts";

/** The table of second factors. */
export interface SecondFactorTable {
  readonly user_id: string;
  /** Sealed: it has to be read again, to know which code is right. */
  readonly secret: Uint8Array;
  readonly created_at: number;
  /** Null until its owner has shown a code: before, nothing asks for one. */
  readonly activated_at: number | null;
  /** The time step of the newest code that was accepted: none up to it is accepted again. */
  readonly last_step: number;
}

/** What second factors are kept with. */
export interface Factors {
  readonly database: Database;
  readonly seal: Seal;
  readonly random: Random;
}

/** RFC 4226 §4 asks for 128 bits at least and recommends 160. */
const SECRET_BYTES = 20;

/** Clocks of telephones go wrong: a code is good a step before and after its own (RFC 6238 §5.2). */
const TOLERANCE_SECONDS = 30;

const CODE = /^\d{6}$/;

/** Accepts the codes of those who have a second factor. */
export function createSecondFactor({ database, seal }: Factors): SecondFactor {
  return {
    isActive: async (userId) => (await activatedAt(database, userId)) !== null,
    async accept(userId, code, now) {
      if (isRecoveryCode(code)) return useRecoveryCode(database, userId, code);
      const row = await rowOf(database, userId);
      const step = row && (await stepOf(row, code, seal, now));
      if (row?.activated_at == null || step === undefined) return false;
      // Of two that show the same code at once, one changes the row.
      const { numUpdatedRows } = await database
        .updateTable("second_factors")
        .set({ last_step: step })
        .where("user_id", "=", userId)
        .where("activated_at", "is not", null)
        .where("last_step", "<", step)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

/** Since when an account has a second factor; null where it has none. */
export async function activatedAt(database: Database, userId: string): Promise<number | null> {
  return (await rowOf(database, userId))?.activated_at ?? null;
}

/** What an authenticator is set up with. */
export interface Enrolment {
  /** In base 32, for typing. */
  readonly secret: string;
  /** `otpauth://totp/…` (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). */
  readonly uri: string;
}

/** Begins to give an account a second factor; undefined where it has one. One that was begun before is replaced. */
export async function enrol(
  { database, seal, random }: Factors,
  {
    userId,
    username,
    issuer,
  }: { readonly userId: string; readonly username: string; readonly issuer: string },
  now: number,
): Promise<Enrolment | undefined> {
  const bytes = Buffer.from(random.secret(SECRET_BYTES), "base64url");
  const begun = { secret: seal.close(bytes, userId), created_at: now, activated_at: null, last_step: 0 };
  const row = await database
    .insertInto("second_factors")
    .values({ user_id: userId, ...begun })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet(begun).where("second_factors.activated_at", "is", null),
    )
    .returning("user_id")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { generateURI, ScureBase32Plugin } = await import("otplib");
  const secret = new ScureBase32Plugin().encode(bytes);
  return { secret, uri: generateURI({ issuer, label: username, secret }) };
}

/**
 * Takes a second factor that was begun into force, by the first of its codes.
 * @returns the recovery codes; "wrong" where the code is; "none" where nothing was begun, or it is in force already
 */
export async function activate(
  { database, seal, random }: Factors,
  userId: string,
  code: string,
  now: number,
): Promise<readonly string[] | "wrong" | "none"> {
  return database.transaction().execute(async (transaction) => {
    const row = await rowOf(transaction, userId);
    if (row === undefined || row.activated_at !== null) return "none";
    const step = await stepOf(row, code, seal, now);
    if (step === undefined) return "wrong";
    const { numUpdatedRows } = await transaction
      .updateTable("second_factors")
      .set({ activated_at: now, last_step: step })
      .where("user_id", "=", userId)
      .where("activated_at", "is", null)
      .where("secret", "=", row.secret)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return "none";
    const codes = newRecoveryCodes(random);
    await replaceRecoveryCodes(transaction, userId, codes);
    return codes;
  });
}

/** Takes the second factor of an account away, with its recovery codes; false where it has none. */
export async function disable(database: Database, userId: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("second_factors")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Seals anew what is sealed with a key that was replaced, so that the key can be given up. */
export async function resealFactors({ database, seal }: Omit<Factors, "random">): Promise<void> {
  const rows = await database.selectFrom("second_factors").select(["user_id", "secret"]).execute();
  for (const { user_id: userId, secret } of rows) {
    const bytes = seal.isOld(secret, userId) ? seal.open(secret, userId) : undefined;
    if (bytes === undefined) continue;
    await database
      .updateTable("second_factors")
      .set({ secret: seal.close(bytes, userId) })
      .where("user_id", "=", userId)
      .where("secret", "=", secret)
      .execute();
  }
}

async function rowOf(database: Database, userId: string): Promise<SecondFactorTable | undefined> {
  return database.selectFrom("second_factors").selectAll().where("user_id", "=", userId).executeTakeFirst();
}

/** The time step of which a code is; undefined where it is of none that is accepted. */
async function stepOf(
  row: SecondFactorTable,
  code: string,
  seal: Seal,
  now: number,
): Promise<number | undefined> {
  const token = code.replace(/\s/g, "");
  const secret = seal.open(row.secret, row.user_id);
  if (secret === undefined || !CODE.test(token)) return undefined;
  const { verifySync } = await import("otplib");
  const epoch = Math.floor(now / 1000);
  const result = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}
