/** Signing in on the page. */
import { send } from "../api/send.ts";
import { type AccessToken, enter } from "../session/session.ts";

const DEVICE = "music-brain.device";

/** What somebody signs in with. */
export interface Credentials {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly code?: string | undefined;
}

/**
 * Signs in. This browser is known from then on, so that strangers who guess do not hold it up.
 * @throws ServiceError; with the code two_factor_required where a code is asked for
 */
export async function signIn(given: Credentials): Promise<void> {
  const device = localStorage.getItem(DEVICE);
  const answer = await send<AccessToken & { device_token?: string }>("/auth/browser", {
    body: { ...given, ...(device !== null && { device_token: device }) },
  });
  if (answer.device_token !== undefined) localStorage.setItem(DEVICE, answer.device_token);
  await enter(answer);
}
