/** `music-brain admin`, `user` and `session`: the accounts of the service, on this machine or wherever its database is. */
import process from "node:process";
import type { WireAccount } from "@music-brain/contract";
import type { AccountConsole } from "@music-brain/server";
import Table from "cli-table3";
import { CommandError } from "./command-error.ts";
import { readPassword } from "./read-password.ts";

/** The options of commands that print, as they stand on the command line. */
export interface PrintOptions {
  readonly json?: boolean;
}

/** The options of commands that make an account. */
export interface CreateOptions extends PrintOptions {
  readonly email?: string;
  readonly role?: "member" | "admin";
  readonly passwordFile?: string;
  /** `--link`: no password; a link by which it is set is printed. */
  readonly link?: boolean;
}

/** Makes an account. The password is read from a file, the terminal or standard input. */
export async function createUser(username: string, options: CreateOptions): Promise<void> {
  const { email, role = "member", link = false, json } = options;
  await withAccounts(async (accounts) => {
    const password = link ? undefined : await readPassword(options.passwordFile);
    const account = await accounts.create({ username, password, email }, role);
    if (json) return print(account);
    say(`${account.username} is made (${account.role}).`);
    if (link) say(`The password is set here, once, within an hour: ${await accounts.passwordLink(username)}`);
  });
}

/** Prints the accounts. */
export async function listUsers({ begin, json }: PrintOptions & { readonly begin?: string }): Promise<void> {
  await withAccounts(async (accounts) => {
    const found = await accounts.list(begin);
    if (json) print(found);
    else if (found.length === 0) say("There are no accounts.");
    else say(tableOf(found));
  });
}

/** Prints an account. */
export async function showUser(name: string, { json }: PrintOptions): Promise<void> {
  await withAccounts(async (accounts) => {
    const account = await accounts.show(name);
    if (json) print(account);
    else say(tableOf([account]));
  });
}

/** Lets an account sign in, or no more. */
export async function setDisabled(name: string, disabled: boolean): Promise<void> {
  await withAccounts(async (accounts) => {
    const { username } = await accounts.change(name, { disabled });
    say(disabled ? `${username} is disabled, and its sessions are over.` : `${username} may sign in again.`);
  });
}

/** Changes what an account may do. */
export async function setRole(name: string, role: "member" | "admin"): Promise<void> {
  await withAccounts(async (accounts) => {
    const { username } = await accounts.change(name, { role });
    say(`${username} is ${role === "admin" ? "an administrator" : "a member"} now.`);
  });
}

/** Deletes an account with everything that it has. */
export async function deleteUser(name: string, { yes = false }: { readonly yes?: boolean }): Promise<void> {
  if (!yes) {
    throw new CommandError(
      `This deletes ${name} with everything that it has, for good. "music-brain user export ${name}" gives all of it before; say --yes to delete.`,
    );
  }
  await withAccounts((accounts) => accounts.delete(name));
  say(`${name} is gone.`);
}

/** Prints everything that is kept of an account, as JSON. */
export async function exportUser(name: string): Promise<void> {
  await withAccounts(async (accounts) => print(await accounts.export(name)));
}

const NO_ADDRESS = "Put the address of the service before it, or set PUBLIC_URL to have the link whole.";

/** Prints the address of a page where the password is set. */
export async function passwordLink(name: string): Promise<void> {
  await withAccounts(async (accounts) => {
    const link = await accounts.passwordLink(name);
    say(link);
    // On standard error, so that the link alone can be passed on.
    if (link.startsWith("/")) process.stderr.write(`${NO_ADDRESS}\n`);
  });
}

/** Prints where somebody is signed in. */
export async function listSessions(name: string, { json }: PrintOptions): Promise<void> {
  await withAccounts(async (accounts) => {
    const sessions = await accounts.sessions(name);
    if (json) return print(sessions);
    if (sessions.length === 0) return say(`${name} is signed in nowhere.`);
    const table = new Table({
      head: ["session", "device", "address", "last used"],
      style: { head: [], border: [] },
    });
    for (const { id, device, address, last_used_at } of sessions) {
      table.push([id, shown(device ?? "", 40), address, last_used_at]);
    }
    say(table.toString());
  });
}

/** Ends a session, or all of them. */
export async function endSession(name: string, id: string | undefined, all = false): Promise<void> {
  if ((id === undefined) !== all) throw new CommandError("Name a session, or say --all.");
  await withAccounts((accounts) =>
    id === undefined ? accounts.endSessions(name) : accounts.endSession(name, id),
  );
  say(id === undefined ? `All sessions of ${name} are over.` : `${id} is over.`);
}

/** Works with the accounts of the database that the environment names. */
export async function withAccounts(work: (accounts: AccountConsole) => Promise<void>): Promise<void> {
  const { openAccounts, DatabaseError, Problem, SettingsError } = await import("@music-brain/server");
  try {
    const accounts = await openAccounts(process.env);
    try {
      await work(accounts);
    } finally {
      await accounts.close();
    }
  } catch (error) {
    const isPlain =
      error instanceof DatabaseError || error instanceof SettingsError || error instanceof Problem;
    throw isPlain ? new CommandError(error.message, { cause: error }) : error;
  }
}

function tableOf(accounts: readonly WireAccount[]): string {
  const table = new Table({
    head: ["name", "role", "e-mail", "since", ""],
    style: { head: [], border: [] },
  });
  for (const { username, role, email, created_at, disabled } of accounts) {
    table.push([username, role, email ?? "", created_at.slice(0, 10), disabled ? "disabled" : ""]);
  }
  return table.toString();
}

/** What others wrote may be anything: no control characters reach the terminal. */
export function shown(text: string, most: number): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "?").slice(0, most);
}

/** Prints JSON for machines. */
export function print(value: object): void {
  say(JSON.stringify(value, null, 2));
}

/** Prints a line for people. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
