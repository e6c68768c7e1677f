/** A copy of the SQLite database in one file, made while the service runs, and the way back. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { DatabaseError } from "./errors.ts";
import { EXECUTED_MIGRATIONS, refuseNewer } from "./migrate.ts";
import { sqliteFile } from "./sqlite.ts";

/** It holds what people said and what they sign in with: nobody else reads it. */
const OWNER_ONLY = 0o600;

/** Pages that are copied before others may write again. */
const PAGES_AT_ONCE = 1000;

/**
 * Copies the database in a folder into a new file. The service may go on: the copy is of one moment.
 * @throws DatabaseError where there is no database, or the file is there already or cannot be written
 */
export async function backupDatabase(folder: string, file: string): Promise<void> {
  const from = sqliteFile(folder);
  if (!existsSync(from)) throw new DatabaseError(`There is no database in DATA_DIR ${folder}.`);
  if (existsSync(file)) throw new DatabaseError(`${file} is there already; it is not overwritten.`);
  // Only what is whole gets the name.
  const partial = `${file}.partial`;
  try {
    await copy(from, partial);
    checkBackup(partial);
    renameSync(partial, file);
  } catch (error) {
    throw failed(`The database in DATA_DIR ${folder} cannot be copied to ${file}`, error);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** What a restore did. */
export interface Restored {
  /** Where the database is that was there before; undefined where there was none. */
  readonly before: string | undefined;
}

/**
 * Puts a copy in the place of the database in a folder. What was there is kept beside it.
 * @param now epoch milliseconds, for the name of what was there
 * @throws DatabaseError where the file is no whole copy that this version can use, or a process has the database open
 */
export async function restoreDatabase(file: string, folder: string, now: number): Promise<Restored> {
  if (!existsSync(file)) throw new DatabaseError(`There is no file ${file}.`);
  try {
    checkBackup(file);
  } catch (error) {
    throw failed(`${file} cannot be restored`, error);
  }
  const to = sqliteFile(folder);
  mkdirSync(folder, { recursive: true });
  const isThere = existsSync(to);
  if (isThere) refuseInUse(to, folder);
  const before = isThere ? `${to}.before-${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}` : undefined;
  try {
    if (before !== undefined) await copy(to, before);
    // SQLite writes it in one transaction: whatever happens meanwhile, there is the old database or the new one.
    await copy(file, to);
    return { before };
  } catch (error) {
    throw failed(`${file} cannot be restored to DATA_DIR ${folder}`, error);
  }
}

async function copy(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(source, to, { rate: PAGES_AT_ONCE });
    chmodSync(to, OWNER_ONLY);
    inOneFile(to);
  } finally {
    source.close();
  }
}

/** Without a write-ahead log nothing lies beside the file, and it can be read where nothing can be written. */
function inOneFile(file: string): void {
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = delete");
  database.close();
}

/** @throws Error where the file is no whole database of this service, or one of a newer version */
function checkBackup(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = database.prepare("pragma integrity_check(1)").get()?.["integrity_check"];
    if (found !== "ok") throw new DatabaseError(`it is damaged: ${String(found)}`);
    const known = database.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get();
    if (known === undefined) throw new DatabaseError("it is no database of Music Brain");
    refuseNewer(
      database
        .prepare(EXECUTED_MIGRATIONS)
        .all()
        .map(({ name }) => String(name)),
    );
  } finally {
    database.close();
  }
}

/** A write-ahead log can be left only by who has the database alone. @throws DatabaseError */
function refuseInUse(file: string, folder: string): void {
  const database = new DatabaseSync(file);
  try {
    const mode = database.prepare("pragma journal_mode = delete").get()?.["journal_mode"];
    if (mode !== "delete") throw new Error(`the journal is still ${String(mode)}`);
  } catch (cause) {
    throw new DatabaseError(`A service has the database in DATA_DIR ${folder} open: stop it first.`, {
      cause,
    });
  } finally {
    database.close();
  }
}

function failed(what: string, error: unknown): DatabaseError {
  const why = error instanceof Error ? error.message : String(error);
  return new DatabaseError(`${what}: ${why}.`, { cause: error });
}
