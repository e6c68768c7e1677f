// What there may be only so much of, asked for fifty times at once, whatever the database.
import type { WireApiKey } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { testApp } from "../../testing.ts";
import { addKey, MOST_KEYS } from "../api-keys.ts";
import { linkOutside } from "../outside-identities.ts";
import { MOST_LINKS, sendPasswordLink } from "../password-change.ts";
import { machineRandom as random } from "../random.ts";
import { testIdentity } from "../testing/accounts.ts";
import { type Person, person, signedInAs } from "../testing/people.ts";

const AT_ONCE = 50;

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no ${index}`);
  return item;
}

/** Registers the tests. */
export function ceilingsSuite(open: () => Promise<Database>): void {
  describe(`of ${AT_ONCE} requests at once`, () => {
    const now = Date.UTC(2026, 10, 28);
    let database: Database;
    let app: TypedApp;

    beforeAll(async () => {
      database = await open();
      app = await testApp({ database, now: () => now });
    });
    afterAll(() => app.close());

    /** The answers by their status. */
    async function statuses(send: (index: number) => Promise<{ readonly statusCode: number }>) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => send(index)));
      return Object.groupBy(answers, ({ statusCode }) => String(statusCode));
    }

    test("for keys, as many are granted as the account may still have", async () => {
      const clara = await person(app, "clara");
      const left = 7;
      const usual = { userId: clara.id, name: "old", scopes: ["generate"], expiresAt: null, now } as const;
      for (let index = left; index < MOST_KEYS; index++) await addKey(database, { ...usual, random });
      const body = { name: "new", scopes: ["generate"] };
      const answers = await statuses(() => clara.send("POST", "/auth/api-keys", body));
      expect(answers["201"]).toHaveLength(left);
      expect(answers["409"]).toHaveLength(AT_ONCE - left);
      const { api_keys } = (await clara.send("GET", "/auth/api-keys")).json<{ api_keys: WireApiKey[] }>();
      expect(api_keys).toHaveLength(MOST_KEYS);
    });

    test("by administrators to be one no more, one is refused: somebody is left", async () => {
      const names = ["admin-a", "admin-b", "admin-c"];
      for (const name of names) await person(app, name);
      await database.updateTable("users").set({ role: "admin" }).where("username", "in", names).execute();
      const admins: Person[] = [];
      for (const name of names) admins.push(await signedInAs(app, name));
      const ways = [
        ({ id, send }: Person) => send("DELETE", `/admin/users/${id}`),
        ({ id, send }: Person) => send("PATCH", `/admin/users/${id}`, { role: "member" }),
        ({ id, send }: Person) => send("PATCH", `/admin/users/${id}`, { disabled: true }),
      ];
      // Each of them in each way, so that whoever is left has tried.
      const answers = await statuses((index) =>
        at(ways, index % ways.length)(at(admins, Math.floor(index / ways.length) % admins.length)),
      );
      expect(answers["409"]?.length).toBeGreaterThan(0);
      const left = await database
        .selectFrom("users")
        .select("id")
        .where("role", "=", "admin")
        .where("disabled_at", "is", null)
        .execute();
      expect(left).toHaveLength(1);
    });

    test("for mail to an address, as many are sent as a mailbox has to bear", async () => {
      const { id } = await person(app, "fanny", { email: "fanny@example.org" });
      const letters: string[] = [];
      const mail = { send: async ({ to }: { to: string }) => void letters.push(to), close() {} };
      const identity = testIdentity({ database, now: () => now, mail });
      const origin = { address: "203.0.113.7", userAgent: null, requestId: "r" };
      await Promise.all(Array.from({ length: AT_ONCE }, () => sendPasswordLink(identity, "fanny", origin)));
      expect(letters).toEqual(Array.from({ length: MOST_LINKS }, () => "fanny@example.org"));
      const links = await database
        .selectFrom("password_links")
        .selectAll()
        .where("user_id", "=", id)
        .execute();
      expect(links).toHaveLength(MOST_LINKS);
    });

    test("to give up the ways in to an account without a password, one is refused: a way in is left", async () => {
      const gustav = await person(app, "gustav");
      await database.updateTable("users").set({ password_hash: null }).where("id", "=", gustav.id).execute();
      for (const subject of ["1", "2", "3"]) {
        const outside = { provider: "home", issuer: "https://home.example.org", subject, label: null };
        await linkOutside(database, gustav.id, outside, { now, random });
      }
      const { identities } = (await gustav.send("GET", "/auth/identities")).json<{
        identities: { id: string }[];
      }>();
      const answers = await statuses((index) =>
        gustav.send("DELETE", `/auth/identities/${identities[index % identities.length]?.id}`),
      );
      expect(answers["204"]).toHaveLength(2);
      const left = (await gustav.send("GET", "/auth/identities")).json<{ identities: object[] }>();
      expect(left.identities).toHaveLength(1);
    });
  });
}
