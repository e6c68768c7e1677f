/**
 * Devices from which an account was signed in to before. Theirs are tries of their own, so that nobody is locked out by
 * strangers who guess.
 */
import type { Seal } from "./sealing.ts";

/** Marks device tokens, for people and for programs that look for secrets. */
const PREFIX = "mbd_";

/** A device that is not seen for so long is a stranger again. */
const LIFETIME_MS = 180 * 86_400_000;

/**
 * What a device shows to be known again, for one account alone. It opens nothing: it lets its bearer try a password.
 * @param now epoch milliseconds
 */
export function deviceToken(seal: Seal, userId: string, device: string, now: number): string {
  const sealed = seal.close(Buffer.from(`${now + LIFETIME_MS} ${device}`), about(userId));
  return PREFIX + Buffer.from(sealed).toString("base64url");
}

/** The device that shows a token; undefined where it is not known to the account. */
export function knownDevice(seal: Seal, userId: string, token: string, now: number): string | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  const opened = seal.open(Buffer.from(token.slice(PREFIX.length), "base64url"), about(userId));
  const [expiresAt, device] = opened === undefined ? [] : Buffer.from(opened).toString().split(" ");
  return Number(expiresAt) > now ? device : undefined;
}

function about(userId: string): string {
  return `device of ${userId}`;
}
