// Passwords over HTTP, whatever the database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { expectSound, testApp } from "../../testing.ts";
import type { Message } from "../mail.ts";
import { PASSWORD, person, post, signedInAs } from "../testing/people.ts";

/** Registers the tests. */
export function passwordsSuite(open: () => Promise<Database>): void {
  describe("passwords", () => {
    let now = Date.UTC(2026, 10, 28);
    const letters: Message[] = [];
    let sent = Promise.withResolvers<Message>();
    const mail = {
      async send(message: Message) {
        letters.push(message);
        sent.resolve(message);
      },
      close() {},
    };
    let app: TypedApp;

    beforeAll(async () => {
      app = await testApp({ database: await open(), now: () => now, mail });
    });
    afterAll(() => app.close());

    const NEXT = "eight louder mountains";
    let count = 0;
    let name = "";

    beforeEach(() => {
      name = `clara-${++count}`;
      letters.length = 0;
      sent = Promise.withResolvers();
    });

    describe("a password is changed", () => {
      test("by the one before; other sessions end, the one that asks goes on", async () => {
        const here = await person(app, name);
        const there = await signedInAs(app, name);
        const body = { current_password: PASSWORD, new_password: NEXT };
        expect((await here.send("POST", "/auth/password", body)).statusCode).toBe(204);
        expect((await here.send("GET", "/auth/me")).statusCode).toBe(200);
        expect((await there.send("GET", "/auth/me")).statusCode).toBe(401);
        expect((await post(app, "/auth/login", { username: name, password: PASSWORD })).statusCode).toBe(401);
        expect((await post(app, "/auth/login", { username: name, password: NEXT })).statusCode).toBe(200);
      });

      test("not by a session alone", async () => {
        const here = await person(app, name);
        const body = { current_password: "not the password", new_password: NEXT };
        const refused = await here.send("POST", "/auth/password", body);
        expect(refused.statusCode).toBe(401);
        expectSound(refused);
      });

      test.each(["password1", "CLARA", "short"])("not to %s", async (next) => {
        const here = await person(app, name);
        const new_password = next === "CLARA" ? name.toUpperCase() : next;
        const refused = await here.send("POST", "/auth/password", {
          current_password: PASSWORD,
          new_password,
        });
        expect(refused.statusCode).toBe(422);
        expect(refused.json()).toMatchObject({ errors: [{ in: "body", pointer: "/new_password" }] });
      });
    });

    describe("a password that is forgotten", () => {
      const forgot = (username: string, headers = {}) =>
        app.inject({ method: "POST", url: "/auth/password/forgot", payload: { username }, headers });
      const reset = (token: string, new_password = NEXT) =>
        post(app, "/auth/password/reset", { token, new_password });
      const tokenIn = ({ text }: Message) => /#token=(\S+)/.exec(text)?.[1] ?? "";

      async function link(): Promise<string> {
        sent = Promise.withResolvers();
        await forgot(name);
        return tokenIn(await sent.promise);
      }

      test("is set anew by a link, once; all sessions end", async () => {
        const here = await person(app, name, { email: "clara@example.org" });
        const token = await link();
        expect((await reset(token)).statusCode).toBe(204);
        expect((await here.send("GET", "/auth/me")).statusCode).toBe(401);
        expect((await post(app, "/auth/login", { username: name, password: NEXT })).statusCode).toBe(200);
        const again = await reset(token, "nine silent valleys");
        expect(again.statusCode).toBe(403);
        expectSound(again);
      });

      test("is set once where a link comes ten times at once", async () => {
        await person(app, name, { email: "clara@example.org" });
        const token = await link();
        const answers = await Promise.all(Array.from({ length: 10 }, () => reset(token)));
        expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
        expect(answers.filter(({ statusCode }) => statusCode === 403)).toHaveLength(9);
      });

      test("has links that begin with PUBLIC_URL, whatever Host the request names", async () => {
        await person(app, name, { email: "clara@example.org" });
        await forgot(name, {
          host: "evil.example",
          "x-forwarded-host": "evil.example",
          "x-forwarded-proto": "http",
        });
        const { to, text } = await sent.promise;
        expect(to).toBe("clara@example.org");
        expect(text).toMatch(/\nhttps:\/\/music\.example\.org\/auth\/password\/reset#token=mbp_[\w-]{43}\n/);
        expect(text).not.toContain("evil");
      });

      test("has links for an hour, and only the newest after a password was set", async () => {
        await person(app, name, { email: "clara@example.org" });
        const old = await link();
        const other = await link();
        now += 3_600_000;
        expect((await reset(old)).statusCode).toBe(403);
        const [first, second] = [await link(), await link()];
        expect((await reset(second)).statusCode).toBe(204);
        for (const token of [first, other]) expect((await reset(token)).statusCode).toBe(403);
      });

      test("has no links any more that went to an address before", async () => {
        const here = await person(app, name, { email: "clara@example.org" });
        const token = await link();
        const change = { email: "robert@example.org", password: PASSWORD };
        expect(
          (await here.send("PATCH", "/auth/me", { ...change, password: "not it at all" })).statusCode,
        ).toBe(401);
        const changed = await here.send("PATCH", "/auth/me", change);
        expect(changed.json()).toMatchObject({ username: name, email: "robert@example.org" });
        expect((await reset(token)).statusCode).toBe(403);
        await link();
        expect(letters.at(-1)).toMatchObject({ to: "robert@example.org" });
        expect((await here.send("PATCH", "/auth/me", { ...change, email: null })).json()).toMatchObject({
          email: null,
        });
      });

      test("has a link left where the new password is refused", async () => {
        await person(app, name, { email: "clara@example.org" });
        const token = await link();
        expect((await reset(token, "password1")).statusCode).toBe(422);
        expect((await reset(token)).statusCode).toBe(204);
      });

      test("says the same of every name, and fills nobody's mailbox", async () => {
        await person(app, name, { email: "clara@example.org" });
        const known = await forgot(name);
        const unknown = await forgot("nobody-at-all");
        expect([known.statusCode, unknown.statusCode]).toEqual([202, 202]);
        expect(known.body).toBe(unknown.body);
        await sent.promise;
        await link();
        await link();
        for (let index = 0; index < 10; index++) await forgot(name);
        // A letter to somebody else shows that all before it have been thought of.
        name = `${name}-last`;
        await person(app, name, { email: "last@example.org" });
        await link();
        expect(letters.filter(({ to }) => to === "clara@example.org")).toHaveLength(3);
      });
    });

    test.each([
      "clara@example.org\r\nBcc: x@example.org",
      "clara",
      "a b@example.org",
      "<clara@example.org>",
      "a@b@example.org",
      "a@example.org,b@example.org",
    ])("%j is no address for mail", async (email) => {
      const refused = await post(app, "/auth/register", { username: name, password: PASSWORD, email });
      expect(refused.statusCode).toBe(422);
    });

    test("the page that a link leads to has its files, and nothing that its policy refuses", async () => {
      const page = await app.inject("/auth/password/reset");
      expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(page.headers["content-security-policy"]).not.toContain("unsafe");
      const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = ""]) => path);
      expect(files).toHaveLength(3);
      for (const path of files) expect((await app.inject(path)).statusCode).toBe(200);
      expect(page.body).not.toMatch(/<script>|<style|style=|\son\w+=/);
    });
  });
}
