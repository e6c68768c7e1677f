// API keys over HTTP, whatever the database.
import type { WireApiKey } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { levelsOf } from "../../limits/bucket.ts";
import { memoryLimiter } from "../../limits/limiter.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { writeKey } from "../api-key-format.ts";
import { keysOf } from "../api-keys.ts";
import { PASSWORD, type Person, person, signedInAs } from "../testing/people.ts";

type Shown = WireApiKey & { readonly key: string };

const PER_MINUTE = 100;

/** Registers the tests. */
export function apiKeyRoutesSuite(open: () => Promise<Database>): void {
  describe("API keys over HTTP", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let clara: Person;
    let robert: Person;

    beforeAll(async () => {
      database = await open();
      const limiter = memoryLimiter(levelsOf(PER_MINUTE, 10_000, 10_000), () => now);
      const settings = testSettings({ allowAnonymous: false, accessTokenMinutes: 10_000 });
      app = await testApp({ database, settings, limiter, now: () => now });
      expectDescribed = await describedAnswers(app);
      clara = await person(app, "clara");
      await person(app, "robert");
      await database.updateTable("users").set({ role: "admin" }).where("username", "=", "robert").execute();
      robert = await signedInAs(app, "robert");
    });
    afterAll(() => app.close());

    const make = async (more: object = {}, who = clara) => {
      // A minute later there are tokens again.
      now += 60_000;
      return who.send("POST", "/auth/api-keys", { name: "the lamp", scopes: ["generate"], ...more });
    };
    const made = async (more: object = {}, who = clara) => (await make(more, who)).json<Shown>();
    const ask = (
      key: string,
      url = "/auth/api-keys",
      method: "GET" | "POST" | "DELETE" = "GET",
      payload?: object,
    ) => app.inject({ method, url, headers: { "x-api-key": key }, ...(payload && { payload }) });
    const dryRun = (key: string) =>
      ask(key, "/generate", "POST", { intent: { emotional_intent: "joy" }, dry_run: true });

    test("are shown once, open what they are for, as X-API-Key and as bearer, and nothing else", async () => {
      const answer = await make();
      expectDescribed("POST /auth/api-keys", answer);
      expect(answer.statusCode).toBe(201);
      expect(answer.headers["cache-control"]).toBe("no-store");
      const { key, hint, ...shown } = answer.json<Shown>();
      expect(key.startsWith(hint.slice(0, -1))).toBe(true);
      const list = await clara.send("GET", "/auth/api-keys");
      expectDescribed("GET /auth/api-keys", list);
      expect(list.json()).toMatchObject({ api_keys: [{ ...shown, hint }] });
      expect(list.body).not.toContain(key.slice(-20));
      expect((await dryRun(key)).statusCode).toBe(200);
      const authorization = `Bearer ${key}`;
      const payload = { intent: { emotional_intent: "joy" }, dry_run: true };
      const bearer = await app.inject({
        method: "POST",
        url: "/generate",
        headers: { authorization },
        payload,
      });
      expect(bearer.statusCode).toBe(200);
      const refused = await ask(key);
      expect(refused.statusCode).toBe(403);
      expect(refused.headers["www-authenticate"]).toContain('scope="keys:manage"');
      expectSound(refused);
    });

    test("do not make keys, nor give them other texts, with whatever scopes: 403", async () => {
      const { key, id } = await made({ scopes: ["generate", "keys:manage"] });
      const minted = await ask(key, "/auth/api-keys", "POST", { name: "another", scopes: ["generate"] });
      const rotated = await ask(key, `/auth/api-keys/${id}/rotate`, "POST", {});
      for (const answer of [minted, rotated]) {
        expect(answer.statusCode).toBe(403);
        expect(answer.json()).toMatchObject({ code: "sign_in_required" });
      }
      expect((await ask(key)).statusCode).toBe(200);
    });

    test("cannot have scopes that their owner does not have: 403", async () => {
      for (const scope of ["admin", "metrics:read"]) {
        const answer = await make({ scopes: ["generate", scope], password: PASSWORD });
        expect(answer.statusCode).toBe(403);
        expect(answer.json()).toMatchObject({ code: "insufficient_scope" });
        expectSound(answer);
      }
    });

    test("with the scope admin take the password again", async () => {
      const without = await make({ scopes: ["admin"] }, robert);
      expect(without.statusCode).toBe(401);
      expect(without.json()).toMatchObject({ code: "step_up_required" });
      expect(without.headers["www-authenticate"]).toContain("insufficient_user_authentication");
      expect((await make({ scopes: ["admin"], password: "not it" }, robert)).statusCode).toBe(401);
      const { key } = await made({ scopes: ["admin"], password: PASSWORD }, robert);
      expect((await ask(key, "/admin/users")).statusCode).toBe(200);
    });

    test("take no properties that nobody asks for", async () => {
      for (const more of [{ user_id: robert.id }, { is_admin: true }, { hash: "x" }]) {
        expect((await make(more)).statusCode).toBe(422);
      }
    });

    test("are answered alike, whatever is wrong with them: no key, an unknown one, a wrong secret, one that is over", async () => {
      const { key, id } = await made({ expires_in_days: 1 });
      const { key: other } = await made();
      const secret = other.slice(16, 49);
      const wrong = [
        "mb_",
        `${key.slice(0, -1)}x`,
        writeKey({ id: "0000000000000", secret }),
        writeKey({ id, secret }),
      ];
      now += 86_400_000;
      wrong.push(key);
      const answers = await Promise.all(wrong.map((one) => dryRun(one)));
      const plain = answers.map((one) => [
        one.statusCode,
        one.headers["www-authenticate"],
        { ...one.json<object>(), request_id: "" },
      ]);
      expect(new Set(plain.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(plain[0]?.[0]).toBe(401);
      for (const answer of answers) expectSound(answer);
    });

    test("that are guessed count against the address, and open no bucket of their own", async () => {
      now += 60_000;
      const guesses = Array.from({ length: PER_MINUTE + 20 }, (_, index) =>
        dryRun(writeKey({ id: String(index).padStart(13, "0"), secret: "x".repeat(33) })),
      );
      const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
      expect(statuses.filter((status) => status === 401)).toHaveLength(PER_MINUTE);
      expect(statuses.filter((status) => status === 429)).toHaveLength(20);
      // Who has a good one is not held up by them.
      expect((await clara.send("GET", "/auth/api-keys")).statusCode).toBe(200);
    });

    test("spend their owner's tokens, however many there are", async () => {
      const first = await made();
      const second = await made();
      now += 60_000;
      const left = async (key: string) => Number((await dryRun(key)).headers["x-ratelimit-remaining-minute"]);
      expect([await left(first.key), await left(second.key), await left(first.key)]).toEqual([
        PER_MINUTE - 1,
        PER_MINUTE - 2,
        PER_MINUTE - 3,
      ]);
    });

    test("have limits of their own within those of their owner; an administrator's stand by themselves", async () => {
      const limits = { per_minute: 2, per_hour: 1000, per_day: 1000 };
      const { key } = await made({ limits });
      now += 60_000;
      const answers = [await dryRun(key), await dryRun(key), await dryRun(key)];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
      expect(answers[2]?.headers).toMatchObject({ "retry-after": "30", "x-ratelimit-limit-minute": "2" });
      expect(answers[2]?.json()).toMatchObject({ detail: "Rate limit exceeded: 2 requests per minute" });
      const others = await clara.send("GET", "/auth/api-keys");
      expect(others.headers["x-ratelimit-remaining-minute"]).toBe(String(PER_MINUTE - 3));
      const wide = await made({ limits: { ...limits, per_minute: 5000 } }, robert);
      expect((await dryRun(wide.key)).headers["x-ratelimit-remaining-minute"]).toBe("4999");
    });

    test("are rotated: both texts open for a while, then the new one alone", async () => {
      const { id, key } = await made();
      const answer = await clara.send("POST", `/auth/api-keys/${id}/rotate`, { overlap_seconds: 600 });
      expectDescribed("POST /auth/api-keys/{key_id}/rotate", answer);
      const next = answer.json<Shown>();
      expect(next).toMatchObject({ id, previous_until: new Date(now + 600_000).toISOString() });
      expect([(await dryRun(key)).statusCode, (await dryRun(next.key)).statusCode]).toEqual([200, 200]);
      now += 600_000;
      expect([(await dryRun(key)).statusCode, (await dryRun(next.key)).statusCode]).toEqual([401, 200]);
      const last = (await clara.send("POST", `/auth/api-keys/${id}/rotate`, {})).json<Shown>();
      expect([(await dryRun(next.key)).statusCode, (await dryRun(last.key)).statusCode]).toEqual([401, 200]);
    });

    test("are revoked: from then on they open nothing", async () => {
      const { id, key } = await made();
      expect((await dryRun(key)).statusCode).toBe(200);
      expect((await clara.send("DELETE", `/auth/api-keys/${id}`)).statusCode).toBe(204);
      expect((await dryRun(key)).statusCode).toBe(401);
      expect((await clara.send("DELETE", `/auth/api-keys/${id}`)).statusCode).toBe(404);
    });

    test("of a disabled account open nothing at once", async () => {
      const mallory = await person(app, "mallory");
      const { key } = await made({}, mallory);
      expect((await dryRun(key)).statusCode).toBe(200);
      const disabled = await robert.send("PATCH", `/admin/users/${mallory.id}`, { disabled: true });
      expect(disabled.statusCode).toBe(200);
      expect((await dryRun(key)).statusCode).toBe(401);
    });

    test("of others cannot be told from none", async () => {
      const { id, key } = await made();
      const plain = (answer: Awaited<ReturnType<typeof ask>>) => ({
        ...answer.json<object>(),
        instance: "",
        request_id: "",
      });
      for (const [method, end] of [
        ["DELETE", ""],
        ["POST", "/rotate"],
      ] as const) {
        const body = method === "POST" ? {} : undefined;
        const theirs = await robert.send(method, `/auth/api-keys/${id}${end}`, body);
        const none = await robert.send(method, `/auth/api-keys/none${end}`, body);
        expect([theirs.statusCode, none.statusCode]).toEqual([404, 404]);
        expect(plain(theirs)).toEqual(plain(none));
      }
      expect((await dryRun(key)).statusCode).toBe(200);
    });

    test("have their last use written down, at the latest when the service ends", async () => {
      const kept = await open();
      // It is to be read when the service is gone.
      const destroying = vi.spyOn(kept, "destroy").mockResolvedValue();
      const other = await testApp({ database: kept, now: () => now });
      const owner = await person(other, "clara");
      const { key } = (await make({}, owner)).json<Shown>();
      const answer = await other.inject({ url: "/rules", headers: { "x-api-key": key } });
      expect(answer.statusCode).toBe(200);
      expect((await keysOf(kept, owner.id))[0]?.lastUsedAt).toBeNull();
      await other.close();
      expect((await keysOf(kept, owner.id))[0]?.lastUsedAt).toBe(now);
      destroying.mockRestore();
      await kept.destroy();
    });
  });
}
