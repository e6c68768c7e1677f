// The work that a sign-in makes over real HTTP, counted rather than timed, whatever the database.
import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { testApp } from "../../testing.ts";
import { createPasswords } from "../passwords.ts";
import { person } from "../testing/people.ts";

/** Registers the tests. */
export function signInWorkSuite(open: () => Promise<Database>): void {
  describe("a refused sign-in", () => {
    let app: TypedApp;
    let address: string;
    /** What was asked of argon2: of a comparison, how costly the hash is that was compared with. */
    const asked: string[] = [];

    beforeAll(async () => {
      const database = await open();
      const passwords = createPasswords({
        library: {
          hash(...given) {
            asked.push("hash");
            return hash(...given);
          },
          verify(...given) {
            asked.push(`verify ${String(given[0]).split("$").slice(1, 4).join(" ")}`);
            return verify(...given);
          },
        },
      });
      app = await testApp({ database, passwords });
      for (const name of ["known", "disabled", "linked", "factor"]) {
        const { id } = await person(app, name);
        const set = (columns: { disabled_at: number } | { password_hash: null }) =>
          database.updateTable("users").set(columns).where("id", "=", id).execute();
        if (name === "disabled") await set({ disabled_at: 1 });
        if (name === "linked") await set({ password_hash: null });
        if (name === "factor") {
          const secret = new Uint8Array(20);
          const times = { created_at: 1, activated_at: 1, last_step: 0 };
          await database
            .insertInto("second_factors")
            .values({ user_id: id, secret, ...times })
            .execute();
        }
      }
      address = await app.listen({ host: "127.0.0.1", port: 0 });
    });
    afterAll(() => app.close());
    beforeEach(() => {
      asked.length = 0;
    });

    const refused = async (username: string, more: object = {}) => {
      const answer = await fetch(`${address}/auth/login`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-request-id": "the-same" },
        body: JSON.stringify({ username, password: "not it", ...more }),
      });
      const headers = Object.fromEntries(answer.headers);
      for (const own of ["date", "x-response-time"]) delete headers[own];
      return { status: answer.status, headers, body: await answer.text() };
    };

    test.each([
      ["a known name", "known"],
      ["a name of nobody", "nobody"],
      ["a name that nobody can have", "no body"],
      ["a disabled account", "disabled"],
      ["an account without a password", "linked"],
      ["an account with a second factor", "factor"],
    ])("of %s compares once, with a hash of the usual cost, and says the same", async (_, username) => {
      const answer = await refused(username);
      expect(asked).toEqual(["verify argon2id v=19 m=65536,t=2,p=1"]);
      expect(answer).toEqual(await refused(`other-${randomUUID().slice(0, 8)}`));
      expect(answer.status).toBe(401);
    });

    test("with a code compares once too, and does not tell whether there is a second factor", async () => {
      const answers = [];
      for (const username of ["factor", "known", "nobody"]) {
        asked.length = 0;
        answers.push(await refused(username, { code: "123456" }));
        expect(asked).toEqual(["verify argon2id v=19 m=65536,t=2,p=1"]);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    });
  });
}
