/** Databases on a PostgreSQL: as many as tests want, each their own, with or without the tables of the service. */
import process from "node:process";
import { Client } from "pg";
import {
  type Database,
  migrateDatabase,
  openDatabase,
  type PostgresOptions,
} from "../../apps/server/src/database/database.ts";
import { startPostgres } from "./postgres.ts";

/** Where tests get databases. */
export interface PostgresDatabases {
  /** The address of a new database, which has no tables. */
  empty(): Promise<string>;
  /** The address of a new database with the tables. */
  migrated(): Promise<string>;
  /** A new database with the tables, open. */
  open(): Promise<Database>;
  /** Closes and drops them all. */
  remove(): Promise<void>;
}

/** Options that a test is not about. */
export function postgresOptions(url: string, changes: Partial<PostgresOptions> = {}): PostgresOptions {
  return { url, poolSize: 5, connectTimeoutMs: 30_000, statementTimeoutMs: 30_000, ...changes };
}

/** Databases on the server that TEST_DATABASE_URL names, or else on one of this machine. */
export async function postgresDatabases(): Promise<PostgresDatabases> {
  const given = process.env["TEST_DATABASE_URL"];
  const server = given === undefined ? await startPostgres() : { url: given, remove: async () => undefined };
  const client = new Client(server.url);
  await client.connect();
  const made: string[] = [];
  const opened: Database[] = [];
  const create = async (template?: string) => {
    const name = `music_brain_test_${process.pid}_${made.length}`;
    made.push(name);
    await client.query(`create database ${name}${template === undefined ? "" : ` template ${template}`}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return { name, url: url.href };
  };
  const template = await create();
  await migrateDatabase(postgresOptions(template.url));
  const migrated = async () => (await create(template.name)).url;
  return {
    empty: async () => (await create()).url,
    migrated,
    async open() {
      const database = await openDatabase(postgresOptions(await migrated()));
      opened.push(database);
      return database;
    },
    async remove() {
      await Promise.all(opened.map((database) => database.destroy()));
      for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
      await server.remove();
    },
  };
}
