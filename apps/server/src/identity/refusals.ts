/** How a sign-in, or a question for the password in between, is refused. */
import { Problem } from "../http/problem.ts";

const CHALLENGE = { "www-authenticate": 'Bearer realm="Music Brain"' };

/** Which of them it is stays unsaid. */
export function wrongPassword(): Problem {
  return new Problem("unauthorized", "The username, the password or the code is wrong.", {
    headers: CHALLENGE,
  });
}

/** The password is right, and there is a second factor. */
export function twoFactorRequired(): Problem {
  return new Problem(
    "two_factor_required",
    "The account has a second factor: send its code too, as `code`.",
    { headers: CHALLENGE },
  );
}

/** What is asked for takes more than a session (RFC 9470 §3). */
export function stepUpRequired(): Problem {
  const challenge = `${CHALLENGE["www-authenticate"]}, error="insufficient_user_authentication"`;
  return new Problem(
    "step_up_required",
    "This asks for the password again, as `password`, and for a code where the account has a second factor.",
    { headers: { "www-authenticate": challenge } },
  );
}

/** There is no password that could be asked for: signing in again takes its place (RFC 9470 §3). */
export function recentSignInRequired(minutes: number): Problem {
  const challenge = `${CHALLENGE["www-authenticate"]}, error="insufficient_user_authentication", max_age="${minutes * 60}"`;
  return new Problem(
    "step_up_required",
    `The account has no password. Sign in again with the provider, and ask within ${minutes} minutes.`,
    { headers: { "www-authenticate": challenge } },
  );
}

/** So many seconds until the next try. */
export function tooManyAttempts(seconds: number): Problem {
  return new Problem("too_many_attempts", `Too many wrong tries. Try again in ${seconds} seconds.`, {
    headers: { "retry-after": String(seconds) },
  });
}
