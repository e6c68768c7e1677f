/** Accounts elsewhere that belong to accounts here: by who vouches for them and the name that they have there, never by e-mail. */
import { type Database, isUniqueViolation } from "../database/database.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import { type Account, findAccount } from "./accounts.ts";
import type { Random } from "./random.ts";
import { isLastWayIn } from "./ways-in.ts";

/** The table of accounts elsewhere. */
export interface OutsideIdentityTable {
  readonly id: string;
  /** Who vouches for it. */
  readonly issuer: string;
  /** What it is there: never given to another. */
  readonly subject: string;
  readonly user_id: string;
  /** The name of the provider among the settings. */
  readonly provider: string;
  /** What it is called there, for its owner. */
  readonly label: string | null;
  readonly created_at: number;
  readonly last_used_at: number;
}

/** Somebody, as a provider vouches for them. */
export interface Outside {
  readonly provider: string;
  readonly issuer: string;
  readonly subject: string;
  readonly label: string | null;
}

/** The account here of somebody elsewhere. */
export async function accountOfOutside(
  database: Database,
  { issuer, subject }: Pick<Outside, "issuer" | "subject">,
  now: number,
): Promise<Account | undefined> {
  const row = await database
    .updateTable("outside_identities")
    .set({ last_used_at: now })
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .returning("user_id")
    .executeTakeFirst();
  return row && findAccount(database, row.user_id);
}

/** Gives an account somebody elsewhere to sign in with; false where they belong to an account already. */
export async function linkOutside(
  database: Database,
  userId: string,
  { provider, issuer, subject, label }: Outside,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<boolean> {
  const id = random.id("out");
  const times = { created_at: now, last_used_at: now };
  try {
    await database
      .insertInto("outside_identities")
      .values({ id, issuer, subject, user_id: userId, provider, label, ...times })
      .execute();
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Those that belong to an account, the oldest first. */
export async function outsideOf(database: Database, userId: string) {
  return database
    .selectFrom("outside_identities")
    .select(["id", "provider", "label", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/**
 * Takes one from an account.
 * @returns "none" where the account has no such one; "last" where nobody could sign in without it
 */
export async function unlinkOutside(
  database: Database,
  userId: string,
  id: string,
): Promise<"unlinked" | "none" | "last"> {
  return oneAtATime(database, `ways in of ${userId}`, async (transaction) => {
    const own = await outsideOf(transaction, userId);
    if (!own.some((one) => one.id === id)) return "none";
    if (await isLastWayIn(transaction, userId)) return "last";
    await transaction.deleteFrom("outside_identities").where("id", "=", id).execute();
    return "unlinked";
  });
}
