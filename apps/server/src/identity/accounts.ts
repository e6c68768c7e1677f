/** Accounts as they are stored. */
import { sql } from "kysely";
import { type Database, isUniqueViolation } from "../database/database.ts";

/** The table of accounts. Times are epoch milliseconds. */
export interface UserTable {
  readonly id: string;
  /** As it was chosen, in NFKC. */
  readonly username: string;
  /** What makes it unique: names that look alike have the same. */
  readonly username_key: string;
  readonly email: string | null;
  /** Finds the accounts of an address; it is nobody's alone, since nobody has shown that it is theirs. */
  readonly email_key: string | null;
  /** argon2id in the PHC format; null where the account has no password. */
  readonly password_hash: string | null;
  readonly role: Role;
  readonly disabled_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** What an account may do. */
export type Role = "member" | "admin";

/** An account. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly role: Role;
  readonly disabledAt: number | null;
  readonly createdAt: number;
}

/** An account with what only signing in looks at. */
export interface AccountWithPassword extends Account {
  readonly passwordHash: string | null;
}

/** What an account is made from. */
export interface NewAccount {
  readonly id: string;
  readonly username: string;
  readonly usernameKey: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly role: Role;
  readonly now: number;
}

const columns = ["id", "username", "email", "role", "disabled_at", "created_at"] as const;

/** Makes an account; undefined where its name is another's. */
export async function addAccount(database: Database, made: NewAccount): Promise<Account | undefined> {
  const { id, username, usernameKey, email, passwordHash, role, now } = made;
  try {
    await database
      .insertInto("users")
      .values({
        id,
        username,
        username_key: usernameKey,
        email,
        email_key: email === null ? null : emailKey(email),
        password_hash: passwordHash,
        role,
        disabled_at: null,
        created_at: now,
        updated_at: now,
      })
      .execute();
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
  return { id, username, email, role, disabledAt: null, createdAt: now };
}

/** Addresses that differ in case alone are one person's. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

/** The account of a name, with its password. */
export async function findByName(
  database: Database,
  usernameKey: string,
): Promise<AccountWithPassword | undefined> {
  const row = await database
    .selectFrom("users")
    .select([...columns, "password_hash"])
    .where("username_key", "=", usernameKey)
    .executeTakeFirst();
  return row && { ...accountOf(row), passwordHash: row.password_hash };
}

/** The account of an id. */
export async function findAccount(database: Database, id: string): Promise<Account | undefined> {
  const row = await database.selectFrom("users").select(columns).where("id", "=", id).executeTakeFirst();
  return row && accountOf(row);
}

/** A page of accounts, by name. */
export interface AccountPage {
  /** Only names that begin so, by their keys. */
  readonly prefix?: string | undefined;
  /** The key of the last name of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Accounts by name, each with what it is sorted by. */
export async function listAccounts(
  database: Database,
  { prefix, after, limit }: AccountPage,
): Promise<readonly (Account & { readonly key: string })[]> {
  let query = database
    .selectFrom("users")
    .select([...columns, "username_key"])
    .orderBy("username_key")
    .limit(limit);
  if (after !== undefined) query = query.where("username_key", ">", after);
  if (prefix !== undefined) {
    const pattern = `${prefix.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where(sql<boolean>`username_key like ${pattern} escape '\\'`);
  }
  const rows = await query.execute();
  return rows.map((row) => ({ ...accountOf(row), key: row.username_key }));
}

/** Changes what is named of an account. */
export async function updateAccount(
  database: Database,
  id: string,
  {
    role,
    disabled,
    email,
  }: {
    readonly role?: Role | undefined;
    readonly disabled?: boolean | undefined;
    readonly email?: string | null | undefined;
  },
  now: number,
): Promise<void> {
  await database
    .updateTable("users")
    .set({
      updated_at: now,
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabled_at: disabled ? now : null }),
      ...(email !== undefined && { email, email_key: email === null ? null : emailKey(email) }),
    })
    .where("id", "=", id)
    .execute();
}

/** Whether no other account is an administrator who can sign in. */
export async function isOnlyAdmin(database: Database, id: string): Promise<boolean> {
  const other = await database
    .selectFrom("users")
    .select("id")
    .where("role", "=", "admin")
    .where("disabled_at", "is", null)
    .where("id", "!=", id)
    .executeTakeFirst();
  return other === undefined;
}

/** What a password is compared with; null where the account has none. */
export async function passwordHashOf(database: Database, id: string): Promise<string | null> {
  const row = await database
    .selectFrom("users")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}

/** Sets what a password is compared with. */
export async function setPassword(
  database: Database,
  id: string,
  passwordHash: string,
  now: number,
): Promise<void> {
  await database
    .updateTable("users")
    .set({ password_hash: passwordHash, updated_at: now })
    .where("id", "=", id)
    .execute();
}

function accountOf(row: Pick<UserTable, (typeof columns)[number]>): Account {
  const { id, username, email, role, disabled_at: disabledAt, created_at: createdAt } = row;
  return { id, username, email, role, disabledAt, createdAt };
}
