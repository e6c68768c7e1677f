/** Access tokens: JSON Web Tokens (RFC 9068) that are signed here and verified here. */
import { errors, jwtVerify, SignJWT } from "jose";
import type { Database } from "../database/database.ts";
import type { CredentialCheck } from "./ports.ts";
import type { Principal, Scope } from "./principal.ts";
import type { Random } from "./random.ts";
import { scopesOf } from "./scopes.ts";
import { sessionInForce, touchSession } from "./sessions.ts";
import type { SigningKeys, VerifyingKey } from "./signing-keys.ts";

/** Where tokens are good, and for how long. */
export interface TokenTerms {
  readonly issuer: string;
  readonly audience: string;
  readonly lifetimeSeconds: number;
}

/** Whom a token is for. */
export interface Bearer {
  readonly userId: string;
  readonly sessionId: string;
  readonly scopes: readonly Scope[];
}

/** The type of an access token (RFC 9068 §2.1): no other token of ours passes for one. */
const TYPE = "at+jwt";

/** How exactly it is known when a session was used last. */
const TOUCH_MS = 60_000;

/** Signs and verifies. */
export interface Tokens extends CredentialCheck {
  /** @param now epoch milliseconds */
  readonly sign: (bearer: Bearer, now: number) => Promise<string>;
}

/** What tokens are made with. */
export interface TokenOptions {
  readonly keys: SigningKeys;
  readonly terms: TokenTerms;
  readonly database: Database;
  readonly random: Random;
}

/** The tokens of the service. */
export function createTokens({ keys, terms, database, random }: TokenOptions): Tokens {
  const { issuer, audience, lifetimeSeconds } = terms;
  const { current, verifying } = keys;

  async function claimsOf(token: string, now: number) {
    const { payload } = await jwtVerify(token, ({ kid, alg }) => keyFor(verifying, kid, alg).key, {
      algorithms: [...new Set([...verifying.values()].map(({ algorithm }) => algorithm))],
      issuer,
      audience,
      typ: TYPE,
      requiredClaims: ["sub", "sid", "jti", "iat", "exp", "scope"],
      currentDate: new Date(now),
    });
    return payload;
  }

  return {
    async sign({ userId, sessionId, scopes }, now) {
      const issuedAt = Math.floor(now / 1000);
      return new SignJWT({ sid: sessionId, scope: scopes.join(" ") })
        .setProtectedHeader({ alg: current.algorithm, typ: TYPE, kid: current.id })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setJti(random.id("tok"))
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(current.key);
    },

    async check(credential, now): Promise<Principal | undefined> {
      if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(credential)) return undefined;
      const claims = await claimsOf(credential, now).catch((error: unknown) => {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      });
      if (typeof claims?.["sid"] !== "string" || typeof claims["scope"] !== "string") return undefined;
      const session = await sessionInForce(database, claims["sid"], now);
      if (session === undefined || session.userId !== claims.sub) return undefined;
      if (now - session.lastUsedAt >= TOUCH_MS) {
        // Nobody waits for it, and nothing is lost where it fails.
        void touchSession(database, claims["sid"], now).catch(() => undefined);
      }
      // What the account may do now, of what the token was made for.
      const granted = claims["scope"].split(" ");
      return {
        kind: "user",
        id: `user:${session.userId}`,
        userId: session.userId,
        sessionId: claims["sid"],
        scopes: new Set(scopesOf(session.role).filter((scope) => granted.includes(scope))),
        expiresAt: Number(claims.exp) * 1000,
      };
    },
  };
}

/** The key that a header names: a token that names none is of nobody. */
function keyFor(
  verifying: SigningKeys["verifying"],
  id: string | undefined,
  algorithm: string | undefined,
): VerifyingKey {
  const key = verifying.get(id ?? "");
  // A key is for its one algorithm, whatever a token says.
  if (key === undefined || key.algorithm !== algorithm) throw new errors.JWKSNoMatchingKey();
  return key;
}
