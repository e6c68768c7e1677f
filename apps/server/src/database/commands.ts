/** What is done to the database from the command line, where the settings of the environment say that it is. */
import { type Environment, loadDatabaseSettings } from "../settings-load.ts";
import { backupDatabase, restoreDatabase } from "./backup.ts";
import { migrateDatabase, placeOf } from "./database.ts";
import { DatabaseError } from "./errors.ts";

/**
 * Brings the tables up to date.
 * @returns the names of the migrations that were made
 * @throws SettingsError, DatabaseError
 */
export async function runMigrate(environment: Environment): Promise<readonly string[]> {
  const place = placeOf(loadDatabaseSettings(environment));
  if (place === undefined) throw new DatabaseError(NOTHING_KEPT);
  return migrateDatabase(place);
}

/** Copies the database into a new file. @throws SettingsError, DatabaseError */
export async function runBackup(environment: Environment, file: string): Promise<void> {
  await backupDatabase(folderOf(environment, 'pg_dump --format=custom --file=FILE "$DATABASE_URL"'), file);
}

/**
 * Puts a copy in the place of the database.
 * @returns where the database is that was there before, if there was one
 * @throws SettingsError, DatabaseError
 */
export async function runRestore(
  environment: Environment,
  file: string,
  now: number,
): Promise<string | undefined> {
  // The whole database anew: of partitioned tables nothing can be dropped by itself, as --clean without --create would.
  const ofPostgres =
    "pg_restore --clean --create --if-exists --exit-on-error --dbname=postgres FILE, as who may make databases";
  const folder = folderOf(environment, ofPostgres);
  return (await restoreDatabase(file, folder, now)).before;
}

const NOTHING_KEPT = "DATA_DIR is :memory:, where nothing is kept.";

function folderOf(environment: Environment, ofPostgres: string): string {
  const { dataDir, databaseUrl } = loadDatabaseSettings(environment);
  if (databaseUrl !== undefined) {
    throw new DatabaseError(
      `DATABASE_URL names a PostgreSQL, which has programs of its own for this: ${ofPostgres}`,
    );
  }
  if (dataDir === undefined) throw new DatabaseError(NOTHING_KEPT);
  return dataDir;
}
