/** `music-brain migrate`, `backup` and `restore`: the database of the service. */
import process from "node:process";
import { CommandError } from "./command-error.ts";

/** Brings the tables of the database up to date. @throws CommandError */
export async function migrate(): Promise<void> {
  const made = await withDatabase(({ runMigrate }) => runMigrate(process.env));
  say(made.length === 0 ? "The database is up to date." : `Made: ${made.join(", ")}.`);
}

/** Copies the database into a new file, whether the service runs or not. @throws CommandError */
export async function backup(file: string): Promise<void> {
  await withDatabase(({ runBackup }) => runBackup(process.env, file));
  say(`The database is copied to ${file}.`);
}

/** Puts a copy in the place of the database. @throws CommandError */
export async function restore(file: string): Promise<void> {
  const before = await withDatabase(({ runRestore }) => runRestore(process.env, file, Date.now()));
  say(`${file} is restored.${before === undefined ? "" : ` What was there is kept as ${before}.`}`);
}

type Server = typeof import("@music-brain/server");

async function withDatabase<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
  const server = await import("@music-brain/server");
  try {
    return await work(server);
  } catch (error) {
    const isPlain = error instanceof server.DatabaseError || error instanceof server.SettingsError;
    throw isPlain ? new CommandError(error.message, { cause: error }) : error;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
