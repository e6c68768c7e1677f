/** SQLite, through the module that Node has: one file, written ahead, on disk before an answer goes out. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { type Dialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";

/** The file in the data folder. */
const FILE = "music-brain.sqlite";

/** How long a writer waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5000;

/** Statements are kept prepared, the most of them: the service has a fixed set, so this is never reached. */
const MOST_STATEMENTS = 200;

/**
 * The dialect for the database in a folder, which is made where it is missing; without a folder, in memory.
 * @throws Error of the system where the folder or the file cannot be had
 */
export function sqliteDialect(folder: string | undefined): Dialect {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(folder === undefined ? ":memory:" : join(folder, FILE), {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  return new SqliteDialect({ database: adapted(file) });
}

/** Whether a row was refused because there is one with its key. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed/.test(error.message);
}

/** Node's database as Kysely wants it. */
function adapted(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = adaptedStatement(file.prepare(sql));
      if (statements.size < MOST_STATEMENTS) statements.set(sql, made);
      return made;
    },
  };
}

function adaptedStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(storable)),
    run: (parameters) => statement.run(...parameters.map(storable)),
    iterate: (parameters) => statement.iterate(...parameters.map(storable)),
  };
}

/** SQLite has no booleans. */
function storable(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a ${typeof value} cannot be stored`);
}
