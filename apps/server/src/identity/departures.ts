/** What a browser brings back that was sent to a provider: sealed in a cookie, so that nobody else's return passes for its own. */
import type { Departure } from "./providers.ts";
import type { Seal } from "./sealing.ts";

/** Why somebody was sent. */
export type Purpose =
  | { readonly kind: "sign-in" }
  /** To a page of the authorization server. */
  | { readonly kind: "interaction"; readonly uid: string }
  /** To give an account somebody elsewhere: it was theirs when they left, and the session has to be in force still. */
  | { readonly kind: "link"; readonly userId: string; readonly sessionId: string };

/** A departure and its purpose. */
export interface Sent {
  readonly departure: Departure;
  readonly purpose: Purpose;
}

/** How long somebody may take at a provider, in seconds. */
export const AWAY_SECONDS = 600;

/** A value for a cookie that nobody can read or make, for a while. */
export function sealedCookie(seal: Seal, about: string, value: object, now: number): string {
  const text = JSON.stringify({ value, expiresAt: now + AWAY_SECONDS * 1000 });
  return Buffer.from(seal.close(Buffer.from(text), about)).toString("base64url");
}

/** What is in a cookie; undefined where it is none of ours, is about something else, or has expired. */
export function openedCookie(seal: Seal, about: string, cookie: string | undefined, now: number): unknown {
  const bytes = seal.open(Buffer.from(cookie ?? "", "base64url"), about);
  if (bytes === undefined) return undefined;
  // What is sealed was written here.
  const { value, expiresAt }: { value: unknown; expiresAt: number } = JSON.parse(
    Buffer.from(bytes).toString("utf8"),
  );
  return expiresAt > now ? value : undefined;
}
