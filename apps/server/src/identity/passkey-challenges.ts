/** What authenticators sign: challenges that carry their own end and purpose, sealed, so that nobody has to remember them. */
import { hash } from "node:crypto";
import type { Identity } from "./identity.ts";
import type { SpentChallengeTable } from "./passkeys.ts";

/** What a challenge is for: one is good for nothing else. */
export type ChallengePurpose = "sign-in" | `add to ${string}`;

/** A challenge is good for so long: time enough to find the telephone. */
const LIFETIME_MS = 300_000;

/** Enough that no two are the same; the seal adds 96 random bits of its own. */
const NONCE_BYTES = 16;

/** A challenge as bytes, which a browser hands on to the authenticator. */
export function newChallenge({ seal, random, now }: Identity, purpose: ChallengePurpose): Uint8Array {
  const said = { expiresAt: now() + LIFETIME_MS, nonce: random.secret(NONCE_BYTES) };
  return seal.close(Buffer.from(JSON.stringify(said)), aboutOf(purpose));
}

/**
 * What is noted of a challenge that is answered; undefined where it is none of ours, is for something else, or has expired.
 * @param challenge in base64url
 */
export function readChallenge(
  { seal, now }: Identity,
  purpose: ChallengePurpose,
  challenge: string,
): SpentChallengeTable | undefined {
  const bytes = seal.open(Buffer.from(challenge, "base64url"), aboutOf(purpose));
  const said: unknown = bytes && JSON.parse(Buffer.from(bytes).toString("utf8"));
  if (typeof said !== "object" || said === null || !("expiresAt" in said)) return undefined;
  const { expiresAt } = said;
  if (typeof expiresAt !== "number" || expiresAt <= now()) return undefined;
  return { hash: hash("sha256", bytes ?? "", "base64url"), expires_at: expiresAt };
}

function aboutOf(purpose: ChallengePurpose): string {
  return `passkey challenge to ${purpose}`;
}
