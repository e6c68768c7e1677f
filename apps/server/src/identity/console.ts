/** Accounts from the command line, beside a service that runs or without one: whoever can reach the database may. */
import type { WireAccount, WireSession } from "@music-brain/contract";
import { DatabaseError, openDatabase, placeOf } from "../database/database.ts";
import { Problem } from "../http/problem.ts";
import { type Environment, loadAccountSettings } from "../settings-load.ts";
import { type Account, findByName, listAccounts, type Role } from "./accounts.ts";
import {
  type AccountChange,
  type Administered,
  changeAccount,
  deleteAccount,
  exportAccount,
  issuePasswordLink,
} from "./administration.ts";
import { createAudit } from "./audit.ts";
import { type KeyConsole, keyConsole } from "./key-console.ts";
import { addressOfLink, endSessions } from "./password-change.ts";
import { createPasswords } from "./passwords.ts";
import { sayRevoked } from "./postgres-revocations.ts";
import { machineRandom } from "./random.ts";
import { type AccountWish, makeAccount } from "./register.ts";
import { localRevocations } from "./revocation.ts";
import { accountToWire, exportToWire } from "./routes/account-wire.ts";
import { sessionToWire } from "./routes/session-wire.ts";
import { revokeSession, sessionsOf } from "./sessions.ts";
import { usernameKey } from "./username.ts";

/** What can be done. Accounts go by their names; each rejects with a Problem where that cannot be. */
export interface AccountConsole extends KeyConsole {
  readonly list: (prefix?: string) => Promise<readonly WireAccount[]>;
  readonly show: (name: string) => Promise<WireAccount>;
  readonly create: (wish: AccountWish, role: Role) => Promise<WireAccount>;
  readonly change: (name: string, change: AccountChange) => Promise<WireAccount>;
  readonly delete: (name: string) => Promise<void>;
  readonly export: (name: string) => Promise<object>;
  /** The address of a page where the password is set, good once and for an hour. */
  readonly passwordLink: (name: string) => Promise<string>;
  readonly sessions: (name: string) => Promise<readonly WireSession[]>;
  readonly endSession: (name: string, id: string) => Promise<void>;
  readonly endSessions: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Who acts, in the audit. */
const BY = { actor: "command line" };

/** How many accounts are read at a time. */
const PAGE = 500;

/** What commands work with. */
export interface ConsoleParts extends Administered {
  readonly settings: ReturnType<typeof loadAccountSettings>;
}

/**
 * Opens the database that the environment names.
 * @throws SettingsError, DatabaseError
 */
export async function openParts(environment: Environment, now = Date.now): Promise<ConsoleParts> {
  const settings = loadAccountSettings(environment);
  const place = placeOf(settings);
  if (place === undefined) throw new DatabaseError("DATA_DIR is :memory:, where nothing is kept.");
  const database = await openDatabase(place);
  const random = machineRandom;
  return {
    settings,
    database,
    now,
    random,
    passwords: createPasswords(),
    // A service on PostgreSQL hears it; one on SQLite looks twice a second.
    revocations: {
      ...localRevocations(),
      announce: async (revoked) => {
        if (typeof place === "object") await sayRevoked(database, revoked);
      },
    },
    audit: createAudit({ database, random, now, retentionDays: settings.auditRetentionDays }),
  };
}

/**
 * Opens the accounts of the database that the environment names.
 * @throws SettingsError, DatabaseError
 */
export async function openAccounts(environment: Environment, now = Date.now): Promise<AccountConsole> {
  const parts = await openParts(environment, now);
  const { database, settings } = parts;
  const idOf = async (name: string) => (await named(parts, name)).id;
  return {
    async list(prefix) {
      const key = prefix === undefined ? undefined : usernameKey(prefix);
      const found: WireAccount[] = [];
      for (let after: string | undefined; ; ) {
        const page = await listAccounts(database, { prefix: key, after, limit: PAGE });
        found.push(...page.map(accountToWire));
        if (page.length < PAGE) return found;
        after = page.at(-1)?.key;
      }
    },
    show: async (name) => accountToWire(await named(parts, name)),
    async create(wish, role) {
      const account = await makeAccount(parts, wish, role);
      await parts.audit.record({ kind: "account.created", subject: account.id, detail: { role }, ...BY });
      return accountToWire(account);
    },
    change: async (name, change) => accountToWire(await changeAccount(parts, await idOf(name), change, BY)),
    delete: async (name) => deleteAccount(parts, await idOf(name), BY),
    export: async (name) => exportToWire(await exportAccount(parts, await idOf(name))),
    passwordLink: async (name) =>
      addressOfLink(settings.publicUrl ?? "", await issuePasswordLink(parts, await idOf(name), BY)),
    async sessions(name) {
      const sessions = await sessionsOf(database, await idOf(name), now());
      return sessions.map((session) => sessionToWire(session));
    },
    async endSession(name, sessionId) {
      const userId = await idOf(name);
      const isOne = await revokeSession(database, { userId, sessionId }, now());
      if (!isOne) throw new Problem("no_such_session", `${name} has no session ${sessionId}.`);
      await parts.revocations.announce({ kind: "session", id: sessionId });
      await parts.audit.record({ kind: "session.ended", subject: sessionId, ...BY });
    },
    async endSessions(name) {
      const id = await idOf(name);
      await endSessions(parts, id);
      await parts.audit.record({ kind: "session.all_ended", subject: id, ...BY });
    },
    ...keyConsole(parts, (name) => named(parts, name), BY),
    close: () => database.destroy(),
  };
}

/**
 * The account of a name.
 * @throws Problem no_such_account
 */
export async function named({ database }: Pick<Administered, "database">, name: string): Promise<Account> {
  const account = await findByName(database, usernameKey(name));
  if (account === undefined) throw new Problem("no_such_account", `There is no account ${name}.`);
  return account;
}
