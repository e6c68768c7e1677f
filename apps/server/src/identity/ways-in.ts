/** The ways in to an account: its password, its passkeys, and those who vouch for its owner. One has to be left. */
import type { Database } from "../database/database.ts";
import { passwordHashOf } from "./accounts.ts";

/**
 * Whether there is but one way in. Ask while the ways in of the account are locked (`oneAtATime`, "ways in of …").
 */
export async function isLastWayIn(database: Database, userId: string): Promise<boolean> {
  if ((await passwordHashOf(database, userId)) !== null) return false;
  const rows = await Promise.all(
    (["outside_identities", "passkeys"] as const).map((table) =>
      database
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("user_id", "=", userId)
        .executeTakeFirstOrThrow(),
    ),
  );
  return rows.reduce((sum, { count }) => sum + Number(count), 0) <= 1;
}
