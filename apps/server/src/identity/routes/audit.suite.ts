// The audit log over HTTP, whatever the database.
import type { WireAuditEvent } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { PASSWORD, type Person, person, post, signedInAs } from "../testing/people.ts";

interface Page {
  readonly events: readonly WireAuditEvent[];
  readonly next_cursor: string | null;
}

/** Registers the tests. */
export function auditRoutesSuite(open: () => Promise<Database>): void {
  describe("the audit log over HTTP", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let expectDescribed: ExpectDescribed;
    let admin: Person;
    let clara: Person;

    beforeAll(async () => {
      const settings = testSettings({ adminUsername: "root", adminPassword: "a key under the mat" });
      app = await testApp({ database: await open(), settings, now: () => ++now });
      expectDescribed = await describedAnswers(app);
      admin = await signedInAs(app, "root", "a key under the mat");
      clara = await person(app, "clara");
      await post(app, "/auth/login", { username: "clara", password: "not it" });
      await clara.send("POST", "/auth/api-keys", { name: "the lamp", scopes: ["generate"] });
      await clara.send("POST", "/auth/2fa/enroll", { password: PASSWORD });
      await clara.send("POST", "/auth/logout");
    });
    afterAll(() => app.close());

    const page = async (query = "") => (await admin.send("GET", `/admin/audit?${query}`)).json<Page>();

    test("has what happened to accounts, the newest first, with who, what, whence and in which request", async () => {
      const answer = await admin.send("GET", "/admin/audit");
      expectDescribed("GET /admin/audit", answer);
      expect(answer.headers["cache-control"]).toBe("no-store");
      const { events, next_cursor } = answer.json<Page>();
      expect(next_cursor).toBeNull();
      const own = events.filter(({ actor, subject }) => actor === `user:${clara.id}` || subject === clara.id);
      expect(own.map(({ kind }) => kind)).toEqual([
        "logout",
        "second_factor.enrolled",
        "key.created",
        "login.refused",
        "login",
        "account.registered",
      ]);
      for (const event of own) {
        expect(event).toMatchObject({ request_id: expect.stringMatching(/^[\w-]+$/), address: "127.0.0.1" });
      }
      expect(own[2]?.detail).toEqual({ name: "the lamp", scopes: ["generate"] });
    });

    test("holds no password, token, key or code", async () => {
      const { events } = await page("limit=200");
      const text = JSON.stringify(events);
      expect(text).not.toMatch(/seven quiet rivers|mb_[0-9A-Za-z]{52}|mbr_|mbd_|eyJ/);
    });

    test("is filtered and read page by page, each event once", async () => {
      const all = (await page("limit=200")).events.map(({ id }) => id);
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const next: Page = await page(`limit=2${cursor && `&cursor=${cursor}`}`);
        expect(next.events.length).toBeLessThanOrEqual(2);
        seen.push(...next.events.map(({ id }) => id));
        cursor = next.next_cursor;
      }
      expect(seen).toEqual(all);
      const kinds = async (query: string) => (await page(query)).events.map(({ kind }) => kind);
      expect(await kinds(`kind=login.&subject=${clara.id}`)).toEqual(["login.refused"]);
      expect(await kinds("until=2026-11-01T00:00:00Z")).toEqual([]);
      expect((await kinds("since=2026-11-28T00:00:00Z&limit=200")).length).toBe(all.length);
    });

    test.each([
      ["a cursor that was not given out", "cursor=abc"],
      ["a time that there is not", "since=2026-13-45T00:00:00Z"],
      ["what is no time", "until=yesterday"],
      ["a filter that there is not", "user=clara"],
      ["a page too large", "limit=1000"],
    ])("refuses %s in a sentence", async (_what, query) => {
      const answer = await admin.send("GET", `/admin/audit?${query}`);
      expect(answer.statusCode).toBe(422);
      expectSound(answer);
    });

    test("is for administrators alone", async () => {
      const robert = await person(app, "robert");
      expect((await robert.send("GET", "/admin/audit")).statusCode).toBe(403);
    });
  });
}
