// Every route × everybody who may ask: who is let in, who is asked for credentials, who has the wrong ones.
import { type Scope, scopes } from "@music-brain/contract";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../database/database.ts";
import { testApp, testSettings } from "../../testing.ts";
import type { Principal } from "../principal.ts";
import { machineRandom } from "../random.ts";
import { type Needs, refusalOf, scopesOf } from "../scopes.ts";
import { beginSession } from "../sessions.ts";
import { keysOfSecrets } from "../signing-keys.ts";
import { testAccount } from "../testing/accounts.ts";
import { createTokens } from "../tokens.ts";

/** What each route needs. One that is missing here fails the first test. */
const table: Readonly<Record<string, Needs>> = {
  "GET /": "open",
  "GET /health": "open",
  "GET /health/ready": "open",
  "GET /metrics": "metrics:read",
  "GET /emotions": "open",
  "GET /emotions/nearest": "open",
  "GET /emotions/search": "open",
  "GET /emotions/path": "open",
  "GET /emotions/nodes/{id}": "open",
  "GET /emotions/{base}": "open",
  "GET /rules": "open",
  "POST /generate": "music",
  "GET /songs": "songs:read",
  "POST /songs": "songs:write",
  "GET /songs/{song_id}": "songs:read",
  "PATCH /songs/{song_id}": "songs:write",
  "DELETE /songs/{song_id}": "songs:write",
  "GET /songs/{song_id}/midi": "songs:read",
  "GET /songs/{song_id}/musicxml": "songs:read",
  "GET /songs/{song_id}/score.svg": "songs:read",
  "GET /songs/{song_id}/exports": "songs:read",
  "GET /songs/{song_id}/bundle": "songs:read",
  "GET /songs/{song_id}/audio": "songs:read",
  "GET /songs/{song_id}/explanation": "songs:read",
  "GET /songs/{song_id}/versions": "songs:read",
  "POST /songs/{song_id}/variations": "songs:write",
  "POST /songs/{song_id}/renders": "songs:read",
  "GET /jobs": "songs:read",
  "GET /jobs/{job_id}": "songs:read",
  "GET /jobs/{job_id}/events": "songs:read",
  "GET /jobs/{job_id}/result": "songs:read",
  "DELETE /jobs/{job_id}": "songs:read",
  "POST /songs/edits": "music",
  "POST /songs/compare": "music",
  "POST /interrogate": "music",
  "GET /interrogate/{session_id}": "music",
  "DELETE /interrogate/{session_id}": "music",
  "POST /analyze": "music",
  "POST /auth/register": "open",
  "POST /auth/login": "open",
  "POST /auth/refresh": "open",
  "POST /auth/browser": "open",
  "POST /auth/browser/passkey": "open",
  "POST /auth/browser/refresh": "open",
  "POST /auth/logout": "account",
  "GET /auth/me": "account",
  "GET /auth/me/export": "account",
  "PATCH /auth/me": "account",
  "DELETE /auth/me": "account",
  "GET /auth/sessions": "account",
  "DELETE /auth/sessions/{session_id}": "account",
  "DELETE /auth/sessions": "account",
  "POST /auth/password": "account",
  "POST /auth/password/forgot": "open",
  "POST /auth/password/reset": "open",
  "GET /auth/2fa": "account",
  "POST /auth/2fa/enroll": "account",
  "POST /auth/2fa/activate": "account",
  "POST /auth/2fa/disable": "account",
  "POST /auth/2fa/recovery-codes": "account",
  "GET /auth/passkeys": "account",
  "POST /auth/passkeys/options": "account",
  "POST /auth/passkeys": "account",
  "PATCH /auth/passkeys/{passkey_id}": "account",
  "DELETE /auth/passkeys/{passkey_id}": "account",
  "POST /auth/passkeys/sign-in/options": "open",
  "POST /auth/passkeys/sign-in": "open",
  "POST /auth/api-keys": "account",
  "GET /auth/api-keys": "keys:manage",
  "POST /auth/api-keys/{key_id}/rotate": "account",
  "DELETE /auth/api-keys/{key_id}": "keys:manage",
  "GET /admin/audit": "admin",
  "GET /admin/users": "admin",
  "POST /admin/users": "admin",
  "GET /admin/users/{user_id}": "admin",
  "PATCH /admin/users/{user_id}": "admin",
  "DELETE /admin/users/{user_id}": "admin",
  "GET /admin/users/{user_id}/export": "admin",
  "POST /admin/users/{user_id}/password-link": "admin",
  "GET /auth/providers": "open",
  "GET /auth/providers/{name}/start": "open",
  "GET /auth/providers/{name}/callback": "open",
  "POST /auth/providers/{name}/link": "account",
  "POST /auth/providers/{name}/code": "open",
  "GET /auth/identities": "account",
  "DELETE /auth/identities/{identity_id}": "account",
  "GET /auth/applications": "account",
  "DELETE /auth/applications/{client_id}": "account",
  "GET /admin/clients": "admin",
  "POST /admin/clients": "admin",
  "POST /admin/clients/{client_id}/secret": "admin",
  "DELETE /admin/clients/{client_id}": "admin",
  "GET /.well-known/oauth-authorization-server": "open",
  "GET /.well-known/jwks.json": "open",
  "POST /oauth/register": "open",
};

