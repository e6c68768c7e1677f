// Signing in with others over HTTP, whatever the database; the others are there over real HTTP.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { expectSound, testApp, testSettings } from "../../testing.ts";
import { gitHubWorld, type OutsideWorld, openIdWorld, providerAt } from "../testing/outside-world.ts";
import { type Person, person } from "../testing/people.ts";
import { arrive, depart, through } from "../testing/through-provider.ts";

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

    const startOf = (name: string) => `/auth/providers/${name}/start`;
    const throughGitHub = async () => {
      const { cookie, url } = await depart(app, startOf("github"));
      return arrive(app, await gitHub.visit(url), cookie);
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
      const first = await through(app, world);
      expect(first.statusCode, first.body).toBe(200);
      const made = await nameOf(first.json<{ access_token: string }>().access_token);
      expect(made).toMatchObject({ username: "robert", email: null });
      const second = await through(app, world);
      expect((await nameOf(second.json<{ access_token: string }>().access_token)).id).toBe(made.id);
    });

    test("works with GitHub, by the number of an account", async () => {
      const answer = await throughGitHub();
      expect(answer.statusCode, answer.body).toBe(200);
      const account = await nameOf(answer.json<{ access_token: string }>().access_token);
      expect(account.username).toBe("octocat");
      // Both vouch for the e-mail address of clara, which is nothing to anybody.
      expect(account.id).not.toBe(clara.id);
    });

    test("makes no account where registration is closed", async () => {
      const refused = await through(closedApp, world);
      expect(refused.statusCode).toBe(403);
      expectSound(refused);
    });

    test("is refused without the cookie of this browser (sign-in CSRF), with another's, and a second time", async () => {
      const mine = await depart(app);
      const back = await world.visit(mine.url);
      expect((await arrive(app, back, "")).statusCode).toBe(400);
      const theirs = await depart(app);
      expect((await arrive(app, back, theirs.cookie)).statusCode).toBe(400);
      const first = await arrive(app, back, mine.cookie);
      expect(first.statusCode).toBe(200);
      expect(String(first.headers["set-cookie"])).toContain("mb_provider=; ");
      // Whoever replays it with the cookie finds the code used up.
      const replayed = await arrive(app, back, mine.cookie);
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
        const { cookie, url } = await depart(app);
        const back = await world.visit(url);
        back.searchParams.set(name, value);
        const refused = await arrive(app, back, cookie);
        expect(refused.statusCode, name).toBe(400);
        expectSound(refused);
      }
    });

    test("is refused where a departure to one comes back from another", async () => {
      const { cookie, url } = await depart(app, startOf("github"));
      const back = await gitHub.visit(url);
      back.pathname = "/auth/providers/openid/callback";
      expect((await arrive(app, back, cookie)).statusCode).toBe(400);
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
