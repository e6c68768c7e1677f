/** `music-brain key`: the API keys of accounts; and the end of a second factor that nobody can show any more. */
import process from "node:process";
import type { Scope, WireApiKey } from "@music-brain/contract";
import Table from "cli-table3";
import { type PrintOptions, print, say, shown, withAccounts } from "./accounts.ts";
import { CommandError } from "./command-error.ts";

/** The options of `key create`, as they stand on the command line. */
export interface CreateKeyOptions extends PrintOptions {
  readonly scope: readonly Scope[];
  readonly days?: number;
  readonly perMinute?: number;
  readonly perHour?: number;
  readonly perDay?: number;
}

/** Makes a key and prints it, once; what it may do stands beside, where a pipe does not take it. */
export async function createKey(owner: string, name: string, options: CreateKeyOptions): Promise<void> {
  const { scope: scopes, days: expiresInDays, json } = options;
  const limits = limitsOf(options);
  await withAccounts(async (accounts) => {
    sayKey(await accounts.createKey(owner, { name, scopes, limits, expiresInDays }), json);
  });
}

/** Prints the keys of an account, without their secrets. */
export async function listKeys(owner: string, { json }: PrintOptions): Promise<void> {
  await withAccounts(async (accounts) => {
    const keys = await accounts.keys(owner);
    if (json) return print(keys);
    if (keys.length === 0) return say(`${owner} has no keys.`);
    const table = new Table({
      head: ["key", "name", "scopes", "limits", "ends", "last used"],
      style: { head: [], border: [] },
    });
    for (const { id, name, scopes, limits, expires_at, last_used_at } of keys) {
      const row = [id, shown(name, 40), scopes.join(" "), limits ? textOf(limits) : "its owner's"];
      table.push([...row, expires_at ?? "", last_used_at ?? "never"]);
    }
    say(table.toString());
  });
}

/** Gives a key another text and prints it, once. */
export async function rotateKey(
  owner: string,
  id: string,
  { overlap, json }: PrintOptions & { readonly overlap: number },
): Promise<void> {
  await withAccounts(async (accounts) => sayKey(await accounts.rotateKey(owner, id, overlap), json));
}

/** Revokes a key. */
export async function revokeKey(owner: string, id: string): Promise<void> {
  await withAccounts(async (accounts) => {
    say(`${id} is revoked: ${describing(await accounts.revokeKey(owner, id))}.`);
  });
}

/** @throws CommandError where some are given and others are not */
function limitsOf({ perMinute, perHour, perDay }: CreateKeyOptions) {
  if (perMinute === undefined && perHour === undefined && perDay === undefined) return undefined;
  if (perMinute === undefined || perHour === undefined || perDay === undefined) {
    throw new CommandError(
      "Limits go together: give --per-minute, --per-hour and --per-day, or none of them.",
    );
  }
  return { perMinute, perHour, perDay };
}

function sayKey(key: WireApiKey & { readonly key: string }, json = false): void {
  if (json) print(key);
  else {
    say(key.key);
    process.stderr.write(`${key.id}: ${describing(key)}.\n`);
  }
}

function describing({ name, scopes, limits }: WireApiKey): string {
  const within = limits === null ? "its owner's limits" : textOf(limits);
  return `"${shown(name, 40)}", ${scopes.join(" ")}, within ${within}`;
}

function textOf({ per_minute, per_hour, per_day }: NonNullable<WireApiKey["limits"]>): string {
  return `${per_minute}/minute ${per_hour}/hour ${per_day}/day`;
}

/** Takes the second factor of an account away. */
export async function disableSecondFactor(name: string): Promise<void> {
  await withAccounts((accounts) => accounts.disableSecondFactor(name));
  say(`${name} signs in with the password alone.`);
}
