/** Another password: by the one before, or by a link where that is forgotten. */
import { Problem } from "../http/problem.ts";
import { findAccount, findByName, setPassword } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { endBrowserSessions } from "./oauth-storage.ts";
import {
  accountOfLink,
  consumePasswordLink,
  makePasswordLinkOf,
  type PasswordLink,
  usePasswordLinksUp,
} from "./password-links.ts";
import type { Principal } from "./principal.ts";
import { checkPassword } from "./register.ts";
import { revokeSessions } from "./sessions.ts";
import type { Origin } from "./sign-in.ts";
import { type Proof, stepUp } from "./step-up.ts";
import { usernameKey } from "./username.ts";

/**
 * Changes the password of whoever is signed in. Their other sessions end, and links that were made before are useless.
 * @throws Problem unauthorized, two_factor_required, invalid_request, too_many_attempts
 */
export async function changePassword(
  identity: Identity,
  user: Extract<Principal, { kind: "user" }>,
  { next, ...proof }: Proof & { readonly next: string },
  origin: Origin,
): Promise<void> {
  const { database, passwords, now, audit } = identity;
  const { userId, sessionId, id: actor } = user;
  const account = await stepUp(identity, user, proof, origin);
  await checkPassword("/new_password", next, [account.username, account.email]);
  await setPassword(database, userId, await passwords.hash(next), now());
  await usePasswordLinksUp(database, userId, now());
  await endSessions(identity, userId, sessionId);
  const { requestId, address } = origin;
  await audit.record({ kind: "password.changed", actor, subject: userId, requestId, address });
}

/** More links than this within an hour are not sent: a mailbox is not to be filled by whoever knows a name. */
export const MOST_LINKS = 3;

/**
 * Sends a link to the address of an account, where there is one. Whoever asks is not told: they do not wait for it, so that
 * the time tells nothing either.
 */
export async function sendPasswordLink(identity: Identity, username: string, origin: Origin): Promise<void> {
  const { database, mail, now, random, settings, audit } = identity;
  if (mail === undefined || settings.publicUrl === undefined) return;
  const account = await findByName(database, usernameKey(username));
  if (account?.email == null || account.disabledAt !== null) return;
  const link = await makePasswordLinkOf(MOST_LINKS, database, account.id, { now: now(), random });
  if (link === undefined) return;
  const { requestId, address } = origin;
  await audit.record({ kind: "password.link_sent", subject: account.id, requestId, address });
  await mail.send({
    to: account.email,
    subject: "Your password for Music Brain",
    text: [
      `Somebody, you we hope, has forgotten the password of the account ${account.username}.`,
      "",
      "Set a new one here, within an hour:",
      addressOfLink(settings.publicUrl, link),
      "",
      "If it was not you, do nothing: the password stays what it is.",
      "",
    ].join("\n"),
  });
}

/** Where a link leads. Its token stands behind the #: no server, log or Referer sees it there. */
export function addressOfLink(publicUrl: string, { token }: PasswordLink): string {
  return `${publicUrl}/auth/password/reset#token=${token}`;
}

/**
 * Sets a password by a link. All sessions of the account end.
 * @throws Problem invalid_link, invalid_request
 */
export async function resetPassword(
  identity: Identity,
  { token, next }: { readonly token: string; readonly next: string },
  { requestId, address }: Origin,
): Promise<void> {
  const { database, passwords, now, audit } = identity;
  const userId = await accountOfLink(database, token, now());
  const account = userId === undefined ? undefined : await findAccount(database, userId);
  if (account === undefined) throw invalidLink();
  // A password that is refused does not use the link up.
  await checkPassword("/new_password", next, [account.username, account.email]);
  const passwordHash = await passwords.hash(next);
  const isFirst = await database.transaction().execute(async (transaction) => {
    if (!(await consumePasswordLink(transaction, { token, userId: account.id }, now()))) return false;
    await setPassword(transaction, account.id, passwordHash, now());
    return true;
  });
  if (!isFirst) throw invalidLink();
  await endSessions(identity, account.id);
  await audit.record({ kind: "password.reset", subject: account.id, requestId, address });
}

/** Ends the sessions of an account everywhere, but for one where that is to go on. */
export async function endSessions(
  { database, revocations, now }: Pick<Identity, "database" | "revocations" | "now">,
  userId: string,
  except?: string,
): Promise<void> {
  await revokeSessions(database, { userId, except }, now());
  await endBrowserSessions(database, userId);
  await revocations.announce({ kind: "user", id: userId });
}

function invalidLink(): Problem {
  return new Problem(
    "invalid_link",
    "The link is wrong, has been used, or has expired. Ask for another one.",
  );
}
