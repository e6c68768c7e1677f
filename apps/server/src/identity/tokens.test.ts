// Access tokens under attack: RFC 8725, and the first rows of the list of attacks.
import { createHmac, generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { addAccount } from "./accounts.ts";
import { machineRandom } from "./random.ts";
import { beginSession } from "./sessions.ts";
import {
  keysOfSecrets,
  type SigningAlgorithm,
  SigningKeyError,
  type SigningKeys,
  signingKeysOf,
} from "./signing-keys.ts";
import { createTokens, type Tokens } from "./tokens.ts";

const now = Date.UTC(2026, 10, 28);
const secret = "dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV";
const terms = { issuer: "music-brain", audience: "music-brain", lifetimeSeconds: 3600 };
const database = await openDatabase();
const keys = keysOfSecrets(secret);
const tokensOf = (signing: SigningKeys, more: Partial<typeof terms> = {}): Tokens =>
  createTokens({ keys: signing, terms: { ...terms, ...more }, database, random: machineRandom });
const tokens = tokensOf(keys);

const userId = "usr_clara";
let sessionId = "";

beforeAll(async () => {
  const name = { username: "clara", usernameKey: "clara", email: null, passwordHash: null };
  await addAccount(database, { id: userId, ...name, role: "member", now });
  const device = { address: "203.0.113.7", userAgent: null };
  const begun = await beginSession(database, userId, device, { now, lifetimeMs: 1e9, random: machineRandom });
  sessionId = begun.sessionId;
});

const sign = (signing = tokens) => signing.sign({ userId, sessionId, scopes: ["generate", "admin"] }, now);

/** A token as the service would make it, with changes. */
function forged(
  changes: { header?: object; claims?: Record<string, unknown>; key?: string; hash?: string } = {},
): string {
  const seconds = Math.floor(now / 1000);
  const header = { alg: "HS256", typ: "at+jwt", kid: keys.current.id, ...changes.header };
  const claims = {
    ...{ iss: terms.issuer, aud: terms.audience, sub: userId, sid: sessionId, scope: "generate" },
    ...{ jti: "tok_1", iat: seconds, exp: seconds + 3600, ...changes.claims },
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const text = `${encode(header)}.${encode(claims)}`;
  const mac = createHmac(changes.hash ?? "sha256", changes.key ?? secret).update(text);
  return `${text}.${mac.digest("base64url")}`;
}

describe("a token", () => {
  test("is good for whom it was made, with what the account may do of what it was made for", async () => {
    expect(await tokens.check(await sign(), now)).toEqual({
      kind: "user",
      id: `user:${userId}`,
      userId,
      sessionId,
      scopes: new Set(["generate"]),
      expiresAt: now + 3_600_000,
    });
    expect(await tokens.check(forged(), now)).toMatchObject({ userId });
  });

  const unsigned = () =>
    `${forged({ header: { alg: "none", kid: undefined } })
      .split(".")
      .slice(0, 2)
      .join(".")}.`;

  test.each([
    ["of alg none", unsigned],
    ["of alg none with a signature", () => forged({ header: { alg: "none" } })],
    ["of HS512 with the same key", () => forged({ header: { alg: "HS512" }, hash: "sha512" })],
    ["with an unknown crit", () => forged({ header: { crit: ["x-music"], "x-music": 1 } })],
    ["with b64 false", () => forged({ header: { crit: ["b64"], b64: false } })],
    ["of another key", () => forged({ key: "another-key-that-is-long-enough-to-be-one" })],
    ["that names another key", () => forged({ header: { kid: "other" } })],
    ["that names no key", () => forged({ header: { kid: undefined } })],
    ["whose kid is a path", () => forged({ header: { kid: "../../../dev/null" }, key: "" })],
    ["of another type", () => forged({ header: { typ: "JWT" } })],
    ["without a type", () => forged({ header: { typ: undefined } })],
    ["of another issuer", () => forged({ claims: { iss: "somebody-else" } })],
    ["for another audience", () => forged({ claims: { aud: "somebody-else" } })],
    ["that has expired", () => forged({ claims: { exp: Math.floor(now / 1000) } })],
    ["without an end", () => forged({ claims: { exp: undefined } })],
    ["whose end is text", () => forged({ claims: { exp: "9999999999" } })],
    ["that is not good yet", () => forged({ claims: { nbf: Math.floor(now / 1000) + 60 } })],
    ["without a session", () => forged({ claims: { sid: undefined } })],
    ["of a session that is none", () => forged({ claims: { sid: "ses_none" } })],
    ["of a session of somebody else", () => forged({ claims: { sub: "usr_other" } })],
    ["without an id", () => forged({ claims: { jti: undefined } })],
    ["whose scope is no text", () => forged({ claims: { scope: ["admin"] } })],
    ["that was changed", () => forged().replace(/\.[^.]{10}/, ".eyJzdWIiOj")],
    ["without a signature", () => `${forged().split(".").slice(0, 2).join(".")}.`],
    ["that is no token", () => "a.b.c"],
    ["with a fourth part", () => `${forged()}.x`],
  ])("%s is nobody's", async (_what, make) => {
    expect(await tokens.check(make(), now)).toBeUndefined();
  });

  test("of RS256 with a key of its own inside is nobody's", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const jwk = publicKey.export({ format: "jwk" });
    const token = await new SignJWT({ sid: sessionId, scope: "admin", jti: "tok_1" })
      .setProtectedHeader({ alg: "RS256", typ: "at+jwt", kid: keys.current.id, jwk: { kty: "RSA", ...jwk } })
      .setSubject(userId)
      .setIssuer(terms.issuer)
      .setAudience(terms.audience)
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(Math.floor(now / 1000) + 60)
      .sign(privateKey);
    expect(await tokens.check(token, now)).toBeUndefined();
  });

  test("is over a second after its hour, not before", async () => {
    const token = await sign();
    expect(await tokens.check(token, now + 3_599_000)).toBeDefined();
    expect(await tokens.check(token, now + 3_600_000)).toBeUndefined();
  });
});

describe("keys", () => {
  const none = { secret, previousSecrets: [], privateKey: undefined, previousPublicKeys: undefined };
  const pairs = {
    RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
    ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
    EdDSA: () => generateKeyPairSync("ed25519"),
  };
  const pem = (key: ReturnType<(typeof pairs)["RS256"]>["privateKey"]) =>
    key.export({ type: "pkcs8", format: "pem" }).toString();

  test.each(["HS256", "HS384", "HS512"] as const)(
    "of %s sign and verify with the secret",
    async (algorithm) => {
      const own = tokensOf(signingKeysOf({ ...none, algorithm }));
      expect(await own.check(await sign(own), now)).toMatchObject({ userId });
      if (algorithm !== "HS256") expect(await tokens.check(await sign(own), now)).toBeUndefined();
    },
  );

  test.each(["RS256", "ES256", "EdDSA"] as const)(
    "of %s: tokens outlive a change of the key, and no longer than is said",
    async (algorithm) => {
      const before = pairs[algorithm]();
      const after = pairs[algorithm]();
      const old = tokensOf(signingKeysOf({ ...none, algorithm, privateKey: pem(before.privateKey) }));
      const token = await sign(old);
      expect(await old.check(token, now)).toMatchObject({ userId });
      const previousPublicKeys = before.publicKey.export({ type: "spki", format: "pem" }).toString();
      const rotated = { ...none, algorithm, privateKey: pem(after.privateKey) };
      expect(
        await tokensOf(signingKeysOf({ ...rotated, previousPublicKeys })).check(token, now),
      ).toMatchObject({ userId });
      expect(await tokensOf(signingKeysOf(rotated)).check(token, now)).toBeUndefined();
      // The public key is no secret: whoever signs with it as if it were one is nobody.
      const confused = forged({
        key: previousPublicKeys,
        header: { kid: signingKeysOf(rotated).current.id },
      });
      expect(
        await tokensOf(signingKeysOf({ ...rotated, previousPublicKeys })).check(confused, now),
      ).toBeUndefined();
    },
  );

  test("of a secret: tokens outlive its change while the old one is among the previous ones", async () => {
    const token = await sign();
    const fresh = "Yt7bQ2mXc9LwR4vNz1pKd6sGh3fJa8uEoI5x";
    expect(await tokensOf(keysOfSecrets(fresh, [secret])).check(token, now)).toMatchObject({ userId });
    expect(await tokensOf(keysOfSecrets(fresh)).check(token, now)).toBeUndefined();
  });

  test.each<[string, SigningAlgorithm, string | undefined, RegExp]>([
    ["none", "RS256", undefined, /name its file in JWT_PRIVATE_KEY_FILE/],
    ["what is none", "ES256", "-----BEGIN NONSENSE-----", /no key in PEM/],
    ["one of another kind", "EdDSA", pem(pairs.ES256().privateKey), /has to be an Ed25519 key/],
    [
      "a short one",
      "RS256",
      pem(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey),
      /2048 bits/,
    ],
  ])("are refused with a sentence: %s", (_what, algorithm, privateKey, why) => {
    expect(() => signingKeysOf({ ...none, algorithm, privateKey })).toThrow(SigningKeyError);
    expect(() => signingKeysOf({ ...none, algorithm, privateKey })).toThrow(why);
  });
});
