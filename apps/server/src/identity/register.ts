/** Making an account: by oneself, or by an administrator for somebody. */
import { invalidRequest, Problem } from "../http/problem.ts";
import { type Account, addAccount, findByName, type Role } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { objectionToPassword } from "./password-policy.ts";
import type { Origin } from "./sign-in.ts";
import { isReserved, lookedAtKey, objectionToName, shownName, usernameKey } from "./username.ts";

/** What is wished of an account. */
export interface AccountWish {
  readonly username: string;
  /** None: somebody sets it by a link that an administrator makes. */
  readonly password?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/**
 * Makes an account for whoever asks.
 * @throws Problem registration_closed, invalid_request, name_taken
 */
export async function register(identity: Identity, wish: AccountWish, origin: Origin): Promise<Account> {
  if (identity.settings.registration === "closed") {
    throw new Problem("registration_closed", "Accounts are made by an administrator here.");
  }
  if (isReserved(wish.username)) throw invalidName("is kept for those who run the service");
  const account = await makeAccount(identity, wish, "member");
  const { requestId, address } = origin;
  const actor = `user:${account.id}`;
  await identity.audit.record({ kind: "account.registered", actor, subject: account.id, requestId, address });
  return account;
}

/**
 * Makes an account.
 * @throws Problem invalid_request, name_taken
 */
export async function makeAccount(
  { database, passwords, random, now }: Pick<Identity, "database" | "passwords" | "random" | "now">,
  { username, password, email = null }: AccountWish,
  role: Role,
): Promise<Account> {
  const objection = objectionToName(username);
  if (objection !== undefined) throw invalidName(objection);
  if (password != null) await checkPassword("/password", password, [username, email]);
  const key = usernameKey(username);
  const lookedAt = lookedAtKey(username);
  // Before the password is hashed: whoever asks for a name in use costs nothing.
  const isTaken =
    (await findByName(database, key)) ??
    (lookedAt !== key ? await findByName(database, lookedAt) : undefined);
  if (isTaken !== undefined) throw nameTaken();
  const account = await addAccount(database, {
    id: random.id("usr"),
    username: shownName(username),
    usernameKey: key,
    email,
    passwordHash: password == null ? null : await passwords.hash(password),
    role,
    now: now(),
  });
  if (account === undefined) throw nameTaken();
  return account;
}

/**
 * Holds a new password against the policy.
 * @throws Problem invalid_request
 */
export async function checkPassword(
  pointer: string,
  password: string,
  names: readonly (string | null)[],
): Promise<void> {
  const objection = await objectionToPassword(password, names);
  if (objection === undefined) return;
  throw invalidRequest("body", [{ pointer, detail: `${pointer.slice(1)} ${objection}.` }]);
}

function invalidName(objection: string): Problem {
  return invalidRequest("body", [{ pointer: "/username", detail: `username ${objection}.` }]);
}

function nameTaken(): Problem {
  return new Problem("name_taken", "Another account has this username, or one that looks like it.");
}
