// Signing in with others over HTTP, whatever the database; the others are there over real HTTP.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { expectSound, testApp, testSettings } from "../../testing.ts";
import { gitHubWorld, type OutsideWorld, openIdWorld, providerAt } from "../testing/outside-world.ts";
import { PASSWORD, type Person, person } from "../testing/people.ts";

const CALLBACK = "https://music.example.org/auth/providers/openid/callback";

/** Registers the tests. */
export function providersSuite(open: () => Promise<Database>): void {
  describe("signing in with others", () => {
    let app: TypedApp;
    let closedApp: TypedApp;
    let clara: Person;
    let world: OutsideWorld;
    let gitHub: Awaited<ReturnType<typeof gitHubWorld>>;
    const worlds: OutsideWorld[] = [];

    beforeAll(async () => {
      world = await openIdWorld(CALLBACK, "robert");
      gitHub = await gitHubWorld({ id: 4711, login: "octocat", email: "clara@example.org" });
      worlds.push(world, gitHub);
      const providers = [providerAt(world), providerAt(gitHub, "github")];
      app = await testApp({ database: await open(), providers });
      closedApp = await testApp({ providers, settings: testSettings({ registration: "closed" }) });
      clara = await person(app, "clara", { email: "clara@example.org" });
    });
    afterAll(async () => {
      await Promise.all([app.close(), closedApp.close(), ...worlds.map((one) => one.close())]);
    });

    const cookieIn = (answer: { headers: object }) =>
      /(mb_[a-z_]+=[^;]*)/.exec(String((answer.headers as Record<string, unknown>)["set-cookie"]))?.[1] ?? "";
    const depart = async (name = "openid", to = app) => {
      const answer = await to.inject(`/auth/providers/${name}/start`);
      expect(answer.statusCode, answer.body).toBe(302);
      return { cookie: cookieIn(answer), url: String(answer.headers.location) };
    };
    const arrive = (back: URL, cookie: string, to = app) =>
      to.inject({ url: back.pathname + back.search, headers: { cookie } });
    const through = async (name = "openid", to = app) => {
      const { cookie, url } = await depart(name, to);
      return arrive(await (name === "github" ? gitHub : world).visit(url), cookie, to);
    };
    const nameOf = async (access_token: string) =>
      (await app.inject({ url: "/auth/me", headers: { authorization: `Bearer ${access_token}` } })).json<{
        account: { id: string; username: string; email: string | null };
      }>().account;

    test("are listed", async () => {
      const answer = await app.inject("/auth/providers");
      expectSound(answer);
      expect(answer.json()).toEqual({
        providers: [
          { name: "openid", title: "Elsewhere", start: "/auth/providers/openid/start" },
          { name: "github", title: "Elsewhere", start: "/auth/providers/github/start" },
        ],
      });
      expect((await app.inject("/auth/providers/other/start")).statusCode).toBe(404);
    });

    test("is asked for with state, nonce and PKCE, and comes back to PUBLIC_URL", async () => {
      const answer = await app.inject({
        url: "/auth/providers/openid/start",
        headers: { host: "evil.example" },
      });
      const { searchParams } = new URL(String(answer.headers.location));
      expect(Object.fromEntries(searchParams)).toMatchObject({
        redirect_uri: CALLBACK,
        code_challenge_method: "S256",
        state: expect.stringMatching(/.{20,}/),
        nonce: expect.stringMatching(/.{20,}/),
        scope: "openid profile",
      });
      expect(String(answer.headers["set-cookie"])).toMatch(
        /Path=\/auth\/providers\/openid; .*HttpOnly; SameSite=Lax; Secure/,
      );
    });

    test("makes an account the first time, and finds it the second", async () => {
      const first = await through();
      expect(first.statusCode, first.body).toBe(200);
      const made = await nameOf(first.json<{ access_token: string }>().access_token);
      expect(made).toMatchObject({ username: "robert", email: null });
      const second = await through();
      expect((await nameOf(second.json<{ access_token: string }>().access_token)).id).toBe(made.id);
    });

    test("works with GitHub, by the number of an account", async () => {
      const answer = await through("github");
      expect(answer.statusCode, answer.body).toBe(200);
      const account = await nameOf(answer.json<{ access_token: string }>().access_token);
      expect(account.username).toBe("octocat");
      // Both vouch for the e-mail address of clara, which is nothing to anybody.
      expect(account.id).not.toBe(clara.id);
    });

    test("makes no account where registration is closed", async () => {
      const refused = await through("openid", closedApp);
      expect(refused.statusCode).toBe(403);
      expectSound(refused);
    });

    test("is refused without the cookie of this browser (sign-in CSRF), with another's, and a second time", async () => {
      const mine = await depart();
      const back = await world.visit(mine.url);
      expect((await arrive(back, "")).statusCode).toBe(400);
      const theirs = await depart();
      expect((await arrive(back, theirs.cookie)).statusCode).toBe(400);
      const first = await arrive(back, mine.cookie);
      expect(first.statusCode).toBe(200);
      expect(String(first.headers["set-cookie"])).toContain("mb_provider=; ");
      // Whoever replays it with the cookie finds the code used up.
      const replayed = await arrive(back, mine.cookie);
      expect(replayed.statusCode).toBe(400);
      expectSound(replayed);
    });

    test("is refused with another state, another issuer (mix-up), or an error", async () => {
      for (const [name, value] of [
        ["state", "another"],
        ["iss", "https://evil.example"],
        ["error", "access_denied"],
        ["code", "guessed"],
      ] as const) {
        const { cookie, url } = await depart();
        const back = await world.visit(url);
        back.searchParams.set(name, value);
        const refused = await arrive(back, cookie);
        expect(refused.statusCode, name).toBe(400);
        expectSound(refused);
      }
    });

    test("is refused where a departure to one comes back from another", async () => {
      const { cookie, url } = await depart("github");
      const back = await gitHub.visit(url);
      back.pathname = "/auth/providers/openid/callback";
      expect((await arrive(back, cookie)).statusCode).toBe(400);
    });

    describe("an account elsewhere", () => {
      test("is linked from within a session, with the password; and then signs in to the account", async () => {
        const outside = await openIdWorld(CALLBACK, "clara-elsewhere");
        worlds.push(outside);
        const database = await open();
        const own = await testApp({ database, providers: [providerAt(outside)] });
        const dora = await person(own, "dora");
        const link = (body: object) => dora.send("POST", "/auth/providers/openid/link", body);
        expect((await link({ password: "not the password" })).statusCode).toBe(401);
        const answer = await link({ password: PASSWORD });
        expect(answer.statusCode, answer.body).toBe(200);
        const back = await outside.visit(answer.json<{ url: string }>().url);
        expect((await arrive(back, "", own)).statusCode).toBe(400);
        expect((await arrive(back, cookieIn(answer), own)).statusCode).toBe(204);
        const { cookie, url } = await depart("openid", own);
        const tokens = (await arrive(await outside.visit(url), cookie, own)).json<{ access_token: string }>();
        const me = await own.inject({
          url: "/auth/me",
          headers: { authorization: `Bearer ${tokens.access_token}` },
        });
        expect(me.json()).toMatchObject({ account: { username: "dora" } });
        const { identities } = (await dora.send("GET", "/auth/identities")).json<{
          identities: { id: string }[];
        }>();
        expect(identities).toHaveLength(1);
        const path = `/auth/identities/${identities[0]?.id}`;
        const erik = await person(own, "erik");
        expect((await erik.send("DELETE", path)).statusCode).toBe(404);
        expect((await dora.send("DELETE", path)).statusCode).toBe(204);
        await own.close();
      });

      test("is linked to nobody when the session that asked is over, or it belongs to somebody", async () => {
        await through();
        const frieda = await person(app, "frieda");
        const link = () => frieda.send("POST", "/auth/providers/openid/link", { password: PASSWORD });
        const taken = await link();
        const there = await world.visit(taken.json<{ url: string }>().url);
        expect((await arrive(there, cookieIn(taken))).statusCode).toBe(409);
        const late = await link();
        const back = await world.visit(late.json<{ url: string }>().url);
        await frieda.send("POST", "/auth/logout");
        expect((await arrive(back, cookieIn(late))).statusCode).toBe(400);
      });

      test("stays where it is the last way in", async () => {
        const { access_token } = (await through()).json<{ access_token: string }>();
        const headers = { authorization: `Bearer ${access_token}` };
        const { identities } = (await app.inject({ url: "/auth/identities", headers })).json<{
          identities: { id: string }[];
        }>();
        const url = `/auth/identities/${identities[0]?.id}`;
        expect((await app.inject({ method: "DELETE", url, headers })).statusCode).toBe(409);
      });
    });

    test("is 503 where a provider does not answer", async () => {
      const gone = await openIdWorld(CALLBACK, "nobody");
      await gone.close();
      const own = await testApp({ providers: [providerAt(gone)] });
      const answer = await own.inject("/auth/providers/openid/start");
      expect(answer.statusCode).toBe(503);
      expect(answer.headers["retry-after"]).toBe("10");
      await own.close();
    });
  });
}
