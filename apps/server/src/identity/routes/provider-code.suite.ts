// The second factor after signing in with a provider, over HTTP, whatever the database.
import type { LightMyRequestResponse } from "fastify";
import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import {
  describedAnswers,
  type ExpectDescribed,
  expectHeaders,
  expectSound,
  testApp,
} from "../../testing.ts";
import { addClient } from "../oauth-clients.ts";
import { machineRandom } from "../random.ts";
import { createSeal } from "../sealing.ts";
import { type OutsideWorld, openIdWorld, providerAt } from "../testing/outside-world.ts";
import { PASSWORD, type Person, person } from "../testing/people.ts";
import { authorizationRequest, openBrowser, REDIRECT } from "../testing/third-party.ts";
import { arrive, cookieIn, depart, through } from "../testing/through-provider.ts";

const CODE = "/auth/providers/openid/code";
const STEP = 30_000;

/** Registers the tests. */
export function providerCodeSuite(open: () => Promise<Database>): void {
  describe("the second factor after a provider", () => {
    let now = Date.now();
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let world: OutsideWorld;
    let clara: Person;
    let secret: string;
    let recovery: readonly string[];
    let people = 0;
    const seal = createSeal("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");

    beforeAll(async () => {
      world = await openIdWorld(
        "https://music.example.org/auth/providers/openid/callback",
        "clara-elsewhere",
      );
      database = await open();
      app = await testApp({ database, seal, providers: [providerAt(world)], now: () => now });
      expectDescribed = await describedAnswers(app);
    });
    afterAll(() => Promise.all([app.close(), world.close()]));

    // Each is somebody of their own with a second factor, to whom the one person elsewhere belongs.
    beforeEach(async () => {
      clara = await person(app, `clara-${people++}`);
      await database.deleteFrom("outside_identities").execute();
      await database.deleteFrom("attempts").execute();
      const link = await clara.send("POST", "/auth/providers/openid/link", { password: PASSWORD });
      const back = await world.visit(link.json<{ url: string }>().url);
      expect((await arrive(app, back, cookieIn(link))).statusCode).toBe(204);
      const enrolled = await clara.send("POST", "/auth/2fa/enroll", { password: PASSWORD });
      ({ secret } = enrolled.json<{ secret: string }>());
      const activated = await clara.send("POST", "/auth/2fa/activate", { code: newCode() });
      recovery = activated.json<{ recovery_codes: string[] }>().recovery_codes;
    });

    const codeAt = (time: number) => generateSync({ secret, epoch: time / 1000 });
    const newCode = () => {
      now += 3 * STEP;
      return codeAt(now);
    };
    const wrongCode = () => (codeAt(now).startsWith("0") ? "999999" : "000000");
    const give = (cookie: string, code: string) =>
      app.inject({ method: "POST", url: CODE, headers: { cookie }, payload: { code } });
    const giveForm = (cookie: string, code: string) =>
      app.inject({
        method: "POST",
        url: CODE,
        headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams({ code }).toString(),
      });
    const nameOf = async (answer: LightMyRequestResponse) => {
      const { access_token } = answer.json<{ access_token: string }>();
      const me = await app.inject({ url: "/auth/me", headers: { authorization: `Bearer ${access_token}` } });
      return me.json<{ account: { username: string } }>().account.username;
    };

    test("is asked for: a program gets no tokens without its code, and tokens with it, once", async () => {
      const asked = await through(app, world);
      expectDescribed("GET /auth/providers/{name}/callback", asked);
      expect([asked.statusCode, asked.json<{ code: string }>().code]).toEqual([401, "two_factor_required"]);
      const code = newCode();
      const given = await give(cookieIn(asked), code);
      expectDescribed("POST /auth/providers/{name}/code", given);
      expect([given.statusCode, await nameOf(given)]).toEqual([200, clara.username]);
      expect(given.headers["cache-control"]).toBe("no-store");
      expect(String(given.headers["set-cookie"])).toContain("mb_provider_code=; ");
      const replayed = await give(cookieIn(asked), code);
      expect(replayed.statusCode).toBe(401);
      expectSound(replayed);
    });

    test("takes a recovery code, once", async () => {
      const asked = await through(app, world);
      expect((await give(cookieIn(asked), recovery[0] ?? "")).statusCode).toBe(200);
      expect((await give(cookieIn(asked), recovery[0] ?? "")).statusCode).toBe(401);
    });

    test("refuses a code without the cookie of whom the provider vouched for, or after ten minutes", async () => {
      const asked = await through(app, world);
      for (const cookie of ["", "mb_provider_code=forged"]) {
        const refused = await give(cookie, newCode());
        expect(refused.statusCode).toBe(400);
        expectSound(refused);
      }
      now += 600_000;
      expect((await give(cookieIn(asked), codeAt(now))).statusCode).toBe(400);
    });

    test("refuses who was disabled meanwhile", async () => {
      const asked = await through(app, world);
      await database.updateTable("users").set({ disabled_at: now }).where("id", "=", clara.id).execute();
      expect((await give(cookieIn(asked), newCode())).statusCode).toBe(400);
    });

    test("holds back who guesses: 429 after ten wrong codes", async () => {
      const cookie = cookieIn(await through(app, world));
      const statuses = [];
      for (let tries = 0; tries < 11; tries++) statuses.push((await give(cookie, wrongCode())).statusCode);
      expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
      expect(statuses.at(-1)).toBe(429);
      const page = await giveForm(cookie, wrongCode());
      expect([page.statusCode, page.headers["retry-after"]]).toEqual([429, expect.stringMatching(/^\d+$/)]);
      expect(page.body).toContain("Too many wrong tries");
    });

    describe("in a browser", () => {
      const asPerson = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

      test("is asked for on a page, which says when a code is wrong, and signs in with the right one", async () => {
        const led = await through(app, world, asPerson);
        expect([led.statusCode, led.headers.location]).toEqual([303, `https://music.example.org${CODE}`]);
        const cookie = cookieIn(led);
        const page = await app.inject({ url: CODE, headers: { cookie } });
        expect(page.statusCode).toBe(200);
        expect(page.body).toContain(`<form method="post" action="${CODE}">`);
        expectHeaders(page);
        expect(page.headers["cache-control"]).toBe("no-store");
        for (const wrong of [wrongCode(), "12", ""]) {
          const again = await giveForm(cookie, wrong);
          expect(again.statusCode).toBe(401);
          expect(again.body).toContain('role="alert"');
          expectHeaders(again);
        }
        const given = await giveForm(cookie, newCode());
        expect([given.statusCode, await nameOf(given)]).toEqual([200, clara.username]);
      });

      test("leads back to the studio, signed in, where its page has sent somebody", async () => {
        const leaving = await depart(app, "/auth/providers/openid/start?page=studio");
        const asked = await arrive(app, await world.visit(leaving.url), leaving.cookie);
        expect([asked.statusCode, asked.headers.location]).toEqual([303, `https://music.example.org${CODE}`]);
        const wrong = await giveForm(cookieIn(asked), wrongCode());
        expect([wrong.statusCode, wrong.headers["set-cookie"]]).toEqual([401, undefined]);
        const given = await giveForm(cookieIn(asked), newCode());
        expect([given.statusCode, given.headers.location, given.body]).toEqual([
          303,
          "https://music.example.org/studio/sign-in/done",
          "",
        ]);
        const cookie = /mb_session=[\w-]+/.exec(String(given.headers["set-cookie"]))?.[0] ?? "";
        const page = await app.inject({
          method: "POST",
          url: "/auth/browser/refresh",
          headers: { cookie },
        });
        expect(await nameOf(page)).toBe(clara.username);
      });

      test("has no page for who was not vouched for", async () => {
        const page = await app.inject(CODE);
        expect(page.statusCode).toBe(400);
        expect(page.body).not.toContain("<form");
        expect((await giveForm("", "000000")).body).toContain("This page has expired");
        expect((await app.inject("/auth/providers/other/code")).statusCode).toBe(404);
      });
    });

    describe("on the way to a program of others", () => {
      const wish = { name: "Diary", kind: "public", redirectUris: [REDIRECT], scopes: ["generate"] } as const;

      async function pageAfterProvider(changes: Readonly<Record<string, string>> = {}) {
        const parts = { database, seal, random: machineRandom, now: () => now };
        const { client } = await addClient(parts, wish, null);
        const browser = openBrowser(app);
        const request = authorizationRequest(client.id, { scope: "generate" });
        const signIn = await browser.visit(request);
        const start = /href="(\/auth\/providers\/openid\/start[^"]*)"/.exec(signIn.body)?.[1] ?? "";
        const uid = new URL(start, "https://music.example.org").searchParams.get("interaction");
        const { cookie, url } = await depart(app, start);
        const back = await world.visit(url);
        for (const [name, value] of Object.entries(changes)) back.searchParams.set(name, value);
        browser.remember(await arrive(app, back, cookie));
        return { browser, page: await browser.visit(`/oauth/interaction/${uid}`) };
      }

      test("is asked for on its page; then somebody agrees, and is led back with a code", async () => {
        const { browser, page } = await pageAfterProvider();
        expect(page.body).toContain('name="code"');
        expect(page.body).not.toContain('name="password"');
        const wrong = await browser.submit({ code: wrongCode() });
        expect([wrong.statusCode, wrong.body.includes("is wrong")]).toEqual([401, true]);
        const consent = await browser.submit({ code: newCode() });
        expect(consent.body).toContain(clara.username);
        const back = await browser.submit({ answer: "yes" });
        expect(String(back.headers.location)).toContain(`${REDIRECT}?code=`);
      });

      test("cannot be gone round by agreeing at once", async () => {
        const { browser } = await pageAfterProvider();
        const answer = await browser.submit({ answer: "yes" });
        expect(answer.statusCode).toBe(401);
        expect(answer.headers.location).toBeUndefined();
      });

      test("does not keep somebody from signing in with the password and a code", async () => {
        const { browser } = await pageAfterProvider();
        const { username } = clara;
        const consent = await browser.submit({ username, password: PASSWORD, code: newCode() });
        expect(consent.body).toContain("I agree");
      });

      test("leaves a way back to the page for name and password, where nobody is vouched for any more", async () => {
        const { browser, page } = await pageAfterProvider();
        expect(page.body).toContain('name="otherwise"');
        const signIn = await browser.submit({ otherwise: "yes" });
        expect([signIn.statusCode, signIn.body.includes('name="password"')]).toEqual([200, true]);
        expect(signIn.body).toContain("/auth/providers/openid/start?interaction=");
        expectHeaders(signIn);
        const refused = await browser.submit({ code: newCode() });
        expect([refused.statusCode, refused.body.includes('name="password"')]).toEqual([401, true]);
        const { username } = clara;
        const consent = await browser.submit({ username, password: PASSWORD, code: newCode() });
        expect(consent.body).toContain("I agree");
      });

      test("who does not come back vouched for sees why, where they can sign in otherwise", async () => {
        const { page } = await pageAfterProvider({ error: "access_denied" });
        expect(page.statusCode).toBe(200);
        expect(page.body).toContain("The provider does not vouch for you");
        expect(page.body).toContain('name="password"');
        expectHeaders(page);
      });
    });
  });
}
