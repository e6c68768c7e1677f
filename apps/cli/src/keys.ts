/** `music-brain key`: the API keys of accounts; and the end of a second factor that nobody can show any more. */
import type { Scope } from "@music-brain/contract";
import Table from "cli-table3";
import { type PrintOptions, print, say, shown, withAccounts } from "./accounts.ts";

/** The options of `key create`, as they stand on the command line. */
export interface CreateKeyOptions extends PrintOptions {
  readonly scope: readonly Scope[];
  readonly days?: number;
}

/** Makes a key and prints it, once. */
export async function createKey(owner: string, name: string, options: CreateKeyOptions): Promise<void> {
  const { scope: scopes, days: expiresInDays, json } = options;
  await withAccounts(async (accounts) => {
    const made = await accounts.createKey(owner, { name, scopes, expiresInDays });
    if (json) print(made);
    else say(made.key);
  });
}

/** Prints the keys of an account, without their secrets. */
export async function listKeys(owner: string, { json }: PrintOptions): Promise<void> {
  await withAccounts(async (accounts) => {
    const keys = await accounts.keys(owner);
    if (json) return print(keys);
    if (keys.length === 0) return say(`${owner} has no keys.`);
    const table = new Table({
      head: ["key", "name", "scopes", "ends", "last used"],
      style: { head: [], border: [] },
    });
    for (const { id, name, scopes, expires_at, last_used_at } of keys) {
      table.push([id, shown(name, 40), scopes.join(" "), expires_at ?? "", last_used_at ?? "never"]);
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
  await withAccounts(async (accounts) => {
    const rotated = await accounts.rotateKey(owner, id, overlap);
    if (json) print(rotated);
    else say(rotated.key);
  });
}

/** Revokes a key. */
export async function revokeKey(owner: string, id: string): Promise<void> {
  await withAccounts((accounts) => accounts.revokeKey(owner, id));
  say(`${id} is revoked.`);
}

/** Takes the second factor of an account away. */
export async function disableSecondFactor(name: string): Promise<void> {
  await withAccounts((accounts) => accounts.disableSecondFactor(name));
  say(`${name} signs in with the password alone.`);
}
