/** From a name and a password to a session, and from a refresh token to its next. */
import type { WireBrowserToken, WireTokens } from "@music-brain/contract";
import { type Account, type AccountWithPassword, findAccount, findByName, setPassword } from "./accounts.ts";
import { deviceToken, knownDevice } from "./devices.ts";
import type { Identity } from "./identity.ts";
import { type Continued, continueSession } from "./refresh-tokens.ts";
import { tooManyAttempts, twoFactorRequired, wrongPassword } from "./refusals.ts";
import { scopesOf, wrongCredentials } from "./scopes.ts";
import { beginSession, type Device, prolongSession, sessionInForce } from "./sessions.ts";
import { acceptCode } from "./step-up.ts";
import { usernameKey } from "./username.ts";

/** What somebody signs in with. */
export interface SignIn {
  readonly username: string;
  readonly password: string;
  readonly code?: string | null | undefined;
  /** Of an earlier sign-in. */
  readonly deviceToken?: string | null | undefined;
}

/** Where a request comes from, and its id. */
export interface Origin extends Device {
  readonly requestId: string;
}

const DAY_MS = 86_400_000;

/**
 * Signs in.
 * @throws Problem as {@link proven}
 */
export async function signIn(identity: Identity, given: SignIn, origin: Origin): Promise<WireTokens> {
  const { account, deviceToken: device_token } = await proven(identity, given, origin);
  return { ...(await begin(identity, account.id, origin)), device_token };
}

/** Begins a session of somebody who has shown who they are. */
export async function begin(identity: Identity, userId: string, origin: Origin): Promise<WireTokens> {
  return tokensFor(identity, await begun(identity, userId, origin));
}

/** The same for a browser, which keeps the session in a cookie: no refresh token of it gets out. */
export async function beginInBrowser(
  identity: Identity,
  userId: string,
  origin: Origin,
): Promise<{ readonly sessionId: string; readonly token: WireBrowserToken }> {
  const { refreshToken: _, ...session } = await begun(identity, userId, origin);
  return { sessionId: session.sessionId, token: await accessFor(identity, session) };
}

async function begun(identity: Identity, userId: string, origin: Origin): Promise<Continued> {
  const session = await beginSession(identity.database, userId, origin, terms(identity));
  const { address, requestId } = origin;
  const actor = `user:${userId}`;
  await identity.audit.record({ kind: "login", actor, subject: session.sessionId, requestId, address });
  return session;
}

/** Goes on with a session whose browser has shown that it has it; undefined where it is over. */
export async function carryOn(identity: Identity, sessionId: string): Promise<WireBrowserToken | undefined> {
  const { database } = identity;
  const { now, lifetimeMs } = terms(identity);
  const session = await sessionInForce(database, sessionId, now);
  if (session === undefined) return undefined;
  await prolongSession(database, sessionId, { now, lifetimeMs });
  return accessFor(identity, { userId: session.userId, sessionId });
}

/** Somebody who has shown who they are. */
export interface Proven {
  readonly account: Account;
  /** Shows next time that the device is known. */
  readonly deviceToken: string;
}

/**
 * The account of whoever shows its name, its password and, where it has a second factor, a code.
 * @throws Problem unauthorized where name, password or code is wrong, which of them stays unsaid; two_factor_required;
 *   too_many_attempts
 */
export async function proven(identity: Identity, given: SignIn, origin: Origin): Promise<Proven> {
  const { database, passwords, audit, secondFactor, seal, random, now } = identity;
  const { address, requestId } = origin;
  const account = await findByName(database, usernameKey(given.username));
  const device =
    account && given.deviceToken ? knownDevice(seal, account.id, given.deviceToken, now()) : undefined;
  const admission = await admitted(identity, given, { account, device, address });
  const refuse = async (kind: string) => {
    const subject = account && { subject: account.id };
    await audit.record({ kind, requestId, address, ...subject });
    if (admission.isLast) await audit.record({ kind: "login.held_back", requestId, address, ...subject });
    return wrongPassword();
  };
  const isRight = await passwords.verify(account?.passwordHash, given.password).catch(async (error) => {
    // Too many wait: nothing was compared, and so nothing was guessed.
    await admission.release("right");
    throw error;
  });
  if (account === undefined || !isRight || account.disabledAt !== null) throw await refuse("login.refused");
  await admission.release("right");
  if (!admission.hasShownCode && (await secondFactor.isActive(account.id))) {
    const code = given.code ?? undefined;
    if (code === undefined) {
      await audit.record({ kind: "login.code_asked", subject: account.id, requestId, address });
      throw twoFactorRequired();
    }
    const isAccepted = await acceptCode(identity, { userId: account.id, code, address, device });
    if (!isAccepted) throw await refuse("login.code_refused");
  }
  if (account.passwordHash !== null && passwords.isOutdated(account.passwordHash)) {
    await setPassword(database, account.id, await passwords.hash(given.password), now());
  }
  const { passwordHash: _, ...known } = account;
  return { account: known, deviceToken: deviceToken(seal, account.id, device ?? random.id("dev"), now()) };
}

/** A try that may go on. */
interface Admission {
  readonly isLast: boolean;
  /** Whether the code of the second factor was accepted already. */
  readonly hasShownCode: boolean;
  readonly release: (outcome: "right" | "wrong") => Promise<void>;
}

/**
 * Lets a try go on: one that there is left, or one with a right code where there is none, since who has the second factor
 * is not one of those who guess.
 * @throws Problem too_many_attempts
 */
async function admitted(
  identity: Identity,
  { username, code }: SignIn,
  from: {
    readonly account: AccountWithPassword | undefined;
    readonly device: string | undefined;
    readonly address: string;
  },
): Promise<Admission> {
  const { throttle, secondFactor } = identity;
  const { account, device, address } = from;
  const reservation = await throttle.reserve({ account: usernameKey(username), address, device });
  if (reservation.ok) return { ...reservation, hasShownCode: false };
  const refusal = tooManyAttempts(reservation.retryAfterSeconds);
  if (account === undefined || code == null || !(await secondFactor.isActive(account.id))) throw refusal;
  const shown = { userId: account.id, code, address, what: "codeBeforePassword" } as const;
  if (!(await acceptCode(identity, shown))) throw refusal;
  return { isLast: false, hasShownCode: true, release: async () => {} };
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

async function tokensFor(identity: Identity, { refreshToken, ...session }: Continued): Promise<WireTokens> {
  return { ...(await accessFor(identity, session)), refresh_token: refreshToken };
}

async function accessFor(
  { database, tokens, settings, now }: Identity,
  { userId, sessionId }: Omit<Continued, "refreshToken">,
): Promise<WireBrowserToken> {
  const account = await findAccount(database, userId);
  if (account === undefined) throw wrongCredentials();
  const scopes = scopesOf(account.role);
  return {
    access_token: await tokens.sign({ userId, sessionId, scopes }, now()),
    token_type: "bearer",
    expires_in: settings.accessTokenMinutes * 60,
    scope: scopes.join(" "),
  };
}
