/** What the databases do not have in common. */
import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

/** Whether the database is PostgreSQL; else it is SQLite. */
export function isPostgres<Tables>(database: Kysely<Tables>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}

/** What a whole number of 64 bits and bytes are called. */
export function columnTypes<Tables>(database: Kysely<Tables>) {
  return isPostgres(database)
    ? ({ whole: "bigint", bytes: "bytea" } as const)
    : ({ whole: "integer", bytes: "blob" } as const);
}

/** The table with columns that hold to their types, as those of PostgreSQL do by themselves. */
export function strict<Tables, Name extends string, Column extends string>(
  database: Kysely<Tables>,
  table: CreateTableBuilder<Name, Column>,
): CreateTableBuilder<Name, Column> {
  return isPostgres(database) ? table : table.modifyEnd(sql`STRICT`);
}
