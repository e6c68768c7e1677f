import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { WireKeySet } from "@music-brain/contract";
import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, onTestFinished, test } from "vitest";
import { describedAnswers, testApp } from "../../testing.ts";
import { keysOfSecrets, type SigningAlgorithm, type SigningKeys, signingKeysOf } from "../signing-keys.ts";
import { person } from "../testing/people.ts";

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const pairs: Readonly<Record<string, () => Pair>> = {
  RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: () => generateKeyPairSync("ed25519"),
};

const SECRET = "dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV";

function keysOf(algorithm: string, { privateKey }: Pair, previous: readonly Pair[] = []): SigningKeys {
  return signingKeysOf({
    algorithm: algorithm as SigningAlgorithm,
    secret: SECRET,
    previousSecrets: [],
    privateKey: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    previousPublicKeys: previous
      .map(({ publicKey }) => publicKey.export({ format: "pem", type: "spki" }))
      .join("\n"),
  });
}

async function serve(signingKeys?: SigningKeys) {
  const app = await testApp(signingKeys === undefined ? {} : { signingKeys });
  onTestFinished(() => app.close());
  const answer = await app.inject("/.well-known/jwks.json");
  (await describedAnswers(app))("GET /.well-known/jwks.json", answer);
  return { app, answer, set: answer.json<WireKeySet>() };
}

const terms = { issuer: "music-brain", audience: "music-brain", typ: "at+jwt" };

describe.each(Object.entries(pairs))("with %s", (algorithm, make) => {
  test("others verify a token by the key that its header names, and find that key by the metadata", async () => {
    const { app, set } = await serve(keysOf(algorithm, make()));
    const { tokens } = await person(app, "clara");
    const { payload } = await jwtVerify(tokens.access_token, createLocalJWKSet(set), terms);
    expect(payload["scope"]).toBe(tokens.scope);
    const discovered = await app.inject("/.well-known/oauth-authorization-server");
    expect(discovered.json()).toMatchObject({
      jwks_uri: "https://music.example.org/.well-known/jwks.json",
    });
  });

  test("the key of before is listed beside the new one, so that its tokens are verified until they end", async () => {
    const [before, after] = [make(), make()];
    const old = await serve(keysOf(algorithm, before));
    const { tokens } = await person(old.app, "clara");
    const { set, answer } = await serve(keysOf(algorithm, after, [before]));
    expect(set.keys.map(({ kid }) => kid)).toEqual([
      old.set.keys[0]?.kid,
      keysOf(algorithm, after).current.id,
    ]);
    await jwtVerify(tokens.access_token, createLocalJWKSet(set), terms);
    expect(answer.headers["cache-control"]).toBe("public, max-age=300");
  });

  test("there is nothing in it that signs", async () => {
    const { set } = await serve(keysOf(algorithm, make(), [make()]));
    expect(set.keys).toHaveLength(2);
    for (const key of set.keys) {
      expect(Object.keys(key)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(d|p|q|dp|dq|qi|k)$/)]),
      );
      expect(key).toMatchObject({ alg: algorithm, use: "sig" });
    }
  });
});

test.each([
  ["a secret", keysOfSecrets(SECRET, ["another secret of before, which is long enough"])],
  ["a key that is forgotten with the process", undefined],
])("with %s there are no keys, and the metadata names no place for any", async (_what, keys) => {
  const { app, answer, set } = await serve(keys);
  expect(set).toEqual({ keys: [] });
  expect(answer.body).not.toContain(SECRET);
  const discovered = await app.inject("/.well-known/oauth-authorization-server");
  expect(discovered.json()).not.toHaveProperty("jwks_uri");
});
