// Administration over HTTP, whatever the database.
import type { WireAccount, WireAccounts, WireTokens } from "@music-brain/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { PASSWORD, type Person, person, post, signedInAs } from "../testing/people.ts";

/** Registers the tests. */
export function adminUsersSuite(open: () => Promise<Database>): void {
  describe("administration", () => {
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let admin: Person;

    beforeAll(async () => {
      const settings = testSettings({ adminUsername: "root", adminPassword: "a key under the mat" });
      database = await open();
      app = await testApp({ database, settings });
      expectDescribed = await describedAnswers(app);
      admin = await signedInAs(app, "root", "a key under the mat");
    });
    afterAll(() => app.close());

    /** The tables in which any of these texts stands. */
    async function tablesWith(texts: readonly string[]): Promise<string[]> {
      const found = [];
      for (const { name, schema } of await database.introspection.getTables()) {
        // SQLite's own numbers of its index of words, whose rows are looked at.
        if (/_(?:idx|data|docsize|config)$/.test(name)) continue;
        const table = schema === undefined ? sql.table(name) : sql.table(`${schema}.${name}`);
        const { rows } = await sql`select * from ${table}`.execute(database);
        const written = JSON.stringify(rows);
        if (texts.some((text) => written.includes(text))) found.push(name);
      }
      return found.sort();
    }

    test("the administrator whom the settings name is made, and can do everything", async () => {
      expect((await admin.send("GET", "/auth/me")).json()).toMatchObject({
        account: { role: "admin" },
        scopes: ["generate", "songs:read", "songs:write", "keys:manage", "metrics:read", "admin"],
      });
      expect((await admin.send("GET", "/metrics")).statusCode).toBe(200);
    });

    test("settings whose administrator cannot be made are refused in a sentence", async () => {
      const weak = testApp({ settings: testSettings({ adminUsername: "root", adminPassword: "password1" }) });
      await expect(weak).rejects.toThrow(/^ADMIN_USERNAME or ADMIN_PASSWORD cannot be used: .*commonest/);
      const none = testApp({ settings: testSettings({ adminUsername: "root" }) });
      await expect(none).rejects.toThrow(/^ADMIN_USERNAME is set, and ADMIN_PASSWORD/);
    });

    describe("accounts", () => {
      test("are listed by name, page by page, and found by how they begin", async () => {
        for (const name of ["list-c", "list-a", "list-b", "LIST_D", "listener"]) await person(app, name);
        const first = await admin.send("GET", "/admin/users?q=List-&limit=2");
        expectDescribed("GET /admin/users", first);
        const page = first.json<WireAccounts>();
        expect(page.accounts.map(({ username }) => username)).toEqual(["list-a", "list-b"]);
        const rest = await admin.send("GET", `/admin/users?q=list-&limit=2&cursor=${page.next_cursor}`);
        expect(rest.json()).toMatchObject({ accounts: [{ username: "list-c" }], next_cursor: null });
        const marked = (await admin.send("GET", "/admin/users?q=list_")).json<WireAccounts>();
        expect(marked.accounts.map(({ username }) => username)).toEqual(["LIST_D"]);
      });

      test("are made for somebody, whose password is set by a link that is good once", async () => {
        const made = await admin.send("POST", "/admin/users", {
          username: "made",
          email: "made@example.org",
        });
        expect(made.statusCode).toBe(201);
        expectDescribed("POST /admin/users", made);
        const { id } = made.json<WireAccount>();
        expect((await post(app, "/auth/login", { username: "made", password: PASSWORD })).statusCode).toBe(
          401,
        );
        const issued = await admin.send("POST", `/admin/users/${id}/password-link`);
        expectDescribed("POST /admin/users/{user_id}/password-link", issued);
        const { token, link } = issued.json<{ token: string; link: string }>();
        expect(link).toBe(`https://music.example.org/auth/password/reset#token=${token}`);
        const body = { token, new_password: PASSWORD };
        expect((await post(app, "/auth/password/reset", body)).statusCode).toBe(204);
        expect((await post(app, "/auth/password/reset", body)).statusCode).toBe(403);
        expect((await post(app, "/auth/login", { username: "made", password: PASSWORD })).statusCode).toBe(
          200,
        );
      });

      test("that are disabled open nothing from now on: no token, no password, no refresh token, no link", async () => {
        const out = await person(app, "out", { email: "out@example.org" });
        const { token } = (await admin.send("POST", `/admin/users/${out.id}/password-link`)).json<{
          token: string;
        }>();
        expect((await out.send("GET", "/auth/me")).statusCode).toBe(200);
        const disabled = await admin.send("PATCH", `/admin/users/${out.id}`, { disabled: true });
        expectDescribed("PATCH /admin/users/{user_id}", disabled);
        expect((await out.send("GET", "/auth/me")).statusCode).toBe(401);
        const login = await post(app, "/auth/login", { username: "out", password: PASSWORD });
        const unknown = await post(app, "/auth/login", { username: "nobody", password: PASSWORD });
        expect([login.statusCode, login.json<{ detail: string }>().detail]).toEqual([
          401,
          unknown.json<{ detail: string }>().detail,
        ]);
        expect(
          (await post(app, "/auth/refresh", { refresh_token: out.tokens.refresh_token })).statusCode,
        ).toBe(401);
        expect((await post(app, "/auth/password/reset", { token, new_password: PASSWORD })).statusCode).toBe(
          403,
        );
        await admin.send("PATCH", `/admin/users/${out.id}`, { disabled: false });
        expect((await out.send("GET", "/auth/me")).statusCode).toBe(401);
        expect((await post(app, "/auth/login", { username: "out", password: PASSWORD })).statusCode).toBe(
          200,
        );
      });

      test("gain and lose what their role may do at once, in tokens that they have", async () => {
        const deputy = await person(app, "deputy");
        await admin.send("PATCH", `/admin/users/${deputy.id}`, { role: "admin" });
        // A token is for what its account could do when it was made.
        expect((await deputy.send("GET", "/admin/users")).statusCode).toBe(403);
        const risen = await signedInAs(app, "deputy");
        expect((await risen.send("GET", "/admin/users")).statusCode).toBe(200);
        await admin.send("PATCH", `/admin/users/${deputy.id}`, { role: "member" });
        const fallen = await risen.send("GET", "/admin/users");
        expect(fallen.statusCode).toBe(403);
        expectSound(fallen);
      });

      test("are deleted with everything that they have, which can be taken along before", async () => {
        const gone = await person(app, "gone");
        const begun = await gone.send("POST", "/interrogate", { message: "something lost" });
        const { session_id: interview } = begun.json<{ session_id: string }>();
        const taken = await gone.send("GET", "/auth/me/export");
        expectDescribed("GET /auth/me/export", taken);
        expect(taken.json()).toMatchObject({
          account: { username: "gone" },
          sessions: [{ address: "127.0.0.1", created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) }],
          interviews: [{ id: interview, answers: [{ message: "something lost" }] }],
        });
        expect(taken.body).not.toMatch(/password|hash|argon2|mbr_/);
        expect((await gone.send("DELETE", "/auth/me", { password: "not it at all" })).statusCode).toBe(401);
        expect((await gone.send("DELETE", "/auth/me", { password: PASSWORD })).statusCode).toBe(204);
        expect((await gone.send("GET", "/auth/me")).statusCode).toBe(401);
        expect((await admin.send("GET", `/admin/users/${gone.id}`)).statusCode).toBe(404);
        const again = await person(app, "gone");
        expect((await again.send("GET", "/auth/me/export")).json()).toMatchObject({ interviews: [] });
      });

      test("leave nothing of their owner in any table but the audit log", async () => {
        const gone = await person(app, "traceless", { email: "traceless@example.org" });
        await signedInAs(app, "traceless");
        await gone.send("POST", "/interrogate", { message: "something lost" });
        const wish = { intent: { emotional_intent: "grief", technical: { bars: 4 } }, seed: 1 };
        const made = await gone.send("POST", "/generate", wish);
        const { song } = made.json<{ song: { id: string } }>();
        expect((await gone.send("POST", `/songs/${song.id}/variations`, { seed: 2 })).statusCode).toBe(201);
        const rendered = await gone.send("POST", `/songs/${song.id}/renders`, { format: "midi" });
        expect(rendered.statusCode).toBe(202);
        await gone.send("GET", `/jobs/${rendered.json<{ id: string }>().id}/events`);
        await gone.send("POST", "/auth/api-keys", { name: "lamp", scopes: ["generate"] });
        await gone.send("POST", "/auth/2fa/enroll", { password: PASSWORD });
        const mentioned = [gone.id, "traceless"];
        const before = await tablesWith(mentioned);
        expect(before).toEqual(
          expect.arrayContaining([
            "api_keys",
            "interviews",
            "jobs",
            "second_factors",
            "sessions",
            "songs",
            "users",
          ]),
        );
        expect((await gone.send("DELETE", "/auth/me", { password: PASSWORD })).statusCode).toBe(204);
        expect(await tablesWith(mentioned)).toEqual(["audit_events"]);
      });

      test("of administrators: the last one stays one", async () => {
        for (const change of [{ role: "member" }, { disabled: true }]) {
          const refused = await admin.send("PATCH", `/admin/users/${admin.id}`, change);
          expect(refused.statusCode).toBe(409);
          expectSound(refused);
        }
        expect((await admin.send("DELETE", `/admin/users/${admin.id}`)).statusCode).toBe(409);
        expect((await admin.send("DELETE", "/auth/me", { password: "a key under the mat" })).statusCode).toBe(
          409,
        );
      });

      test("that are none are 404", async () => {
        for (const [method, path] of [
          ["GET", ""],
          ["PATCH", ""],
          ["DELETE", ""],
          ["GET", "/export"],
          ["POST", "/password-link"],
        ] as const) {
          const answer = await admin.send(
            method,
            `/admin/users/usr_none${path}`,
            method === "PATCH" ? { role: "admin" } : undefined,
          );
          expect(answer.statusCode, `${method} ${path}`).toBe(404);
          expectSound(answer);
        }
      });

      test("have nothing changed that is not theirs to change", async () => {
        const before = await person(app, "plain");
        for (const more of [
          { id: "usr_other" },
          { password_hash: "x" },
          { scopes: ["admin"] },
          { username: "other" },
        ]) {
          expect((await admin.send("PATCH", `/admin/users/${before.id}`, more)).statusCode).toBe(422);
        }
      });
    });

    test("where registration is closed an administrator still makes accounts", async () => {
      const settings = testSettings({
        registration: "closed",
        adminUsername: "root",
        adminPassword: "a key under the mat",
      });
      const closed = await testApp({ settings });
      const alone = await post(closed, "/auth/register", { username: "mallory", password: PASSWORD });
      expect(alone.statusCode).toBe(403);
      expectSound(alone);
      expect(
        (await post(closed, "/auth/login", { username: "mallory", password: PASSWORD })).statusCode,
      ).toBe(401);
      const login = await post(closed, "/auth/login", { username: "root", password: "a key under the mat" });
      const authorization = `Bearer ${login.json<WireTokens>().access_token}`;
      const payload = { username: "clara", password: PASSWORD, role: "member" };
      const made = await closed.inject({
        method: "POST",
        url: "/admin/users",
        payload,
        headers: { authorization },
      });
      expect(made.statusCode).toBe(201);
      await closed.close();
    });
  });
}