/** What programs of third parties can have. */
const forPrograms: readonly Needs[] = ["generate", "songs:read", "songs:write", "metrics:read"];

const SCRAPER = "a-token-of-the-metrics";
const database = await openDatabase();
const signingKeys = keysOfSecrets("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");
const settings = testSettings({ allowAnonymous: false, oauthRegistration: "open" });
const app = await testApp({ database, signingKeys, settings, metricsToken: () => SCRAPER });
afterAll(() => app.close());

const people = {
  member: await testAccount(database, "member"),
  admin: await testAccount(database, "admin", "admin"),
};
await testAccount(database, "second", "admin");
const terms = { issuer: settings.jwtIssuer, audience: settings.jwtAudience, lifetimeSeconds: 3600 };
const tokens = createTokens({ keys: signingKeys, terms, database, random: machineRandom });

/** A token of a session of its own: some of the routes end the one that asks. */
async function tokenOf({ id, role }: (typeof people)["admin"]): Promise<string> {
  const now = Date.now();
  const device = { address: "203.0.113.7", userAgent: null };
  const { sessionId } = await beginSession(database, id, device, {
    now,
    lifetimeMs: 1e9,
    random: machineRandom,
  });
  return tokens.sign({ userId: id, sessionId, scopes: scopesOf(role) }, now);
}

/** Everybody who may ask: what they show, and what opens to it. */
const askers: Readonly<
  Record<string, { credential: () => Promise<string> | undefined; opens: readonly Needs[] }>
> = {
  "nobody in particular": { credential: () => undefined, opens: ["open"] },
  "a scraper": { credential: async () => SCRAPER, opens: ["open", "metrics:read"] },
  "a member": {
    credential: () => tokenOf(people.member),
    opens: ["open", "music", "account", "keys:manage", "songs:read", "songs:write"],
  },
  "an administrator": {
    credential: () => tokenOf(people.admin),
    opens: ["open", "music", "account", "keys:manage", "songs:read", "songs:write", "metrics:read", "admin"],
  },
};

type Operation = { readonly security?: readonly Readonly<Record<string, readonly string[]>>[] };

const { paths } = (await app.inject("/openapi.json")).json<{
  paths: Record<string, Record<string, Operation>>;
}>();
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
  ),
);

test.each(Object.entries(table).filter(([route]) => route.startsWith("GET ")))(
  "HEAD asks what %s asks",
  async (route, needs) => {
    const url = route.replace("GET ", "").replace(/\{\w+\}/g, "none");
    const { statusCode } = await app.inject({ method: "HEAD", url });
    expect(statusCode === 401).toBe(needs !== "open");
  },
);

test("the table has every route", () => {
  expect(operations.map(([route]) => route).sort()).toEqual(Object.keys(table).sort());
});

describe.each(operations)("%s", (route, { security }) => {
  const needs = table[route] ?? "open";
  const [method = "", path = ""] = route.split(" ");

  test.each(Object.entries(askers))("%s", async (_who, { credential, opens }) => {
    const shown = await credential();
    const answer = await app.inject({
      method: method as "GET",
      url: path.replace(/\{\w+\}/g, "none"),
      ...(method === "GET" || method === "DELETE" ? {} : { payload: {} }),
      headers: shown === undefined ? {} : { authorization: `Bearer ${shown}` },
    });
    const refused = [401, 403].includes(answer.statusCode);
    if (opens.includes(needs)) expect(refused, answer.body).toBe(false);
    else expect(answer.statusCode, answer.body).toBe(shown === undefined ? 401 : 403);
    if (refused && !opens.includes(needs))
      expect(answer.json()).toMatchObject({
        code: expect.stringMatching(/unauthorized|insufficient_scope|sign_in_required/),
      });
  });

  test("somebody whose token is wrong", async () => {
    const url = path.replace(/\{\w+\}/g, "none");
    const wrong = await app.inject({
      method: method as "GET",
      url,
      headers: { authorization: "Bearer a.b.c" },
    });
    // What costs nothing asks nobody who they are.
    const isFree = path.startsWith("/health");
    expect(wrong.statusCode).toBe(isFree ? 200 : 401);
  });

  test("the description says it", () => {
    const scope = needs === "music" ? "generate" : needs;
    if (needs === "open") expect(security).toBeUndefined();
    else if (needs === "account") expect(security).toEqual([{ token: [] }]);
    else {
      const programs = forPrograms.includes(scope) ? [{ oauth: [scope] }] : [];
      expect(security).toEqual([{ token: [scope] }, { key: [scope] }, ...programs]);
    }
  });
});

describe("a key or a client with one scope", () => {
  const every: readonly Needs[] = ["open", "music", "account", ...scopes];
  const having = (scope: Scope): readonly Principal[] => [
    { kind: "key", id: "key:1", keyId: "1", userId: "usr_1", scopes: new Set([scope]) },
    { kind: "client", id: "client:1", clientId: "1", scopes: new Set([scope]) },
  ];

  test.each(scopes)("%s opens what needs it, and nothing that is for people", (scope) => {
    for (const principal of having(scope)) {
      const open = every.filter((needs) => refusalOf(principal, needs, false) === undefined);
      expect(open).toEqual(["open", ...(scope === "generate" ? ["music"] : []), scope]);
    }
  });
});
