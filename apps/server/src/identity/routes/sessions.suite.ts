// Sessions over HTTP, whatever the database.
import type { WireSession } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp } from "../../testing.ts";
import { type Person, person, signedInAs } from "../testing/people.ts";

/** Registers the tests. */
export function sessionsSuite(open: () => Promise<Database>): void {
  describe("sessions", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let expectDescribed: ExpectDescribed;
    let clara: Person;

    beforeAll(async () => {
      app = await testApp({ database: await open(), now: () => now });
      expectDescribed = await describedAnswers(app);
      clara = await person(app, "clara");
    });
    afterAll(() => app.close());

    const listed = async (who = clara) =>
      (await who.send("GET", "/auth/sessions")).json<{ sessions: WireSession[] }>().sessions;

    test("are listed with device, address and last use, the one used last first", async () => {
      now += 120_000;
      const phone = await signedInAs(app, "clara");
      await phone.send("GET", "/auth/me");
      const answer = await clara.send("GET", "/auth/sessions");
      expectDescribed("GET /auth/sessions", answer);
      const [first, second, ...others] = await listed();
      expect(others).toEqual([]);
      expect([first, second].filter((session) => session?.current)).toHaveLength(1);
      expect(first).toMatchObject({ device: "lightMyRequest", address: "127.0.0.1" });
      expect(first?.last_used_at).toBe(new Date(now).toISOString());
      expect(answer.headers["cache-control"]).toBe("no-store");
    });

    test("end one by one: the tokens of one open nothing any more, those of others do", async () => {
      const tablet = await signedInAs(app, "clara");
      const mine = (await listed(tablet)).find(({ current }) => current)?.id ?? "";
      const answer = await clara.send("DELETE", `/auth/sessions/${mine}`);
      expect(answer.statusCode).toBe(204);
      expect((await tablet.send("GET", "/auth/me")).statusCode).toBe(401);
      expect((await clara.send("GET", "/auth/me")).statusCode).toBe(200);
      expect((await listed()).map(({ id }) => id)).not.toContain(mine);
    });

    test("of others cannot be told from none", async () => {
      const robert = await person(app, "robert");
      const [theirs] = await listed(robert);
      const refused = await clara.send("DELETE", `/auth/sessions/${theirs?.id}`);
      const none = await clara.send("DELETE", "/auth/sessions/ses_none");
      const plain = (response: typeof none) => ({ ...response.json<object>(), instance: "", request_id: "" });
      expect([refused.statusCode, none.statusCode]).toEqual([404, 404]);
      expect(plain(refused)).toEqual(plain(none));
      expectSound(refused);
      expect((await robert.send("GET", "/auth/me")).statusCode).toBe(200);
    });

    test("end all at once, with the one that asks or without it", async () => {
      const others = [await signedInAs(app, "clara"), await signedInAs(app, "clara")];
      const asking = await signedInAs(app, "clara");
      expect((await asking.send("DELETE", "/auth/sessions?keep=current")).statusCode).toBe(204);
      for (const one of others) expect((await one.send("GET", "/auth/me")).statusCode).toBe(401);
      expect(await listed(asking)).toHaveLength(1);
      expect((await asking.send("DELETE", "/auth/sessions")).statusCode).toBe(204);
      expect((await asking.send("GET", "/auth/me")).statusCode).toBe(401);
    });
  });
}
