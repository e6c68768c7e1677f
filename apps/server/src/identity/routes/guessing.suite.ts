// Guessing passwords over HTTP, whatever the database; and what the audit log has of it.
import type { WireAuditEvent, WireTokens } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { PASSWORD, type Person, person, signedInAs } from "../testing/people.ts";

/** Registers the tests. */
export function guessingSuite(open: () => Promise<Database>): void {
  describe("guessing passwords", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let admin: Person;
    let addresses = 0;

    beforeAll(async () => {
      database = await open();
      const adminPassword = "a key under the mat";
      // What a proxy says is the address, so that there are many of them.
      const settings = testSettings({
        trustProxy: 1,
        accessTokenMinutes: 10_000,
        adminUsername: "root",
        adminPassword,
      });
      app = await testApp({ database, settings, now: () => now });
      expectDescribed = await describedAnswers(app);
      admin = await signedInAs(app, "root", adminPassword);
    });
    afterAll(() => app.close());

    const newAddress = () => `203.0.${Math.floor(++addresses / 250)}.${1 + (addresses % 250)}`;
    const login = (username: string, password: string, from = newAddress(), more: object = {}) =>
      app.inject({
        method: "POST",
        url: "/auth/login",
        headers: { "x-forwarded-for": from },
        payload: { username, password, ...more },
      });
    const counted = async (answers: readonly Promise<{ readonly statusCode: number }>[]) => {
      const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode);
      return {
        tried: statuses.filter((one) => one === 401).length,
        held: statuses.filter((one) => one === 429).length,
      };
    };
    const events = async (query: string) =>
      (await admin.send("GET", `/admin/audit?${query}`)).json<{ events: WireAuditEvent[] }>().events;

    test("of sixty at once at one account five are tried, from whatever addresses", async () => {
      await person(app, "clara");
      const guesses = Array.from({ length: 60 }, (_, index) => login("clara", `guess ${index}`));
      expect(await counted(guesses)).toEqual({ tried: 5, held: 55 });
      const held = await login("CLARA", PASSWORD);
      expect(held.statusCode).toBe(429);
      expect(held.headers["retry-after"]).toBe("900");
      expectSound(held);
      expectDescribed("POST /auth/login", held);
    });

    test("of one sprayed over sixty names fifty are tried from an address", async () => {
      const address = newAddress();
      const guesses = Array.from({ length: 60 }, (_, index) => login(`name-${index}`, "guess", address));
      expect(await counted(guesses)).toEqual({ tried: 50, held: 10 });
    });

    test("is held back alike for names that are somebody's and names that are nobody's", async () => {
      await person(app, "alike");
      const plain = async (name: string) => {
        const answers = [];
        for (let turn = 0; turn < 6; turn++) answers.push(await login(name, "guess"));
        return answers.map((one) => [
          one.statusCode,
          one.headers["retry-after"],
          { ...one.json<object>(), request_id: "" },
        ]);
      };
      expect(await plain("alike")).toEqual(await plain("nobody"));
    });

    test("does not lock out who has signed in from the device before: the wait that was told is for strangers", async () => {
      await person(app, "dora");
      const { device_token } = (await login("dora", PASSWORD)).json<WireTokens>();
      await counted(Array.from({ length: 60 }, () => login("dora", "guess")));
      expect((await login("dora", PASSWORD)).statusCode).toBe(429);
      const known = await login("dora", PASSWORD, newAddress(), { device_token });
      expect(known.statusCode).toBe(200);
      // Nor does the device of another account open a way in, nor one that nobody gave.
      const robert = await person(app, "robert");
      for (const token of [
        robert.tokens.device_token,
        "mbd_AAAA",
        device_token?.replace(/.{40}$/, "A".repeat(40)),
      ]) {
        const answer = await login("dora", PASSWORD, newAddress(), { device_token: token });
        expect(answer.statusCode).toBe(429);
      }
    });

    test("from a known device is held back after five too", async () => {
      await person(app, "edgar");
      const { device_token } = (await login("edgar", PASSWORD)).json<WireTokens>();
      const guesses = Array.from({ length: 20 }, () =>
        login("edgar", "guess", newAddress(), { device_token }),
      );
      expect(await counted(guesses)).toEqual({ tried: 5, held: 15 });
    });

    test("is forgotten with a right one, and after the wait that was told", async () => {
      await person(app, "frida");
      for (let turn = 0; turn < 4; turn++) await login("frida", "guess");
      expect((await login("frida", PASSWORD)).statusCode).toBe(200);
      await counted(Array.from({ length: 10 }, () => login("frida", "guess")));
      now += 899_000;
      expect((await login("frida", PASSWORD)).statusCode).toBe(429);
      now += 1000;
      expect((await login("frida", PASSWORD)).statusCode).toBe(200);
    });

    test("with a session in hand is held back too, and holds nobody else up", async () => {
      const greta = await person(app, "greta");
      const change = (current_password: string) =>
        greta.send("POST", "/auth/password", { current_password, new_password: "eight loud rivers" });
      expect(await counted(Array.from({ length: 20 }, () => change("guess")))).toEqual({
        tried: 5,
        held: 15,
      });
      expect((await login("greta", PASSWORD)).statusCode).toBe(200);
    });

    test("is in the audit log, with its address and its request, and where it was held back", async () => {
      const { id } = await person(app, "hanna");
      const address = newAddress();
      const answers = [];
      for (let turn = 0; turn < 6; turn++) answers.push(await login("hanna", "guess", address));
      const found = await events(`subject=${id}&address=${address}`);
      const refused = found.filter(({ kind }) => kind === "login.refused");
      const held = found.filter(({ kind }) => kind === "login.held_back");
      const requests = answers.map(({ headers }) => headers["x-request-id"]);
      expect(new Set(refused.map(({ request_id }) => request_id))).toEqual(new Set(requests.slice(0, 5)));
      expect(held.map(({ request_id }) => request_id)).toEqual([requests[4]]);
      expect(JSON.stringify(found)).not.toContain("guess");
    });
  });
}
