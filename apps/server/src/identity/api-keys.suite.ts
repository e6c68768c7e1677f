/** What holds for API keys on every database. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { keyUses } from "./api-key-uses.ts";
import { addKey, apiKeyCheck, keysOf, MOST_KEYS, type NewApiKey, removeKey, rotateKey } from "./api-keys.ts";
import type { Principal } from "./principal.ts";
import { machineRandom as random } from "./random.ts";
import { testAccount } from "./testing/accounts.ts";

const MINUTE = 60_000;

/** Registers the tests. */
export function apiKeysSuite(open: () => Promise<Database>): void {
  describe("API keys", () => {
    let database: Database;
    let now: number;

    beforeEach(async () => {
      database = await open();
      now = Date.UTC(2026, 10, 28);
      await testAccount(database, "clara");
      await testAccount(database, "robert", "admin");
    });
    afterEach(() => database.destroy());

    const made = async (changes: Partial<NewApiKey> = {}) => {
      const usual = { userId: "usr_clara", name: "player", scopes: ["generate"], expiresAt: null } as const;
      const shown = await addKey(database, { ...usual, now, random, ...changes });
      if (shown === undefined) throw new Error("there are too many");
      return { id: shown.key.id, shown: shown.shown };
    };
    const check = async (shown: string): Promise<Principal | undefined> =>
      apiKeyCheck(database).check(shown, now);
    const rotated = async (id: string, overlapMs: number, userId = "usr_clara") =>
      rotateKey(database, { id, userId }, { overlapMs, now, random });

    test("are known by what was shown once, which is nowhere in the database", async () => {
      const { id, shown } = await made();
      expect(await check(shown)).toEqual({
        kind: "key",
        id: `key:${id}`,
        userId: "usr_clara",
        keyId: id,
        scopes: new Set(["generate"]),
        within: "user:usr_clara",
      });
      const rows = JSON.stringify(await database.selectFrom("api_keys").selectAll().execute());
      expect(rows).not.toContain(shown.slice(16, 49));
    });

    test("with another secret are not", async () => {
      const one = await made();
      const other = await made();
      expect(await check(one.shown.slice(0, 16) + other.shown.slice(16))).toBeUndefined();
    });

    test("may do no more than their owner may at the moment", async () => {
      const { shown } = await made({ userId: "usr_robert", scopes: ["admin", "generate"] });
      expect(await check(shown)).toMatchObject({ scopes: new Set(["generate", "admin"]) });
      await database.updateTable("users").set({ role: "member" }).where("id", "=", "usr_robert").execute();
      expect(await check(shown)).toMatchObject({ scopes: new Set(["generate"]) });
      await database.updateTable("users").set({ disabled_at: 1 }).where("id", "=", "usr_robert").execute();
      expect(await check(shown)).toBeUndefined();
    });

    test("end when they are to, to the millisecond", async () => {
      const { shown } = await made({ expiresAt: now + 1000 });
      now += 999;
      expect(await check(shown)).toMatchObject({ expiresAt: now + 1 });
      now += 1;
      expect(await check(shown)).toBeUndefined();
    });

    test("have limits within their owner's, an administrator's by themselves", async () => {
      const limits = { perMinute: 1, perHour: 2, perDay: 3 };
      expect(await check((await made({ limits })).shown)).toMatchObject({ limits, within: "user:usr_clara" });
      const apart = await check((await made({ limits, userId: "usr_robert" })).shown);
      expect(apart).toMatchObject({ limits });
      expect(apart).not.toHaveProperty("within");
    });

    test("are rotated: the one before is good for a while, the one before that not any more", async () => {
      const first = await made();
      const second = await rotated(first.id, 10 * MINUTE);
      expect(second?.key.previousUntil).toBe(now + 10 * MINUTE);
      expect(await check(first.shown)).toMatchObject({ keyId: first.id, expiresAt: now + 10 * MINUTE });
      expect(await check(second?.shown ?? "")).toMatchObject({ keyId: first.id });
      const third = await rotated(first.id, 10 * MINUTE);
      expect(await check(first.shown)).toBeUndefined();
      now += 10 * MINUTE;
      expect(await check(second?.shown ?? "")).toBeUndefined();
      expect(await check(third?.shown ?? "")).toMatchObject({ keyId: first.id });
    });

    test("are rotated without an overlap where none is wanted", async () => {
      const first = await made();
      await rotated(first.id, 0);
      expect(await check(first.shown)).toBeUndefined();
    });

    test("are seen, rotated and revoked by their owner alone", async () => {
      const { id, shown } = await made();
      expect(await keysOf(database, "usr_robert")).toEqual([]);
      expect(await rotated(id, 0, "usr_robert")).toBeUndefined();
      expect(await removeKey(database, { id, userId: "usr_robert" })).toBeUndefined();
      expect(await check(shown)).toBeDefined();
      expect(await removeKey(database, { id, userId: "usr_clara" })).toMatchObject({ id, name: "player" });
      expect(await removeKey(database, { id, userId: "usr_clara" })).toBeUndefined();
      expect(await check(shown)).toBeUndefined();
    });

    test("are no more than an account may have, also where they are asked for at once", async () => {
      const asked = await Promise.allSettled(Array.from({ length: MOST_KEYS + 50 }, () => made()));
      expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(MOST_KEYS);
      await expect(made()).rejects.toThrow("too many");
      expect(await keysOf(database, "usr_clara")).toHaveLength(MOST_KEYS);
    });

    test("remember when they were used, once it is written down", async () => {
      const { id } = await made();
      const uses = keyUses(
        database,
        () => now,
        () => undefined,
      );
      const lastUsed = async () => (await keysOf(database, "usr_clara"))[0]?.lastUsedAt;
      now += MINUTE;
      uses.note(id);
      uses.note("unknown");
      expect(await lastUsed()).toBeNull();
      await uses.flush();
      expect(await lastUsed()).toBe(now);
      now += MINUTE;
      uses.note(id);
      await uses.close();
      expect(await lastUsed()).toBe(now);
    });
  });
}
