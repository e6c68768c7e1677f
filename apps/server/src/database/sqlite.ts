/** SQLite, through the module that Node has: one file, written ahead, on disk before an answer goes out. */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import { DatabaseUnavailable } from "./errors.ts";

/** How long a writer waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5000;

/** Statements are kept prepared, the most of them: the service has a fixed set, so this is never reached. */
const MOST_STATEMENTS = 200;

/** The file in the data folder. */
export function sqliteFile(folder: string): string {
  return join(folder, "music-brain.sqlite");
}

/** What is in it is nobody's business but the service's: a file that is made is readable by its owner alone. */
const OWNER_ONLY = 0o600;

/**
 * The dialect for the database in a folder, which is made where it is missing; without a folder, in memory.
 * @throws Error of the system where the folder or the file cannot be had
 */
export function sqliteDialect(folder: string | undefined): Dialect {
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    // SQLite gives the files beside it the same mode; those of a database that is there already stay as they are.
    closeSync(openSync(sqliteFile(folder), "a", OWNER_ONLY));
  }
  const file = new DatabaseSync(folder === undefined ? ":memory:" : sqliteFile(folder), {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  return {
    createAdapter: () => new FileAdapter(),
    createDriver: () => new FileDriver(file),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Migrations run in one transaction, and a transaction locks the file: of several processes one makes them. */
class FileAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class FileDriver extends SqliteDriver {
  readonly #file: DatabaseSync;

  constructor(file: DatabaseSync) {
    super({ database: adapted(file) });
    this.#file = file;
  }

  /** Locks the file at once: a transaction that reads before it writes could be refused the lock in its middle. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** Where the disk is full, for example, SQLite has rolled back by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** Node's database as Kysely wants it. */
function adapted(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = adaptedStatement(translated(() => file.prepare(sql)));
      if (statements.size < MOST_STATEMENTS) statements.set(sql, made);
      return made;
    },
  };
}

function adaptedStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => translated(() => statement.all(...parameters.map(storable))),
    run: (parameters) => translated(() => statement.run(...parameters.map(storable))),
    iterate: (parameters) => statement.iterate(...parameters.map(storable)),
  };
}

/**
 * Result codes (https://sqlite.org/rescode.html) that say nothing about what was asked: BUSY, LOCKED, READONLY, IOERR,
 * CORRUPT, FULL, CANTOPEN, NOTADB.
 */
const unavailable: ReadonlySet<number> = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** What the work gives. @throws DatabaseUnavailable where the file is to blame */
function translated<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !("errcode" in error)) throw error;
    // The upper bits only tell why.
    if (!unavailable.has(Number(error.errcode) & 0xff)) throw error;
    throw new DatabaseUnavailable(`SQLite: ${error.message}`, { cause: error });
  }
}

/** SQLite has no booleans. */
function storable(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a ${typeof value} cannot be stored`);
}
