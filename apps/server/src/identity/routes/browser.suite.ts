// Sessions that a browser keeps in a cookie, over HTTP, whatever the database.
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp } from "../../testing.ts";
import { createSeal } from "../sealing.ts";
import { type OutsideWorld, openIdWorld, providerAt } from "../testing/outside-world.ts";
import { PASSWORD, post } from "../testing/people.ts";
import { arrive, cookieIn, depart } from "../testing/through-provider.ts";

const DAY_MS = 86_400_000;

/** Registers the tests. */
export function browserSuite(open: () => Promise<Database>): void {
  describe("a session in a browser", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let world: OutsideWorld;
    let expectDescribed: ExpectDescribed;

    beforeAll(async () => {
      world = await openIdWorld("https://music.example.org/auth/providers/openid/callback", "robert");
      const seal = createSeal("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");
      app = await testApp({ database: await open(), now: () => now, seal, providers: [providerAt(world)] });
      expectDescribed = await describedAnswers(app);
      await post(app, "/auth/register", { username: "clara", password: PASSWORD });
    });
    afterAll(() => Promise.all([app.close(), world.close()]));

    const enter = () => post(app, "/auth/browser", { username: "clara", password: PASSWORD });
    const goOn = (cookie: string) =>
      app.inject({ method: "POST", url: "/auth/browser/refresh", headers: { cookie } });
    const tokenOf = (answer: LightMyRequestResponse) => answer.json<{ access_token: string }>().access_token;
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const me = (token: string) => app.inject({ url: "/auth/me", headers: bearer(token) });

    test("is in a cookie that no script reads and no other site sends; a page gets an access token alone", async () => {
      const answer = await enter();
      expectDescribed("POST /auth/browser", answer);
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.json()).toMatchObject({ token_type: "bearer", expires_in: 3600 });
      expect(answer.json()).not.toHaveProperty("refresh_token");
      expect(String(answer.headers["set-cookie"])).toMatch(
        /^mb_session=[\w-]+; Path=\/auth; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/,
      );
      expect((await me(tokenOf(answer))).statusCode).toBe(200);
    });

    test("goes on with the cookie, as often as pages are opened, also where two are at once", async () => {
      const cookie = cookieIn(await enter());
      for (const answer of await Promise.all([goOn(cookie), goOn(cookie), goOn(cookie)])) {
        expectDescribed("POST /auth/browser/refresh", answer);
        expect((await me(tokenOf(answer))).statusCode).toBe(200);
      }
    });

    test("lasts as long as somebody goes on with it, and no longer than is set after that", async () => {
      const first = cookieIn(await enter());
      now += 20 * DAY_MS;
      const second = await goOn(first);
      expect(second.statusCode).toBe(200);
      now += 20 * DAY_MS;
      expect((await goOn(first)).statusCode).toBe(204);
      const third = await goOn(cookieIn(second));
      expect(third.statusCode).toBe(200);
      now += 31 * DAY_MS;
      expect((await goOn(cookieIn(third))).statusCode).toBe(204);
    });

    test("is over with signing out, which takes the cookie away, and where it is ended elsewhere", async () => {
      const entered = await enter();
      const cookie = cookieIn(entered);
      const headers = { ...bearer(tokenOf(entered)), cookie };
      const out = await app.inject({ method: "POST", url: "/auth/logout", headers });
      expect(out.statusCode).toBe(204);
      expect(String(out.headers["set-cookie"])).toMatch(/^mb_session=; Path=\/auth; Max-Age=0;/);
      const after = await goOn(cookie);
      expect([after.statusCode, after.body]).toEqual([204, ""]);

      const [one, other] = [await enter(), await enter()];
      await app.inject({
        method: "DELETE",
        url: "/auth/sessions?keep=current",
        headers: bearer(tokenOf(other)),
      });
      expect((await goOn(cookieIn(one))).statusCode).toBe(204);
      expect((await goOn(cookieIn(other))).statusCode).toBe(200);
    });

    test("is nobody's whose cookie is changed, and opens nothing by its cookie alone", async () => {
      const cookie = cookieIn(await enter());
      const changed = `${cookie.slice(0, -4)}AAAA`;
      for (const none of [
        changed,
        "mb_session=",
        "mb_session=x",
        "",
        cookie.replace("session", "provider"),
      ]) {
        expect((await goOn(none)).statusCode, none).toBe(204);
      }
      expect((await app.inject({ url: "/auth/me", headers: { cookie } })).statusCode).toBe(401);
    });

    test("is not begun with a wrong password", async () => {
      const refused = await post(app, "/auth/browser", { username: "clara", password: "not it" });
      expect([refused.statusCode, refused.headers["set-cookie"]]).toEqual([401, undefined]);
      expectSound(refused);
    });

    test("begins after a provider too, where the studio has sent somebody there; what went wrong is told by its code", async () => {
      const start = "/auth/providers/openid/start?page=studio";
      const leaving = await depart(app, start);
      const back = await arrive(app, await world.visit(leaving.url), leaving.cookie);
      expect([back.statusCode, back.headers.location]).toEqual([
        303,
        "https://music.example.org/studio/sign-in/done",
      ]);
      expect(back.body).toBe("");
      const cookie = [back.headers["set-cookie"]].flat().find((line) => line?.startsWith("mb_session="));
      expect((await goOn(String(cookie).split(";", 1)[0] ?? "")).statusCode).toBe(200);

      const again = await depart(app, start);
      const denied = await world.visit(again.url);
      denied.searchParams.set("error", "access_denied");
      const refused = await arrive(app, denied, again.cookie);
      expect(refused.headers.location).toBe(
        "https://music.example.org/studio/sign-in?refused=sign_in_refused",
      );
    });
  });
}
