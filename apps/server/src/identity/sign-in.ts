/** From a name and a password to a session, and from a refresh token to its next. */
import type { WireTokens } from "@music-brain/contract";
import { Problem } from "../http/problem.ts";
import { findAccount, findByName, setPassword } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { scopesOf, wrongCredentials } from "./scopes.ts";
import { beginSession, type Continued, continueSession, type Device } from "./sessions.ts";
import { usernameKey } from "./username.ts";

/** What somebody signs in with. */
export interface SignIn {
  readonly username: string;
  readonly password: string;
  readonly code?: string | null | undefined;
}

/** Where a request comes from, and its id. */
export interface Origin extends Device {
  readonly requestId: string;
}

const DAY_MS = 86_400_000;

/**
 * Signs in.
 * @throws Problem unauthorized where name or password is wrong, which of them stays unsaid; two_factor_required;
 *   too_many_attempts
 */
export async function signIn(identity: Identity, given: SignIn, origin: Origin): Promise<WireTokens> {
  const { database, passwords, throttle, audit, secondFactor, now } = identity;
  const name = usernameKey(given.username);
  const { address, requestId } = origin;
  const reservation = await throttle.reserve({ account: name, address });
  if (!reservation.ok) throw tooManyAttempts(reservation.retryAfterSeconds);
  const account = await findByName(database, name);
  const isRight = await passwords.verify(account?.passwordHash, given.password);
  if (account === undefined || !isRight || account.disabledAt !== null) {
    await reservation.release("wrong");
    await audit.record({
      kind: "login.refused",
      requestId,
      address,
      ...(account && { subject: account.id }),
    });
    throw wrongPassword();
  }
  if (await secondFactor.isActive(account.id)) {
    const code = given.code ?? undefined;
    if (code === undefined) {
      await reservation.release("wrong");
      throw new Problem(
        "two_factor_required",
        "The account has a second factor: send its code too, as `code`.",
        {
          headers: { "www-authenticate": 'Bearer realm="Music Brain"' },
        },
      );
    }
    if (!(await secondFactor.accept(account.id, code, now()))) {
      await reservation.release("wrong");
      await audit.record({ kind: "login.code_refused", subject: account.id, requestId, address });
      throw wrongPassword();
    }
  }
  await reservation.release("right");
  if (account.passwordHash !== null && passwords.isOutdated(account.passwordHash)) {
    await setPassword(database, account.id, await passwords.hash(given.password), now());
  }
  const session = await beginSession(database, account.id, origin, terms(identity));
  await audit.record({
    kind: "login",
    actor: `user:${account.id}`,
    subject: session.sessionId,
    requestId,
    address,
  });
  return tokensFor(identity, session);
}

/**
 * Takes a refresh token and gives fresh tokens.
 * @throws Problem unauthorized where it is not good; where it was used before its session is over with it
 */
export async function refresh(
  identity: Identity,
  token: string,
  { requestId, address }: Origin,
): Promise<WireTokens> {
  const { database, revocations, audit } = identity;
  const refreshed = await continueSession(database, token, terms(identity));
  if (refreshed.kind === "continued") return tokensFor(identity, refreshed);
  if (refreshed.kind === "reused") {
    await revocations.announce({ kind: "session", id: refreshed.sessionId });
    await audit.record({
      kind: "session.token_reused",
      actor: `user:${refreshed.userId}`,
      subject: refreshed.sessionId,
      requestId,
      address,
    });
  }
  throw wrongCredentials();
}

function terms({ now, random, settings }: Identity) {
  return { now: now(), random, lifetimeMs: settings.refreshTokenDays * DAY_MS };
}

async function tokensFor(
  { database, tokens, settings, now }: Identity,
  { userId, sessionId, refreshToken }: Continued,
): Promise<WireTokens> {
  const account = await findAccount(database, userId);
  if (account === undefined) throw wrongCredentials();
  const scopes = scopesOf(account.role);
  return {
    access_token: await tokens.sign({ userId, sessionId, scopes }, now()),
    token_type: "bearer",
    expires_in: settings.accessTokenMinutes * 60,
    refresh_token: refreshToken,
    scope: scopes.join(" "),
  };
}

/** Which of them it is stays unsaid. */
export function wrongPassword(): Problem {
  return new Problem("unauthorized", "The username, the password or the code is wrong.", {
    headers: { "www-authenticate": 'Bearer realm="Music Brain"' },
  });
}

/** So many seconds until the next try. */
export function tooManyAttempts(seconds: number): Problem {
  return new Problem("too_many_attempts", `Too many tries to sign in. Try again in ${seconds} seconds.`, {
    headers: { "retry-after": String(seconds) },
  });
}
