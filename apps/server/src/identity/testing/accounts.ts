/** Accounts for tests. */
import type { Database } from "../../database/database.ts";
import { testSettings } from "../../testing.ts";
import { type Account, addAccount, type Role } from "../accounts.ts";
import { createIdentity, type Identity, type IdentityOptions } from "../identity.ts";

/** Makes an account without a password, with an id like its name. */
export async function testAccount(database: Database, name: string, role: Role = "member"): Promise<Account> {
  const made = { id: `usr_${name}`, username: name, usernameKey: name, email: null, passwordHash: null };
  const account = await addAccount(database, { ...made, role, now: 0 });
  if (account === undefined) throw new Error(`there is a ${name} already`);
  return account;
}

/** The parts of identity as an app of the tests has them. */
export function testIdentity(
  options: Pick<IdentityOptions, "database" | "now"> & Partial<IdentityOptions>,
): Identity {
  return createIdentity({ settings: testSettings(), metricsToken: () => undefined, ...options });
}
