/** From somebody whom a provider vouches for to an account here. */
import { randomInt } from "node:crypto";
import { Problem } from "../http/problem.ts";
import type { Account } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { accountOfOutside, linkOutside, type Outside } from "./outside-identities.ts";
import { makeAccount } from "./register.ts";
import { wrongCredentials } from "./scopes.ts";
import type { Origin } from "./sign-in.ts";
import { isReserved, objectionToName } from "./username.ts";

/** How often another name is tried for somebody whose name is taken. */
const MOST_NAMES = 5;

/**
 * The account of somebody elsewhere: the one that they are linked to, or a new one where everybody can make one. Whatever
 * e-mail address a provider tells, it is looked at by nobody.
 * @throws Problem unauthorized where it is disabled, registration_closed
 */
export async function signInOutside(
  identity: Identity,
  outside: Outside,
  { requestId, address }: Origin,
): Promise<Account> {
  const { database, now, random, settings, audit } = identity;
  const known = await accountOfOutside(database, outside, now());
  if (known !== undefined) {
    if (known.disabledAt !== null) throw wrongCredentials();
    return known;
  }
  if (settings.registration === "closed") {
    throw new Problem(
      "registration_closed",
      "No account here belongs to you there. Sign in with your password first, and link it; accounts are made by an administrator.",
    );
  }
  const account = await accountCalled(identity, outside.label ?? outside.provider);
  const isFirst = await linkOutside(database, account.id, outside, { now: now(), random });
  // Somebody who comes back twice at once has two: the second is nobody's.
  if (!isFirst) throw wrongCredentials();
  const actor = `user:${account.id}`;
  const detail = { provider: outside.provider };
  await audit.record({ kind: "account.registered", actor, subject: account.id, detail, requestId, address });
  return account;
}

async function accountCalled(identity: Identity, label: string): Promise<Account> {
  const wished = nameIn(label);
  for (let tries = 1; ; tries++) {
    const username = tries === 1 ? wished : `${wished.slice(0, 24)}-${randomInt(10_000, 100_000)}`;
    try {
      return await makeAccount(identity, { username }, "member");
    } catch (error) {
      const isTaken = error instanceof Problem && error.code === "name_taken";
      if (!isTaken || tries === MOST_NAMES) throw error;
    }
  }
}

/** A name that can be had, as near to a label as there is one. */
function nameIn(label: string): string {
  const name = label
    .split("@", 1)
    .join("")
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 24)
    .replace(/-$/, "");
  return objectionToName(name) === undefined && !isReserved(name)
    ? name
    : `guest-${randomInt(10_000, 100_000)}`;
}
