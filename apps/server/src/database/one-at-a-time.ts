/** One at a time: for whoever counts rows before adding one, or before taking one away. */
import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import { isPostgres } from "./dialect.ts";
import type { Tables } from "./schema.ts";

/**
 * Does work in a transaction while nobody else does work on the same subject, in this process or another: what it counts
 * stays true until it is done. SQLite has one writer anyway; PostgreSQL is asked for a lock of the subject
 * (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS), which ends with the transaction and is
 * waited for as long as a statement may take.
 *
 * @param subject such as "keys of usr_1"
 * @param work asks the transaction alone: who waits for another connection could wait for those that wait for the lock
 * @throws DatabaseUnavailable where the others take too long
 */
export function oneAtATime<Result>(
  database: Database,
  subject: string,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    if (isPostgres(database)) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(transaction);
    }
    return work(transaction);
  });
}
