/** The password and the code again: before everything that whoever has got hold of a session must not do. */
import { type Account, findAccount, passwordHashOf } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import type { GuessedAt } from "./ports.ts";
import type { Principal } from "./principal.ts";
import { isRecoveryCode } from "./recovery-codes.ts";
import { tooManyAttempts, twoFactorRequired, wrongPassword } from "./refusals.ts";
import { wrongCredentials } from "./scopes.ts";
import type { Origin } from "./sign-in.ts";
import { usernameKey } from "./username.ts";

/** What somebody shows besides their session. */
export interface Proof {
  readonly password: string;
  /** Where the account has a second factor. */
  readonly code?: string | null | undefined;
}

/**
 * Settles when whoever is signed in has shown that it is them.
 * @throws Problem unauthorized, two_factor_required, too_many_attempts
 */
export async function stepUp(
  identity: Identity,
  { userId, sessionId, id: actor }: Extract<Principal, { kind: "user" }>,
  { password, code }: Proof,
  { requestId, address }: Origin,
): Promise<Account> {
  const { database, passwords, throttle, audit, secondFactor } = identity;
  const account = await findAccount(database, userId);
  if (account === undefined) throw wrongCredentials();
  const key = usernameKey(account.username);
  // Each session has tries of its own: strangers who guess do not hold up who is signed in.
  const reservation = await throttle.reserve({ account: key, address, device: sessionId });
  if (!reservation.ok) throw tooManyAttempts(reservation.retryAfterSeconds);
  const refuse = async () => {
    await audit.record({ kind: "step_up.refused", actor, subject: userId, requestId, address });
    return wrongPassword();
  };
  if (!(await passwords.verify(await passwordHashOf(database, userId), password))) throw await refuse();
  await reservation.release("right");
  if (await secondFactor.isActive(userId)) {
    if (code == null) throw twoFactorRequired();
    if (!(await acceptCode(identity, { userId, code, address, device: sessionId }))) throw await refuse();
  }
  return account;
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
