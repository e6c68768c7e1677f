/** The database: opened, brought up to date, asked whether it works, closed. */
import { type Dialect, Kysely, sql } from "kysely";
import { installBoss } from "../jobs/boss.ts";
import type { DatabaseSettings } from "../settings-load.ts";
import { DatabaseError, DatabaseOutdated, DatabaseUnavailable, isRefusal } from "./errors.ts";
import { migrate } from "./migrate.ts";
import { type PostgresOptions, postgresDialect } from "./postgres.ts";
import type { Tables } from "./schema.ts";
import { sqliteDialect } from "./sqlite.ts";

export { DatabaseError, DatabaseUnavailable, isUniqueViolation } from "./errors.ts";
export type { PostgresOptions } from "./postgres.ts";

/** A connection with the tables that the service has. */
export type Database = Kysely<Tables>;

/** Told how long each query took, in seconds, and whether the database failed it. */
export type OnQuery = (seconds: number, hasFailed: boolean) => void;

/** Where a database is: a folder for SQLite, or a PostgreSQL. */
export type Place = string | PostgresOptions;

/** The place that the settings name; undefined for memory. */
export function placeOf(settings: DatabaseSettings): Place | undefined {
  const { dataDir, databaseUrl: url, databasePoolSize: poolSize } = settings;
  const { databaseConnectTimeoutMs: connectTimeoutMs, databaseStatementTimeoutMs: statementTimeoutMs } =
    settings;
  return url === undefined ? dataDir : { url, poolSize, connectTimeoutMs, statementTimeoutMs };
}

/**
 * The database of a place; in memory without one. That of a folder has its tables brought up to date. A PostgreSQL is
 * found as it is: one that does not answer may do so later, and one with older tables is refused.
 * @throws DatabaseError
 */
export async function openDatabase(place?: Place, onQuery?: OnQuery): Promise<Database> {
  const database = connect(place, onQuery);
  try {
    if (typeof place === "object") await refuseOutdated(database);
    else await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw cannotBeOpened(place, error);
  }
}

/**
 * Brings the tables of a place up to date.
 * @returns the names of the migrations that were made
 * @throws DatabaseError
 */
export async function migrateDatabase(place: Place): Promise<readonly string[]> {
  const patient = typeof place === "string" ? place : { ...place, statementTimeoutMs: 0, anySchema: true };
  const database = connect(patient);
  try {
    const made = await migrate(database);
    if (typeof place === "object") await installBoss(place.url);
    return made;
  } catch (error) {
    throw cannotBeOpened(place, error);
  } finally {
    await database.destroy();
  }
}

/** Settles when the database answers. */
export async function checkDatabase(database: Database): Promise<"up"> {
  await sql`select 1`.execute(database);
  return "up";
}

function connect(place?: Place, onQuery?: OnQuery): Database {
  return new Kysely<Tables>({
    dialect: dialectOf(place, onQuery),
    log: (event) =>
      onQuery?.(event.queryDurationMillis / 1000, event.level === "error" && !isRefusal(event.error)),
  });
}

function dialectOf(place?: Place, onQuery?: OnQuery): Dialect {
  if (typeof place === "object") return postgresDialect(place, (seconds) => onQuery?.(seconds, true));
  try {
    return sqliteDialect(place);
  } catch (error) {
    throw cannotBeOpened(place, error);
  }
}

async function refuseOutdated(database: Database): Promise<void> {
  try {
    await checkDatabase(database);
  } catch (error) {
    if (error instanceof DatabaseOutdated || !(error instanceof DatabaseUnavailable)) throw error;
  }
}

function cannotBeOpened(place: Place | undefined, error: unknown): DatabaseError {
  const why = error instanceof Error ? error.message : String(error);
  const which = typeof place === "object" ? "at DATABASE_URL" : `in DATA_DIR ${place ?? "(memory)"}`;
  return new DatabaseError(`The database ${which} cannot be opened: ${why}.`, { cause: error });
}
