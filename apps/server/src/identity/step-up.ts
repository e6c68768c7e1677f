/**
 * The password and the code again: before everything that whoever has got hold of a session must not do. An account that has
 * no password, since a provider vouches for its owner, asks for a sign-in a short while ago instead.
 */
import { type Account, findAccount, passwordHashOf } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import type { GuessedAt } from "./ports.ts";
import type { Principal } from "./principal.ts";
import { isRecoveryCode } from "./recovery-codes.ts";
import {
  recentSignInRequired,
  stepUpRequired,
  tooManyAttempts,
  twoFactorRequired,
  wrongPassword,
} from "./refusals.ts";
import { wrongCredentials } from "./scopes.ts";
import { sessionBegunAt } from "./sessions.ts";
import type { Origin } from "./sign-in.ts";
import { usernameKey } from "./username.ts";

/** What somebody shows besides their session. */
export interface Proof {
  /** Where the account has one. */
  readonly password?: string | null | undefined;
  /** Where the account has a second factor. */
  readonly code?: string | null | undefined;
}

/** For how long a sign-in takes the place of a password that there is not. */
export const RECENT_MINUTES = 10;

const MINUTE_MS = 60_000;

/**
 * Settles when whoever is signed in has shown that it is them.
 * @throws Problem unauthorized, step_up_required, two_factor_required, too_many_attempts
 */
export async function stepUp(
  identity: Identity,
  { userId, sessionId, id: actor }: Extract<Principal, { kind: "user" }>,
  { password, code }: Proof,
  { requestId, address }: Origin,
): Promise<Account> {
  const { database, audit, secondFactor } = identity;
  const account = await findAccount(database, userId);
  if (account === undefined) throw wrongCredentials();
  const refuse = async () => {
    await audit.record({ kind: "step_up.refused", actor, subject: userId, requestId, address });
    return wrongPassword();
  };
  const passwordHash = await passwordHashOf(database, userId);
  if (passwordHash === null) await checkRecent(identity, sessionId);
  else if (password == null) throw stepUpRequired();
  else {
    const tried = { account, passwordHash, password, address, sessionId };
    if (!(await isPassword(identity, tried))) throw await refuse();
  }
  if (await secondFactor.isActive(userId)) {
    if (code == null) throw twoFactorRequired();
    if (!(await acceptCode(identity, { userId, code, address, device: sessionId }))) throw await refuse();
  }
  return account;
}

/**
 * Whoever got hold of a session later cannot make it a recent one: refresh tokens carry a session on, and begin none.
 * @throws Problem step_up_required
 */
async function checkRecent({ database, now }: Identity, sessionId: string): Promise<void> {
  const begunAt = await sessionBegunAt(database, sessionId);
  if (begunAt === undefined || now() - begunAt > RECENT_MINUTES * MINUTE_MS) {
    throw recentSignInRequired(RECENT_MINUTES);
  }
}

/** Whether it is the password of an account. @throws Problem too_many_attempts */
async function isPassword(
  { passwords, throttle }: Identity,
  tried: {
    readonly account: Account;
    readonly passwordHash: string;
    readonly password: string;
    readonly address: string;
    readonly sessionId: string;
  },
): Promise<boolean> {
  const { account, passwordHash, password, address, sessionId } = tried;
  const key = usernameKey(account.username);
  // Each session has tries of its own: strangers who guess do not hold up who is signed in.
  const reservation = await throttle.reserve({ account: key, address, device: sessionId });
  if (!reservation.ok) throw tooManyAttempts(reservation.retryAfterSeconds);
  const isRight = await passwords.verify(passwordHash, password).catch(async (error: unknown) => {
    // Too many wait: nothing was compared, and so nothing was guessed.
    await reservation.release("right");
    throw error;
  });
  if (isRight) await reservation.release("right");
  return isRight;
}

/** A code that somebody shows. */
export interface ShownCode {
  readonly userId: string;
  readonly code: string;
  readonly address: string;
  readonly device?: string | undefined;
  readonly what?: Exclude<GuessedAt, "password">;
}

/**
 * Whether a code is right; it is not accepted again. Tries are counted, but for those at recovery codes, which nobody
 * guesses: so who guesses at an authenticator's holds up nobody who has them.
 * @throws Problem too_many_attempts
 */
export async function acceptCode(
  { throttle, secondFactor, now }: Identity,
  { userId, code, address, device, what = "code" }: ShownCode,
): Promise<boolean> {
  if (isRecoveryCode(code)) return secondFactor.accept(userId, code, now());
  const reservation = await throttle.reserve({ what, account: userId, address, device });
  if (!reservation.ok) throw tooManyAttempts(reservation.retryAfterSeconds);
  const isRight = await secondFactor.accept(userId, code, now());
  await reservation.release(isRight ? "right" : "wrong");
  return isRight;
}
