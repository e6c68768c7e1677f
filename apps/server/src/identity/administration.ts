/** What administrators do with the accounts of others, over HTTP and on the command line. */
import type { Database } from "../database/database.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import { Problem } from "../http/problem.ts";
import { deleteWithData, exportData } from "./account-data.ts";
import { type Account, findAccount, isOnlyAdmin, type Role, updateAccount } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { endSessions } from "./password-change.ts";
import { makePasswordLink, type PasswordLink, usePasswordLinksUp } from "./password-links.ts";

/** The parts that administration works with: a command has no more. */
export type Administered = Pick<
  Identity,
  "database" | "now" | "random" | "passwords" | "revocations" | "audit"
>;

/** Who acts, for the audit. */
export interface Actor {
  readonly actor: string;
  readonly requestId?: string;
  readonly address?: string;
}

/** Everything that is kept of an account. */
export interface AccountExport {
  readonly account: Account;
  /** By kind. */
  readonly things: Readonly<Record<string, readonly object[]>>;
}

/** What can be changed of an account. */
export interface AccountChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly email?: string | null | undefined;
}

/**
 * The account of an id.
 * @throws Problem no_such_account
 */
export async function accountOf({ database }: Pick<Administered, "database">, id: string): Promise<Account> {
  const account = await findAccount(database, id);
  if (account === undefined) throw new Problem("no_such_account", "There is no such account.");
  return account;
}

/**
 * Changes an account. What it may do from now on holds at once; where it is disabled its sessions end.
 * @throws Problem no_such_account, last_administrator
 */
export async function changeAccount(
  parts: Administered,
  id: string,
  change: AccountChange,
  by: Actor,
): Promise<Account> {
  const { database, now, revocations, audit } = parts;
  await accountOf(parts, id);
  if (change.role === "member" || change.disabled === true) {
    await leavingAnAdministrator(database, id, (transaction) =>
      updateAccount(transaction, id, change, now()),
    );
  } else await updateAccount(database, id, change, now());
  if (change.disabled === true) {
    await usePasswordLinksUp(database, id, now());
    await endSessions(parts, id);
  } else await revocations.announce({ kind: "user", id });
  // What was sent to the address before opens nothing any more.
  if (change.email !== undefined) await usePasswordLinksUp(database, id, now());
  await audit.record({ kind: "account.changed", subject: id, detail: change, ...by });
  return accountOf(parts, id);
}

/**
 * Deletes an account with everything that it has.
 * @throws Problem no_such_account, last_administrator
 */
export async function deleteAccount(parts: Administered, id: string, by: Actor): Promise<void> {
  const { database, revocations, audit } = parts;
  await accountOf(parts, id);
  await leavingAnAdministrator(database, id, (transaction) => deleteWithData(transaction, id));
  await revocations.announce({ kind: "user", id });
  await audit.record({ kind: "account.deleted", subject: id, ...by });
}

/**
 * Everything that is kept of an account, for whom it is about.
 * @throws Problem no_such_account
 */
export async function exportAccount(
  parts: Pick<Administered, "database">,
  id: string,
): Promise<AccountExport> {
  return { account: await accountOf(parts, id), things: await exportData(parts.database, id) };
}

/**
 * A link by which somebody sets the password of an account, to be handed to them.
 * @throws Problem no_such_account
 */
export async function issuePasswordLink(parts: Administered, id: string, by: Actor): Promise<PasswordLink> {
  const { database, now, random, audit } = parts;
  await accountOf(parts, id);
  const link = await makePasswordLink(database, id, { now: now(), random });
  await audit.record({ kind: "password.link_issued", subject: id, ...by });
  return link;
}

/**
 * Does what an account may be no administrator after, unless it is the last one. One at a time: of two who depose each
 * other at once, one stays.
 * @throws Problem last_administrator
 */
function leavingAnAdministrator(
  database: Database,
  id: string,
  work: (transaction: Database) => Promise<void>,
): Promise<void> {
  return oneAtATime(database, "administrators", async (transaction) => {
    const account = await findAccount(transaction, id);
    if (account?.role === "admin" && (await isOnlyAdmin(transaction, id))) {
      throw new Problem("last_administrator", "This is the last administrator: make another one first.");
    }
    await work(transaction);
  });
}
