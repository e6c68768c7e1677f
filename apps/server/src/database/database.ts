/** The database: opened, brought up to date, asked whether it works, closed. */
import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "./migrations/index.ts";
import type { Tables } from "./schema.ts";
import { sqliteDialect } from "./sqlite.ts";

export { isUniqueViolation } from "./sqlite.ts";

/** A connection with the tables that the service has. */
export type Database = Kysely<Tables>;

/** Thrown where the database cannot be had; its message is for whoever starts the service. */
export class DatabaseError extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(message, options);
    this.name = "DatabaseError";
  }
}

/** Told how long each query took, in seconds. */
export type OnQuery = (seconds: number) => void;

/**
 * The database in a folder, its tables up to date; in memory without a folder.
 * @throws DatabaseError
 */
export async function openDatabase(folder?: string, onQuery?: OnQuery): Promise<Database> {
  try {
    const database = new Kysely<Tables>({
      dialect: sqliteDialect(folder),
      log: ({ queryDurationMillis }) => onQuery?.(queryDurationMillis / 1000),
    });
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: async () => ({ ...migrations }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return database;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`The database in DATA_DIR ${folder ?? "(memory)"} cannot be opened: ${why}.`, {
      cause: error,
    });
  }
}

/** Settles when the database answers. */
export async function checkDatabase(database: Database): Promise<"up"> {
  await sql`select 1`.execute(database);
  return "up";
}
