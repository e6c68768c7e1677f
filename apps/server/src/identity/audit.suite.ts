/** What holds for the audit log on every database. */
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { isPostgres } from "../database/dialect.ts";
import { type AuditFilter, createAudit, findEvents, type Place } from "./audit.ts";
import type { Audit } from "./ports.ts";
import { machineRandom } from "./random.ts";

/** Registers the tests. */
export function auditSuite(open: () => Promise<Database>): void {
  describe("the audit log", () => {
    let database: Database;
    let audit: Audit;
    let now: number;

    beforeEach(async () => {
      database = await open();
      now = Date.now();
      audit = createAudit({ database, random: machineRandom, now: () => now, retentionDays: 30 });
    });
    afterEach(() => database.destroy());

    const find = (filter: AuditFilter = {}, limit = 100, after?: Place) =>
      findEvents(database, filter, { limit, after });

    test("gives back what was recorded, the newest first", async () => {
      const event = { kind: "login", actor: "user:1", subject: "ses_1", requestId: "r1", address: "::1" };
      await audit.record({ ...event, detail: { device: "curl" } });
      now += 1;
      await audit.record({ kind: "logout" });
      const nothing = { actor: null, subject: null, requestId: null, address: null, detail: null };
      expect(await find()).toEqual([
        { id: expect.stringMatching(/^evt_/), at: now, kind: "logout", ...nothing },
        { id: expect.stringMatching(/^evt_/), at: now - 1, ...event, detail: { device: "curl" } },
      ]);
    });

    test("finds events by what they are, who did it, to what, from where, and when", async () => {
      const start = now;
      for (const [index, kind] of ["login", "login.refused", "key.created", "loginx"].entries()) {
        now = start + index;
        const address = index === 0 ? "203.0.113.7" : "203.0.113.8";
        await audit.record({
          kind,
          actor: `user:${index}`,
          subject: `key_${index}`,
          requestId: `r${index}`,
          address,
        });
      }
      const kinds = async (filter: AuditFilter) => (await find(filter)).map(({ kind }) => kind);
      expect(await kinds({ kind: "login" })).toEqual(["login"]);
      expect(await kinds({ kind: "login." })).toEqual(["login.refused"]);
      expect(await kinds({ actor: "user:2" })).toEqual(["key.created"]);
      expect(await kinds({ subject: "key_1" })).toEqual(["login.refused"]);
      expect(await kinds({ requestId: "r3" })).toEqual(["loginx"]);
      expect(await kinds({ address: "203.0.113.7" })).toEqual(["login"]);
      expect(await kinds({ since: start + 1, until: start + 3 })).toEqual(["key.created", "login.refused"]);
    });

    test("is read page by page, each event once, those of one millisecond too", async () => {
      for (let index = 0; index < 25; index++) {
        if (index % 10 === 0) now += 1;
        await audit.record({ kind: `event.${index}` });
      }
      const seen: string[] = [];
      let after: Place | undefined;
      for (let page = await find({}, 7); page.length > 0; page = await find({}, 7, after)) {
        seen.push(...page.map(({ kind }) => kind));
        after = page.at(-1);
      }
      expect(seen).toHaveLength(25);
      expect(new Set(seen).size).toBe(25);
    });

    test("cannot be changed, nor deleted before its time, by whoever has the database", async () => {
      await audit.record({ kind: "login" });
      const refusal = /never changed/;
      await expect(database.updateTable("audit_events").set({ kind: "x" }).execute()).rejects.toThrow(
        refusal,
      );
      await expect(database.deleteFrom("audit_events").execute()).rejects.toThrow(refusal);
      await expect(sql`delete from audit_events`.execute(database)).rejects.toThrow(refusal);
      // Nor can it be made to look as though its time were over.
      await expect(sql`update audit_events set keep_until = 0`.execute(database)).rejects.toThrow(refusal);
      if (isPostgres(database))
        await expect(sql`truncate audit_events`.execute(database)).rejects.toThrow(refusal);
      expect(await find()).toHaveLength(1);
    });

    test("forgets what is older than it is kept for", async () => {
      now -= 30 * 86_400_000 + 1000;
      await audit.record({ kind: "old" });
      now += 2 * 3_600_000;
      await audit.record({ kind: "new" });
      expect((await find()).map(({ kind }) => kind)).toEqual(["new"]);
    });
  });
}
