/** Bringing the tables up to date. Forward only; as many processes as like may do it at the same time. */
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { DatabaseError } from "./errors.ts";
import { migrations } from "./migrations/index.ts";

/** What asks a database which migrations it has had; it has no such table before the first. */
export const EXECUTED_MIGRATIONS = "select name from kysely_migration";

const names: readonly string[] = Object.keys(migrations).sort();

/** The migrations that a database lacks which has had these. */
export function missingMigrations(executed: readonly string[]): readonly string[] {
  return names.filter((name) => !executed.includes(name));
}

/**
 * Makes what is missing, all of it or nothing. There is a lock on the database meanwhile, so that of several processes
 * one does it and the others find it done.
 * @returns the names of the migrations that were made
 * @throws DatabaseError where a newer version made the database; whatever the database throws
 */
export async function migrate<Tables>(database: Kysely<Tables>): Promise<readonly string[]> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error, results = [] } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const { rows } = await sql.raw<{ name: string }>(EXECUTED_MIGRATIONS).execute(database);
  refuseNewer(rows.map(({ name }) => name));
  throw error;
}

/** @throws DatabaseError where a newer version of the service has made something in the database */
export function refuseNewer(executed: readonly string[]): void {
  const unknown = executed.filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw new DatabaseError(
    `A newer version of Music Brain made the database (${unknown.join(", ")}). Use that version, or a backup from before`,
  );
}
