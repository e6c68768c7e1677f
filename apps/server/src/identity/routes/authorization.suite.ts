// The authorization server over HTTP, whatever the database. Long, since all attacks on it share one client and one person.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { expectHeaders, expectSound, testApp, testSettings } from "../../testing.ts";
import { addClient, type OAuthClient } from "../oauth-clients.ts";
import { machineRandom } from "../random.ts";
import { createSeal } from "../sealing.ts";
import { PASSWORD, type Person, person, signedInAs } from "../testing/people.ts";
import {
  agree,
  ask,
  authorizationRequest,
  openBrowser,
  REDIRECT,
  redeem,
  VERIFIER,
} from "../testing/third-party.ts";

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly expires_in: number;
}

/** Registers the tests. */
export function authorizationSuite(open: () => Promise<Database>): void {
  describe("the authorization server", () => {
    let app: TypedApp;
    let database: Database;
    let clara: Person;
    let diary: OAuthClient;
    const seal = createSeal("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");
    const make = (wish: Partial<Parameters<typeof addClient>[1]>) =>
      addClient(
        { database, seal, random: machineRandom, now: Date.now },
        {
          name: "Mood <b>Diary</b>",
          kind: "public",
          redirectUris: [REDIRECT],
          scopes: ["generate", "songs:read", "metrics:read"],
          ...wish,
        },
        null,
      );

    beforeAll(async () => {
      database = await open();
      app = await testApp({ database, seal, settings: testSettings({ allowAnonymous: false }) });
      clara = await person(app, "clara");
      diary = (await make({})).client;
    });
    afterAll(() => app.close());

    let chiefs = 0;
    const administrator = async () => {
      const name = `chief-${++chiefs}`;
      const { id } = await person(app, name);
      await database.updateTable("users").set({ role: "admin" }).where("id", "=", id).execute();
      return signedInAs(app, name);
    };
    const codeFor = async (request = authorizationRequest(diary.id)) =>
      (await agree(openBrowser(app), request, "clara")).searchParams.get("code") ?? "";
    const tokensFor = async () => (await redeem(app, diary.id, await codeFor())).json<Tokens>();
    const with_ = (token: string) => ({ authorization: `Bearer ${token}` });
    const opens = async (token: string) =>
      (await app.inject({ url: "/metrics", headers: with_(token) })).statusCode === 403;
    const refresh = (token: string, clientId = diary.id) =>
      ask(app, "/oauth/token", { grant_type: "refresh_token", client_id: clientId, refresh_token: token });

    test("says where it is, by PUBLIC_URL and not by what a request says", async () => {
      const answer = await app.inject({
        url: "/.well-known/oauth-authorization-server",
        headers: { host: "evil.example", "x-forwarded-host": "evil.example" },
      });
      expectSound(answer);
      expect(answer.json()).toMatchObject({
        issuer: "https://music.example.org",
        authorization_endpoint: "https://music.example.org/oauth/authorize",
        code_challenge_methods_supported: ["S256"],
        response_types_supported: ["code"],
      });
      expect(answer.body).not.toContain("evil");
      expect(answer.json()).not.toHaveProperty("registration_endpoint");
    });

    describe("a person who is sent here by a program", () => {
      test("signs in, sees what it asks for, agrees, and is led back with a code and who gave it", async () => {
        const browser = openBrowser(app);
        const signIn = await browser.visit(authorizationRequest(diary.id));
        expect(signIn.statusCode).toBe(200);
        expectHeaders(signIn);
        expect(signIn.body).toContain("&#60;b&#62;Diary");
        const consent = await browser.submit({ username: "clara", password: PASSWORD });
        expect(consent.body).toContain("read one&#39;s own songs");
        expect(consent.body).toContain("clara");
        expect(consent.body).toContain("diary.example.org");
        expect(consent.headers["content-security-policy"]).toContain(
          "form-action 'self' https://diary.example.org;",
        );
        const back = await browser.submit({ answer: "yes" });
        const location = new URL(String(back.headers.location));
        expect(location.origin + location.pathname).toBe(REDIRECT);
        expect(location.searchParams.get("state")).toBe("a-state");
        expect(location.searchParams.get("iss")).toBe("https://music.example.org");
        expect(location.searchParams.get("code")).toMatch(/^[\w-]{43}$/);
      });

      test("is led back without a code when they do not agree", async () => {
        const browser = openBrowser(app);
        await browser.visit(authorizationRequest(diary.id));
        await browser.submit({ username: "clara", password: PASSWORD });
        const back = await browser.submit({ answer: "no" });
        const { searchParams } = new URL(String(back.headers.location));
        expect([searchParams.get("error"), searchParams.get("code")]).toEqual(["access_denied", null]);
      });

      test("is asked again after a wrong password, as anybody whose name is not known", async () => {
        const pages = [];
        for (const username of ["clara", "nobody-at-all"]) {
          const browser = openBrowser(app);
          await browser.visit(authorizationRequest(diary.id));
          const answer = await browser.submit({ username, password: "not the password" });
          expect(answer.statusCode).toBe(401);
          pages.push(answer.body.replaceAll(username, "…").replace(/interaction\/[\w-]+/, "…"));
        }
        expect(pages[0]).toBe(pages[1]);
      });

      test("is not asked again by the same browser, for what they agreed to", async () => {
        const browser = openBrowser(app);
        await agree(browser, authorizationRequest(diary.id), "clara");
        const again = await browser.visit(authorizationRequest(diary.id));
        expect(String(again.headers.location)).toContain(`${REDIRECT}?code=`);
      });

      test("is asked again once all their sessions are ended", async () => {
        const browser = openBrowser(app);
        await agree(browser, authorizationRequest(diary.id), "clara");
        const here = await signedInAs(app, "clara");
        expect((await here.send("DELETE", "/auth/sessions")).statusCode).toBe(204);
        expect((await browser.visit(authorizationRequest(diary.id))).body).toContain('name="password"');
      });

      test("has cookies that no script reads, that go nowhere else, and over TLS alone", async () => {
        const browser = openBrowser(app);
        await agree(browser, authorizationRequest(diary.id), "clara");
        expect(browser.cookies.size).toBeGreaterThan(0);
        for (const { attributes, path } of browser.cookies.values()) {
          expect(attributes).toMatch(/httponly/i);
          expect(attributes).toMatch(/samesite=(lax|strict)/i);
          expect(attributes).toMatch(/secure/i);
          expect(path).toMatch(/^\/oauth/);
        }
      });

      test("cannot be signed in by another site (sign-in CSRF), or in the page of another browser", async () => {
        const browser = openBrowser(app);
        await browser.visit(authorizationRequest(diary.id));
        const foreign = await browser.submit(
          { username: "clara", password: PASSWORD },
          { "sec-fetch-site": "cross-site" },
        );
        expect(foreign.statusCode).toBe(400);
        const page =
          [...browser.cookies.values()].find(({ path }) => path.includes("interaction"))?.path ?? "";
        const stranger = await app.inject({ url: page, headers: { accept: "text/html" } });
        expect(stranger.statusCode).toBe(400);
        expectHeaders(stranger);
      });
    });

    describe("a request for a code", () => {
      test.each([
        ["another path", "https://diary.example.org/other"],
        ["a longer path", `${REDIRECT}/more`],
        ["a suffix", `${REDIRECT}.evil.example`],
        ["a user", "https://diary.example.org@evil.example/signed-in"],
        ["a query", `${REDIRECT}?x=1`],
        ["http", REDIRECT.replace("https", "http")],
        ["a port", "https://diary.example.org:8443/signed-in"],
      ])("with a redirect_uri that has %s is 400, and leads nowhere", async (_what, redirect_uri) => {
        const answer = await app.inject(authorizationRequest(diary.id, { redirect_uri }));
        expect(answer.statusCode).toBe(400);
        expect(answer.headers.location).toBeUndefined();
        expectHeaders(answer);
      });

      test.each([
        ["without PKCE", { code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
        ["with plain PKCE", { code_challenge_method: "plain" }, "invalid_request"],
        [
          "with PKCE without a method, which is plain",
          { code_challenge_method: undefined },
          "invalid_request",
        ],
        ["for a token (implicit)", { response_type: "token" }, "unsupported_response_type"],
        ["for an id_token", { response_type: "id_token", nonce: "n" }, "unsupported_response_type"],
        ["for a scope that the client may not have", { scope: "songs:write" }, "invalid_scope"],
      ])("%s is an error", async (_what, changes, error) => {
        const answer = await app.inject(authorizationRequest(diary.id, changes));
        expect(answer.statusCode).toBe(303);
        const { searchParams, hash } = new URL(String(answer.headers.location));
        const said = searchParams.get("error") ?? new URLSearchParams(hash.slice(1)).get("error");
        expect(said).toBe(error);
        expect(searchParams.get("code")).toBeNull();
      });

      test("of a client that there is not is 400", async () => {
        const answer = await app.inject(authorizationRequest("cli_none"));
        expect(answer.statusCode).toBe(400);
        expect(answer.headers.location).toBeUndefined();
      });
    });

    describe("a code", () => {
      test("gives tokens that open what was agreed to, and nothing else", async () => {
        const tokens = await tokensFor();
        expect(tokens).toMatchObject({
          token_type: "Bearer",
          expires_in: 3600,
          scope: "generate songs:read",
        });
        const headers = with_(tokens.access_token);
        const song = await app.inject({
          method: "POST",
          url: "/generate",
          headers,
          payload: { intent: { emotional_intent: "joy" }, dry_run: true },
        });
        expect(song.statusCode, song.body).toBe(200);
        expect((await app.inject({ url: "/auth/me", headers })).statusCode).toBe(403);
        expect((await app.inject({ url: "/admin/users", headers })).statusCode).toBe(403);
        expect((await app.inject({ url: "/metrics", headers })).statusCode).toBe(403);
      });

      test("gives no scope that the person has not, though the client may have it", async () => {
        const code = await codeFor(authorizationRequest(diary.id, { scope: "generate metrics:read" }));
        expect((await redeem(app, diary.id, code)).json<Tokens>().scope).toBe("generate");
      });

      test("is good once: used again it gives nothing, and what it gave is good no more", async () => {
        const code = await codeFor();
        const first = await redeem(app, diary.id, code);
        const { access_token, refresh_token } = first.json<Tokens>();
        expect(await opens(access_token)).toBe(true);
        const again = await redeem(app, diary.id, code);
        expect([again.statusCode, again.json<{ error: string }>().error]).toEqual([400, "invalid_grant"]);
        expect((await app.inject({ url: "/metrics", headers: with_(access_token) })).statusCode).toBe(401);
        expect((await refresh(refresh_token)).statusCode).toBe(400);
      });

      test("is good once, also when twenty use it at the same time", async () => {
        const code = await codeFor();
        const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(app, diary.id, code)));
        expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeLessThanOrEqual(1);
        expect(answers.filter(({ statusCode }) => ![200, 400].includes(statusCode))).toEqual([]);
      });

      test.each([
        ["without its verifier", { code_verifier: "" }],
        ["with another verifier", { code_verifier: "another-verifier-of-more-than-forty-three-characters" }],
        ["with another redirect_uri", { redirect_uri: "https://diary.example.org/other" }],
      ])("%s gives nothing", async (_what, changes) => {
        const answer = await redeem(app, diary.id, await codeFor(), changes);
        expect(answer.statusCode).toBe(400);
        expectHeaders(answer);
      });

      test.each([
        ["where people are led back to", "https://diary.example.org", 200],
        ["of this service", "https://music.example.org", 200],
        ["of somebody else", "https://evil.example", 400],
        ["that hides where it is", "null", 400],
      ])("is taken from a page %s: from its own alone", async (_what, origin, status) => {
        const answer = await app.inject({
          method: "POST",
          url: "/oauth/token",
          headers: { origin, "content-type": "application/x-www-form-urlencoded" },
          payload: new URLSearchParams({
            grant_type: "authorization_code",
            client_id: diary.id,
            redirect_uri: REDIRECT,
            code: await codeFor(),
            code_verifier: VERIFIER,
          }).toString(),
        });
        expect(answer.statusCode, answer.body).toBe(status);
        const allowed = answer.headers["access-control-allow-origin"];
        if (status === 200) expect(allowed).toBe(origin);
        else expect(allowed).toBeUndefined();
        expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
      });

      test("of one client gives nothing to another", async () => {
        const other = (await make({ name: "Another" })).client;
        expect((await redeem(app, other.id, await codeFor())).statusCode).toBe(400);
      });
    });

    describe("a refresh token", () => {
      test("gives the next one, which goes on", async () => {
        const first = await tokensFor();
        const second = (await refresh(first.refresh_token)).json<Tokens>();
        expect(second.refresh_token).not.toBe(first.refresh_token);
        expect(await opens(second.access_token)).toBe(true);
        expect((await refresh(second.refresh_token)).statusCode).toBe(200);
      });

      test("used twice ends its whole family", async () => {
        const first = await tokensFor();
        const second = (await refresh(first.refresh_token)).json<Tokens>();
        expect((await refresh(first.refresh_token)).statusCode).toBe(400);
        expect((await refresh(second.refresh_token)).statusCode).toBe(400);
        expect(await opens(second.access_token)).toBe(false);
      });

      test("used ten times at once gives one successor at the most, which has no future", async () => {
        const { refresh_token } = await tokensFor();
        const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refresh_token)));
        const good = answers.filter(({ statusCode }) => statusCode === 200);
        expect(good.length).toBeLessThanOrEqual(1);
        for (const answer of good) {
          expect((await refresh(answer.json<Tokens>().refresh_token)).statusCode).toBe(400);
          expect(await opens(answer.json<Tokens>().access_token)).toBe(false);
        }
      });

      test("asks for no more than was agreed to", async () => {
        const { refresh_token } = await tokensFor();
        const fields = { grant_type: "refresh_token", client_id: diary.id, refresh_token };
        const answer = await ask(app, "/oauth/token", { ...fields, scope: "generate metrics:read" });
        expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, "invalid_scope"]);
      });
    });

    describe("a machine", () => {
      test("gets tokens for itself, with its secret, for the scopes that it was made with", async () => {
        const { client, secret } = await make({
          kind: "machine",
          redirectUris: [],
          scopes: ["metrics:read"],
        });
        const credentials = { id: client.id, secret: secret ?? "" };
        const fields = { grant_type: "client_credentials", scope: "metrics:read" };
        const { access_token } = (await ask(app, "/oauth/token", fields, credentials)).json<Tokens>();
        const metrics = await app.inject({ url: "/metrics", headers: with_(access_token) });
        expect(metrics.statusCode).toBe(200);
        const generate = {
          method: "POST",
          url: "/generate",
          payload: { intent: { emotional_intent: "joy" } },
        } as const;
        expect((await app.inject({ ...generate, headers: with_(access_token) })).statusCode).toBe(403);
      });

      test.each(["generate", "admin", "openid", "keys:manage"])(
        "does not get %s, which it was not made with",
        async (scope) => {
          const { client, secret } = await make({
            kind: "machine",
            redirectUris: [],
            scopes: ["metrics:read"],
          });
          const credentials = { id: client.id, secret: secret ?? "" };
          const answer = await ask(
            app,
            "/oauth/token",
            { grant_type: "client_credentials", scope },
            credentials,
          );
          if (answer.statusCode === 200) {
            const headers = with_(answer.json<Tokens>().access_token);
            expect((await app.inject({ url: "/admin/users", headers })).statusCode).toBe(403);
            expect((await app.inject({ url: "/metrics", headers })).statusCode).toBe(403);
          } else expect(answer.json()).toMatchObject({ error: "invalid_scope" });
        },
      );

      test("gets nothing with a wrong secret, and a public client nothing for itself", async () => {
        const { client } = await make({ kind: "machine", redirectUris: [], scopes: ["metrics:read"] });
        const fields = { grant_type: "client_credentials", scope: "metrics:read" };
        const wrong = await ask(app, "/oauth/token", fields, { id: client.id, secret: "mbc_wrong" });
        expect([wrong.statusCode, wrong.json<{ error: string }>().error]).toEqual([401, "invalid_client"]);
        expectHeaders(wrong);
        const open = await ask(app, "/oauth/token", { ...fields, client_id: diary.id });
        expect([open.statusCode, open.json<{ error: string }>().error]).toEqual([400, "invalid_request"]);
      });
    });

    describe("what ends", () => {
      test("a token that its client gives back", async () => {
        const { access_token } = await tokensFor();
        expect(await opens(access_token)).toBe(true);
        const back = await ask(app, "/oauth/revoke", { token: access_token, client_id: diary.id });
        expect(back.statusCode).toBe(200);
        expect(await opens(access_token)).toBe(false);
      });

      test("with a refresh token all that came of the same consent", async () => {
        const { access_token, refresh_token } = await tokensFor();
        await ask(app, "/oauth/revoke", { token: refresh_token, client_id: diary.id });
        expect(await opens(access_token)).toBe(false);
        expect((await refresh(refresh_token)).statusCode).toBe(400);
      });

      test("with an account all that was handed out for it, at once, also while it is disabled", async () => {
        const robert = await person(app, "robert");
        const chief = await administrator();
        const code = (await agree(openBrowser(app), authorizationRequest(diary.id), "robert")).searchParams;
        const tokens = (await redeem(app, diary.id, code.get("code") ?? "")).json<Tokens>();
        expect(await opens(tokens.access_token)).toBe(true);
        const disable = (disabled: boolean) => chief.send("PATCH", `/admin/users/${robert.id}`, { disabled });
        await disable(true);
        expect(await opens(tokens.access_token)).toBe(false);
        await disable(false);
        const again = await signedInAs(app, "robert");
        const gone = await again.send("DELETE", "/auth/me", { password: PASSWORD });
        expect(gone.statusCode, gone.body).toBe(204);
        expect(await opens(tokens.access_token)).toBe(false);
        expect((await refresh(tokens.refresh_token)).statusCode).toBe(400);
      });
    });

    describe("an administrator", () => {
      const wish = { name: "Band", kind: "confidential", redirect_uris: [REDIRECT], scopes: ["generate"] };

      test("makes a client, gives it another secret, and deletes it; its secret is shown once", async () => {
        const chief = await administrator();
        const made = await chief.send("POST", "/admin/clients", wish);
        expect(made.statusCode, made.body).toBe(201);
        expectSound(made);
        const { client, secret } = made.json<{ client: { id: string }; secret: string }>();
        expect(secret).toMatch(/^mbc_[\w-]{43}$/);
        const listed = await chief.send("GET", "/admin/clients");
        expect(listed.body).toContain(client.id);
        expect(listed.body).not.toContain(secret);
        const fields = { token: "none" };
        const status = async (shown: string) =>
          (await ask(app, "/oauth/revoke", fields, { id: client.id, secret: shown })).statusCode;
        expect(await status(secret)).toBe(200);
        const next = (await chief.send("POST", `/admin/clients/${client.id}/secret`)).json<{
          secret: string;
        }>();
        expect([await status(secret), await status(next.secret)]).toEqual([401, 200]);
        expect((await chief.send("DELETE", `/admin/clients/${client.id}`)).statusCode).toBe(204);
        expect(await status(next.secret)).toBe(401);
        expect((await chief.send("DELETE", `/admin/clients/${client.id}`)).statusCode).toBe(404);
      });

      test("ends with a client all that it has", async () => {
        const chief = await administrator();
        const { client } = await make({ name: "Short-lived" });
        const code = await codeFor(authorizationRequest(client.id));
        const { access_token } = (await redeem(app, client.id, code)).json<Tokens>();
        expect(await opens(access_token)).toBe(true);
        await chief.send("DELETE", `/admin/clients/${client.id}`);
        expect(await opens(access_token)).toBe(false);
      });

      test.each([
        ["scopes that are for people alone", { scopes: ["admin"] }],
        ["scopes to make keys with", { scopes: ["keys:manage"] }],
        ["an address of the web without TLS", { redirect_uris: ["http://diary.example.org/"] }],
        ["an address with a user", { redirect_uris: ["https://a@diary.example.org/"] }],
        ["a script for an address", { redirect_uris: ["javascript:alert(1)"] }],
        ["an address for a machine", { kind: "machine" }],
        ["no address", { redirect_uris: [] }],
        ["is_admin", { is_admin: true }],
      ])("makes no client with %s", async (_what, changes) => {
        const chief = await administrator();
        const refused = await chief.send("POST", "/admin/clients", { ...wish, ...changes });
        expect(refused.statusCode, refused.body).toBe(422);
        expectSound(refused);
      });
    });

    describe("a program that registers itself", () => {
      const metadata = { client_name: "Stranger", redirect_uris: [REDIRECT] };
      let openApp: TypedApp;
      beforeAll(async () => {
        openApp = await testApp({ settings: testSettings({ oauthRegistration: "open" }) });
      });
      afterAll(() => openApp.close());
      const register = (body: object, to = openApp) =>
        to.inject({ method: "POST", url: "/oauth/register", payload: body });

      test("is refused unless the settings let it", async () => {
        const refused = await register(metadata, app);
        expect(refused.statusCode).toBe(403);
        expectSound(refused);
      });

      test("gets an id and a secret, and works as every other", async () => {
        const discovered = await openApp.inject("/.well-known/oauth-authorization-server");
        expect(discovered.json()).toMatchObject({
          registration_endpoint: "https://music.example.org/oauth/register",
        });
        const made = await register({ ...metadata, token_endpoint_auth_method: "none", scope: "generate" });
        expect(made.statusCode, made.body).toBe(201);
        const { client_id, scope } = made.json<{ client_id: string; scope: string }>();
        expect(scope).toBe("generate");
        expect(made.json()).not.toHaveProperty("client_secret");
        await person(openApp, "clara");
        const request = authorizationRequest(client_id, { scope: "generate" });
        const code = (await agree(openBrowser(openApp), request, "clara")).searchParams.get("code") ?? "";
        expect((await redeem(openApp, client_id, code)).statusCode).toBe(200);
      });

      test.each([
        ["client_credentials", { grant_types: ["client_credentials"] }],
        ["the implicit flow", { response_types: ["token"] }],
        ["jwks_uri, to an inner address", { jwks_uri: "http://169.254.169.254/keys" }],
        ["jwks_uri", { jwks_uri: "https://keys.example.org/" }],
        ["sector_identifier_uri", { sector_identifier_uri: "http://127.0.0.1/" }],
        ["a key to sign with", { token_endpoint_auth_method: "private_key_jwt" }],
        ["an address that is none", { redirect_uris: ["nowhere"] }],
        ["admin", { scope: "admin" }],
      ])("is refused with %s", async (_what, changes) => {
        const refused = await register({ ...metadata, ...changes });
        expect(refused.statusCode, refused.body).toBe(400);
        expect(refused.json()).toHaveProperty("error");
        expectHeaders(refused);
      });
    });

    test("nothing that is stored can be used by whoever reads it", async () => {
      const { access_token, refresh_token } = await tokensFor();
      const { client, secret } = await make({ kind: "confidential" });
      const payloads = await database.selectFrom("oauth_payloads").selectAll().execute();
      const clients = await database
        .selectFrom("oauth_clients")
        .selectAll()
        .where("id", "=", client.id)
        .execute();
      const stored = Buffer.concat(
        [...payloads, ...clients].flatMap((row) =>
          Object.values(row).map((value) =>
            value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
          ),
        ),
      );
      for (const kept of [access_token, refresh_token, secret ?? ""])
        expect(stored.includes(kept)).toBe(false);
      expect(clara.id).not.toBe("");
    });
  });
}
