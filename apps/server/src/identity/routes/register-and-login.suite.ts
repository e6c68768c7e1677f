// Accounts and sign-in over HTTP, whatever the database.
import type { WireTokens } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";

/** Registers the tests. */
export function registerAndLoginSuite(open: () => Promise<Database>): void {
  describe("accounts and sign-in", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let expectDescribed: ExpectDescribed;

    beforeAll(async () => {
      app = await testApp({ database: await open(), now: () => now });
      expectDescribed = await describedAnswers(app);
      await post("/auth/register", { username: "Clara", password, email: "clara@example.org" });
    });
    afterAll(() => app.close());

    const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
      app.inject({ method: "POST", url, payload, headers });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const me = (token: string) => app.inject({ url: "/auth/me", headers: bearer(token) });

    const password = "seven quiet rivers";
    const login = async () => (await post("/auth/login", { username: "clara", password })).json<WireTokens>();

    describe("an account", () => {
      test("is made, signs in, and is told who it is", async () => {
        const made = await post("/auth/register", { username: "robert", password });
        expect(made.statusCode).toBe(201);
        expect(made.json()).toMatchObject({
          username: "robert",
          email: null,
          role: "member",
          disabled: false,
        });
        expectDescribed("POST /auth/register", made);
        const signedIn = await post("/auth/login", { username: "ROBERT", password });
        expect(signedIn.json()).toMatchObject({ token_type: "bearer", expires_in: 3600 });
        expect(signedIn.headers["cache-control"]).toBe("no-store");
        expectDescribed("POST /auth/login", signedIn);
        const answer = await me(signedIn.json<WireTokens>().access_token);
        expect(answer.json()).toMatchObject({
          account: { username: "robert" },
          scopes: ["generate", "songs:read", "songs:write", "keys:manage"],
        });
        expectDescribed("GET /auth/me", answer);
      });

      test("has a name of its own, whatever its case and width", async () => {
        for (const username of ["clara", "CLARA", "ｃｌａｒａ"]) {
          const response = await post("/auth/register", { username, password });
          expect(response.statusCode).toBe(409);
          expectSound(response);
        }
      });

      test.each([
        ["scopes", { scopes: ["admin"] }],
        ["is_admin", { is_admin: true }],
        ["user_id", { user_id: "usr_1" }],
        ["role", { role: "admin" }],
      ])("cannot be made with %s", async (_name, more) => {
        const response = await post("/auth/register", { username: "mallory", password, ...more });
        expect(response.statusCode).toBe(422);
        expectSound(response);
      });

      test.each(["ab", "x".repeat(33), "a b", "-ab", "a..b", "a\u200Bbc", "root\n"])(
        "is not named %j",
        async (username) => {
          expect((await post("/auth/register", { username, password })).statusCode).toBe(422);
        },
      );

      test("is not made by whoever comes where registration is closed", async () => {
        const closed = await testApp({ settings: testSettings({ registration: "closed" }) });
        const payload = { username: "clara", password };
        const response = await closed.inject({ method: "POST", url: "/auth/register", payload });
        expect(response.statusCode).toBe(403);
        expect(response.json()).toMatchObject({ code: "registration_closed" });
        await closed.close();
      });
    });

    test("a wrong password and an unknown name are answered alike", async () => {
      const wrong = await post("/auth/login", { username: "clara", password: "not it" });
      const unknown = await post("/auth/login", { username: "nobody", password: "not it" });
      const plain = (response: typeof wrong) => ({ ...response.json<object>(), request_id: "" });
      expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
      expect(plain(wrong)).toEqual(plain(unknown));
      expect(wrong.headers["www-authenticate"]).toBe(unknown.headers["www-authenticate"]);
    });

    describe("a secret that is refused is not in the answer", () => {
      test.each([
        ["/auth/register", { username: "robin", password: "hunter2" }],
        ["/auth/register", { username: "robin", password: 48151623 }],
        ["/auth/login", { username: "clara", password: "hunter2\u0000" }],
        ["/auth/login", { username: "clara", password, code: "hunter2".repeat(9) }],
        ["/auth/login", { username: "clara", password, device_token: "hunter2".repeat(99) }],
        ["/auth/refresh", { refresh_token: "hunter2".repeat(99) }],
        ["/auth/password/reset", { token: "hunter2".repeat(99), new_password: password }],
        ["/auth/password/reset", { token: "one", new_password: "hunter2" }],
        ["/auth/providers/openid/code", { code: "hunter2".repeat(9) }],
      ])("%s %j", async (url, payload) => {
        const response = await post(url, payload);
        expect(response.statusCode).toBe(422);
        expect(response.body).not.toMatch(/hunter|48151623/);
        expectSound(response);
      });

      test("where the body is no JSON, either; what can be counted is told", async () => {
        const headers = { "content-type": "application/json" };
        const send = (payload: string) =>
          app.inject({ method: "POST", url: "/auth/login", headers, payload });
        const unquoted = await send('{"username": "clara", "password": hunter2hunter2}');
        expect([unquoted.statusCode, unquoted.body.includes("hun")]).toEqual([400, false]);
        const unended = await send('{"username": "clara", "password": "hunter2');
        expect(unended.json<{ detail: string }>().detail).toContain("position");
        expect(unended.body).not.toContain("hun");
      });
    });

    describe("a session", () => {
      test("ends with logging out: its tokens open nothing any more", async () => {
        const tokens = await login();
        expect((await me(tokens.access_token)).statusCode).toBe(200);
        const out = await post("/auth/logout", {}, bearer(tokens.access_token));
        expect(out.statusCode).toBe(204);
        const after = await me(tokens.access_token);
        expect(after.statusCode).toBe(401);
        expectSound(after);
        const refreshed = await post("/auth/refresh", { refresh_token: tokens.refresh_token });
        expect(refreshed.statusCode).toBe(401);
      });

      test("goes on with its refresh token, once; used twice it ends the session", async () => {
        const first = await login();
        const refresh = (refresh_token: string) => post("/auth/refresh", { refresh_token });
        const second = (await refresh(first.refresh_token)).json<WireTokens>();
        expect((await me(second.access_token)).statusCode).toBe(200);
        const again = await refresh(first.refresh_token);
        expect(again.statusCode).toBe(401);
        expectSound(again);
        for (const { access_token } of [first, second]) expect((await me(access_token)).statusCode).toBe(401);
        expect((await refresh(second.refresh_token)).statusCode).toBe(401);
      });

      test("has access tokens for an hour, and is forgotten after thirty days", async () => {
        const { access_token, refresh_token } = await login();
        now += 3_599_000;
        expect((await me(access_token)).statusCode).toBe(200);
        now += 1000;
        expect((await me(access_token)).statusCode).toBe(401);
        now += 30 * 86_400_000;
        expect((await post("/auth/refresh", { refresh_token })).statusCode).toBe(401);
      });
    });
  });
}
