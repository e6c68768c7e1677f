// What a session alone must not do, whatever the database: with a password, and for accounts that have none.
import type { WireTokens } from "@music-brain/contract";
import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp } from "../../testing.ts";
import { type OutsideWorld, openIdWorld, providerAt } from "../testing/outside-world.ts";
import { PASSWORD, type Person, person, personOf } from "../testing/people.ts";

const CALLBACK = "https://music.example.org/auth/providers/openid/callback";
const NEXT = "eight louder mountains";
const MINUTE = 60_000;

/** Everything that asks for more than a session, with a body that lacks nothing but the proof. */
const dangerous = [
  ["POST", "/auth/password", { new_password: NEXT }],
  ["POST", "/auth/2fa/enroll", {}],
  ["POST", "/auth/2fa/disable", {}],
  ["POST", "/auth/2fa/recovery-codes", {}],
  ["POST", "/auth/providers/openid/link", {}],
  ["PATCH", "/auth/me", { email: "elsewhere@example.org" }],
  ["DELETE", "/auth/me", {}],
] as const;

/** Registers the tests. */
export function stepUpSuite(open: () => Promise<Database>): void {
  describe("more than a session", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let expectDescribed: ExpectDescribed;
    let database: Database;
    let world: OutsideWorld;

    beforeAll(async () => {
      database = await open();
      world = await openIdWorld(CALLBACK, "robert");
      app = await testApp({ database, now: () => now, providers: [providerAt(world)] });
      expectDescribed = await describedAnswers(app);
    });
    afterAll(() => Promise.all([app.close(), world.close()]));

    /** Signs in at the provider, and gives the code of a second factor where one is asked for. */
    async function robert(code?: () => string): Promise<Person> {
      const left = await app.inject("/auth/providers/openid/start");
      const back = await world.visit(String(left.headers.location));
      const url = back.pathname + back.search;
      const arrived = await app.inject({ url, headers: { cookie: cookieIn(left.headers["set-cookie"]) } });
      if (code === undefined) return personOf(app, arrived.json<WireTokens>());
      const signedIn = await app.inject({
        method: "POST",
        url: "/auth/providers/openid/code",
        headers: { cookie: cookieIn(arrived.headers["set-cookie"]) },
        payload: { code: code() },
      });
      return personOf(app, signedIn.json<WireTokens>());
    }

    test.each(dangerous)("is asked for before %s %s", async (method, url, body) => {
      const { send } = await person(
        app,
        `alone-${dangerous.findIndex(([, one]) => one === url)}-${method.toLowerCase()}`,
      );
      const refused = await send(method, url, body);
      expect(refused.statusCode, refused.body).toBe(401);
      expect(refused.json()).toMatchObject({ code: "step_up_required" });
      expect(refused.headers["www-authenticate"]).toContain('error="insufficient_user_authentication"');
      expectSound(refused);
      expectDescribed(`${method} ${url.replace("/openid/", "/{name}/")}`, refused);
      expect((await send("GET", "/auth/me")).json()).toMatchObject({
        has_password: true,
        account: { email: null },
      });
    });

    describe("from whoever has no password", () => {
      test.each(dangerous)("is a sign-in within ten minutes: %s %s", async (method, url, body) => {
        const { send } = await robert();
        expect((await send("GET", "/auth/me")).json()).toMatchObject({ has_password: false });
        now += 10 * MINUTE + 1;
        const late = await send(method, url, body);
        expect(late.statusCode, late.body).toBe(401);
        expect(late.json()).toMatchObject({ code: "step_up_required" });
        expect(late.headers["www-authenticate"]).toContain('max_age="600"');
        expectSound(late);
        expectDescribed(`${method} ${url.replace("/openid/", "/{name}/")}`, late);
        // A guess is no way around it.
        const guessed = url === "/auth/password" ? { current_password: PASSWORD } : { password: PASSWORD };
        expect((await send(method, url, { ...body, ...guessed })).statusCode).toBe(401);
      });

      test("is not a session that goes on with its refresh token", async () => {
        const { tokens } = await robert();
        now += 10 * MINUTE + 1;
        const refreshed = await app.inject({
          method: "POST",
          url: "/auth/refresh",
          payload: { refresh_token: tokens.refresh_token },
        });
        const { send } = await personOf(app, refreshed.json<WireTokens>());
        expect((await send("GET", "/auth/me")).statusCode).toBe(200);
        expect((await send("POST", "/auth/password", { new_password: NEXT })).statusCode).toBe(401);
      });

      test("gives them a second factor, whose code is asked for from then on", async () => {
        const { send } = await robert();
        const begun = await send("POST", "/auth/2fa/enroll", {});
        expect(begun.statusCode, begun.body).toBe(200);
        const { secret } = begun.json<{ secret: string }>();
        const code = () => {
          now += MINUTE;
          return generateSync({ secret, epoch: Math.floor(now / 1000) });
        };
        expect((await send("POST", "/auth/2fa/activate", { code: code() })).statusCode).toBe(200);
        const again = await robert(code);
        const without = await again.send("POST", "/auth/password", { new_password: NEXT });
        expect(without.json()).toMatchObject({ code: "two_factor_required" });
        const wrong = await again.send("POST", "/auth/2fa/disable", { code: "000000" });
        expect(wrong.statusCode).toBe(401);
        expect((await again.send("POST", "/auth/2fa/disable", { code: code() })).statusCode).toBe(204);
      });

      test("sets the first password, which is asked for from then on; the provider still vouches for them", async () => {
        const elsewhere = await robert();
        const { send, username } = await robert();
        expect((await send("POST", "/auth/password", { new_password: "password1" })).statusCode).toBe(422);
        expect((await send("POST", "/auth/password", { new_password: NEXT })).statusCode).toBe(204);
        expect((await elsewhere.send("GET", "/auth/me")).statusCode).toBe(401);
        expect((await send("GET", "/auth/me")).json()).toMatchObject({ has_password: true });
        const login = { username, password: NEXT };
        expect((await app.inject({ method: "POST", url: "/auth/login", payload: login })).statusCode).toBe(
          200,
        );
        const fresh = await robert();
        const refused = await fresh.send("POST", "/auth/password", { new_password: "nine silent valleys" });
        expect(refused.json()).toMatchObject({ code: "step_up_required" });
        // With a password, the account elsewhere is not the last way in any more.
        const [linked] = (await fresh.send("GET", "/auth/identities")).json<{
          identities: { id: string }[];
        }>().identities;
        expect((await fresh.send("DELETE", `/auth/identities/${linked?.id}`)).statusCode).toBe(204);
      });

      test("ends their account", async () => {
        const { send, tokens } = await robert();
        expect((await send("DELETE", "/auth/me", {})).statusCode).toBe(204);
        const headers = { authorization: `Bearer ${tokens.access_token}` };
        expect((await app.inject({ url: "/auth/me", headers })).statusCode).toBe(401);
      });
    });
  });
}

function cookieIn(header: unknown): string {
  const lines = Array.isArray(header) ? header : [header];
  const set = lines.map((line) => /^([^=]+=[^;]+);/.exec(String(line))?.[1]);
  return set.filter((one) => one !== undefined).join("; ");
}
