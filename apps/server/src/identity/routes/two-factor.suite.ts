// The second factor over HTTP, whatever the database.
import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { PASSWORD, type Person, person, post } from "../testing/people.ts";

const STEP = 30_000;

/** Registers the tests. */
export function twoFactorRoutesSuite(open: () => Promise<Database>): void {
  describe("a second factor over HTTP", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let expectDescribed: ExpectDescribed;
    let people = 0;
    let clara: Person;
    let secret: string;
    let recovery: readonly string[];

    beforeAll(async () => {
      const settings = testSettings({ accessTokenMinutes: 10_000 });
      app = await testApp({ database: await open(), settings, now: () => now });
      expectDescribed = await describedAnswers(app);
    });
    afterAll(() => app.close());

    // Each has an account of their own, with a second factor in force.
    beforeEach(async () => {
      clara = await person(app, `clara-${people++}`);
      secret = (await enroll()).json<{ secret: string }>().secret;
      const answer = await clara.send("POST", "/auth/2fa/activate", { code: newCode() });
      expectDescribed("POST /auth/2fa/activate", answer);
      recovery = answer.json<{ recovery_codes: string[] }>().recovery_codes;
    });

    const enroll = (password = PASSWORD) => clara.send("POST", "/auth/2fa/enroll", { password });
    const codeAt = (time: number) => generateSync({ secret, epoch: time / 1000 });
    /** Of a step that was not used yet. */
    const newCode = () => {
      now += 3 * STEP;
      return codeAt(now);
    };
    const wrongCode = () => (codeAt(now).startsWith("0") ? "999999" : "000000");
    const login = (more: object = {}) =>
      post(app, "/auth/login", { username: clara.username, password: PASSWORD, ...more });
    const racing = (count: number, code: string) =>
      Promise.all(Array.from({ length: count }, () => login({ code })));
    const ok = (answers: readonly { readonly statusCode: number }[]) =>
      answers.filter(({ statusCode }) => statusCode === 200).length;

    test("is begun with the password, not with a session alone; what is given sets an authenticator up", async () => {
      clara = await person(app, `robert-${people}`);
      expect((await clara.send("POST", "/auth/2fa/enroll", {})).statusCode).toBe(401);
      const refused = await enroll("not it");
      expect(refused.statusCode).toBe(401);
      expectSound(refused);
      const answer = await enroll();
      expectDescribed("POST /auth/2fa/enroll", answer);
      expect(answer.headers["cache-control"]).toBe("no-store");
      const { otpauth_uri, qr_svg } = answer.json<{ otpauth_uri: string; qr_svg: string }>();
      expect(otpauth_uri).toContain(`otpauth://totp/Music%20Brain:${clara.username}?secret=`);
      expect(qr_svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>$/);
      expect(qr_svg).not.toMatch(/<script|on\w+=|href/);
      // It is not in force: signing in asks for nothing yet.
      expect((await login()).statusCode).toBe(200);
    });

    test("cannot be begun where one is active: 409", async () => {
      const answer = await enroll();
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ code: "two_factor_active" });
      const again = await clara.send("POST", "/auth/2fa/activate", { code: newCode() });
      expect(again.json()).toMatchObject({ status: 409, code: "no_two_factor" });
    });

    test("is asked for when somebody signs in whose password is right, and of nobody else", async () => {
      const asked = await login();
      expect(asked.statusCode).toBe(401);
      expect(asked.json()).toMatchObject({ code: "two_factor_required" });
      expectSound(asked);
      expect((await login({ password: "not it" })).json()).toMatchObject({ code: "unauthorized" });
      const signedIn = await login({ code: newCode() });
      expect(signedIn.statusCode).toBe(200);
      expectDescribed("POST /auth/login", signedIn);
    });

    test("accepts a code once, also where it comes twenty times at once, and no replay of one", async () => {
      const code = newCode();
      expect(ok(await racing(5, code))).toBe(1);
      expect((await login({ code })).statusCode).toBe(401);
    });

    test("accepts a recovery code once, also in a race", async () => {
      const [first = ""] = recovery;
      expect(ok(await racing(5, first))).toBe(1);
      expect((await login({ code: first })).statusCode).toBe(401);
      const standing = await clara.send("GET", "/auth/2fa");
      expectDescribed("GET /auth/2fa", standing);
      expect(standing.json()).toMatchObject({ active: true, recovery_codes_left: 9 });
    });

    test("answers 429 after ten wrong codes, and takes a recovery code all the same", async () => {
      const guesses = [];
      for (let turn = 0; turn < 12; turn++) guesses.push(await login({ code: wrongCode() }));
      expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
      const held = guesses.filter(({ statusCode }) => statusCode === 429);
      expect(held).toHaveLength(2);
      expect(held[0]?.headers["retry-after"]).toBe("900");
      expect((await login({ code: newCode() })).statusCode).toBe(429);
      expect((await login({ code: recovery[0] ?? "" })).statusCode).toBe(200);
    });

    test("answers 429 after ten wrong codes of whoever is signed in, before it is in force too", async () => {
      const disabling: number[] = [];
      for (let turn = 0; turn < 12; turn++) {
        const proof = { password: PASSWORD, code: wrongCode() };
        disabling.push((await clara.send("POST", "/auth/2fa/disable", proof)).statusCode);
      }
      expect(disabling).toEqual([...Array(10).fill(401), 429, 429]);
      clara = await person(app, `beginner-${people}`);
      secret = (await enroll()).json<{ secret: string }>().secret;
      const guesses = Array.from({ length: 60 }, () =>
        clara.send("POST", "/auth/2fa/activate", { code: wrongCode() }),
      );
      const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
      expect(statuses.filter((status) => status === 401)).toHaveLength(10);
      expect(statuses.filter((status) => status === 429)).toHaveLength(50);
    });

    test("is taken away with password and code, not with less", async () => {
      const disable = (proof: object) => clara.send("POST", "/auth/2fa/disable", proof);
      expect((await disable({ password: PASSWORD })).json()).toMatchObject({ code: "two_factor_required" });
      expect((await disable({ password: "not it", code: newCode() })).statusCode).toBe(401);
      expect((await disable({ password: PASSWORD, code: newCode() })).statusCode).toBe(204);
      expect((await login()).statusCode).toBe(200);
      expect((await disable({ password: PASSWORD })).statusCode).toBe(409);
    });

    test("gives other recovery codes for password and code; those before are good for nothing", async () => {
      const answer = await clara.send("POST", "/auth/2fa/recovery-codes", {
        password: PASSWORD,
        code: newCode(),
      });
      expectDescribed("POST /auth/2fa/recovery-codes", answer);
      const [next = ""] = answer.json<{ recovery_codes: string[] }>().recovery_codes;
      expect((await login({ code: recovery[1] ?? "" })).statusCode).toBe(401);
      expect((await login({ code: next })).statusCode).toBe(200);
    });

    test("is asked for before another password, and before the account is deleted", async () => {
      const change = { current_password: PASSWORD, new_password: "eight loud rivers" };
      expect((await clara.send("POST", "/auth/password", change)).json()).toMatchObject({
        code: "two_factor_required",
      });
      const code = newCode();
      expect((await clara.send("POST", "/auth/password", { ...change, code })).statusCode).toBe(204);
      const password = change.new_password;
      expect((await clara.send("DELETE", "/auth/me", { password })).statusCode).toBe(401);
      expect((await clara.send("DELETE", "/auth/me", { password, code: newCode() })).statusCode).toBe(204);
    });

    test("lets its owner in while strangers have used up the tries of the account", async () => {
      for (let turn = 0; turn < 6; turn++) await login({ password: "guess" });
      expect((await login()).statusCode).toBe(429);
      expect((await login({ code: wrongCode() })).statusCode).toBe(429);
      expect((await login({ password: "guess", code: newCode() })).statusCode).toBe(401);
      expect((await login({ code: newCode() })).statusCode).toBe(200);
      expect((await login({ code: recovery[0] ?? "" })).statusCode).toBe(200);
    });
  });
}
