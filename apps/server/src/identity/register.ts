/** Making an account. */
import type { WireRegisterRequest } from "@music-brain/contract";
import { invalidRequest, Problem } from "../http/problem.ts";
import { type Account, addAccount } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import type { Origin } from "./sign-in.ts";
import { objectionToName, shownName, usernameKey } from "./username.ts";

/**
 * Makes an account for whoever asks.
 * @throws Problem registration_closed, invalid_request, name_taken
 */
export async function register(
  identity: Identity,
  wish: WireRegisterRequest,
  origin: Origin,
): Promise<Account> {
  const { settings, database, passwords, audit, random, now } = identity;
  if (settings.registration === "closed") {
    throw new Problem("registration_closed", "Accounts are made by an administrator here.");
  }
  const objection = objectionToName(wish.username);
  if (objection !== undefined) {
    throw invalidRequest("body", [{ pointer: "/username", detail: `username ${objection}.` }]);
  }
  const account = await addAccount(database, {
    id: random.id("usr"),
    username: shownName(wish.username),
    usernameKey: usernameKey(wish.username),
    email: wish.email ?? null,
    passwordHash: await passwords.hash(wish.password),
    role: "member",
    now: now(),
  });
  if (account === undefined)
    throw new Problem("name_taken", "Another account has this username, or one that looks like it.");
  const { requestId, address } = origin;
  await audit.record({ kind: "account.registered", actor: `user:${account.id}`, requestId, address });
  return account;
}
