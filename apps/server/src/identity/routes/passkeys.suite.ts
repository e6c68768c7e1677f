// Passkeys over HTTP, whatever the database.
import type { WirePasskey, WireTokens } from "@music-brain/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { MOST_PASSKEYS } from "../passkeys.ts";
import { Authenticator, type Mischief } from "../testing/authenticator.ts";
import { PASSWORD, type Person, person, personOf, post } from "../testing/people.ts";

const ORIGIN = "https://music.example";
const FIVE_MINUTES = 300_000;

/** What a browser is asked with, as far as an authenticator reads it. */
type CreationOptions = Parameters<Authenticator["create"]>[0];
type RequestOptions = Parameters<Authenticator["get"]>[0];

/** Registers the tests. */
export function passkeysSuite(open: () => Promise<Database>): void {
  describe("passkeys", () => {
    let now = Date.UTC(2026, 10, 28);
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let people = 0;
    let clara: Person;
    let device: Authenticator;

    beforeAll(async () => {
      database = await open();
      const settings = testSettings({ publicUrl: ORIGIN, accessTokenMinutes: 10_000 });
      app = await testApp({ database, settings, now: () => now });
      expectDescribed = await describedAnswers(app);
    });
    afterAll(() => app.close());
    beforeEach(async () => {
      clara = await person(app, `clara-${people++}`);
      device = new Authenticator();
    });

    const here = (mischief: Mischief = {}): Mischief => ({ origin: ORIGIN, ...mischief });
    const begin = async (who = clara) => {
      const answer = await who.send("POST", "/auth/passkeys/options", { password: PASSWORD });
      return answer.json<{ options: CreationOptions }>().options;
    };
    const add = async (mischief?: Mischief, who = clara, with_ = device) =>
      who.send("POST", "/auth/passkeys", {
        name: "telephone",
        credential: with_.create(await begin(who), here(mischief)),
      });
    const ask = async () =>
      (await post(app, "/auth/passkeys/sign-in/options", {})).json<{ options: RequestOptions }>().options;
    const signIn = (credential: object) => post(app, "/auth/passkeys/sign-in", { credential });
    const show = async (mischief?: Mischief, with_ = device) =>
      signIn(with_.get(await ask(), here(mischief)));
    const listed = async () =>
      (await clara.send("GET", "/auth/passkeys")).json<{ passkeys: WirePasskey[] }>().passkeys;
    const kinds = async () => {
      const rows = await database
        .selectFrom("audit_events")
        .select("kind")
        .where("kind", "like", "%passkey%")
        .where((either) =>
          either.or([either("subject", "=", clara.id), either("actor", "=", `user:${clara.id}`)]),
        )
        .execute();
      return rows.map(({ kind }) => kind).sort();
    };

    test("sign their owner in without name, password or code", async () => {
      const added = await add();
      expectDescribed("POST /auth/passkeys", added);
      expect(added.json()).toMatchObject({ name: "telephone", synced: false, last_used_at: null });
      const answer = await show();
      expectDescribed("POST /auth/passkeys/sign-in", answer);
      expect(answer.statusCode).toBe(200);
      expect((await personOf(app, answer.json<WireTokens>())).id).toBe(clara.id);
      expect((await listed()).map(({ last_used_at }) => last_used_at)).toEqual([new Date(now).toISOString()]);
      expect((await show()).statusCode).toBe(200);
    });

    test("sign a browser in, which keeps the session in its cookie", async () => {
      await add();
      const credential = device.get(await ask(), here());
      const answer = await post(app, "/auth/browser/passkey", { credential });
      expectDescribed("POST /auth/browser/passkey", answer);
      expect(answer.json()).not.toHaveProperty("refresh_token");
      expect(String(answer.headers["set-cookie"])).toMatch(/^mb_session=[\w-]+;.* HttpOnly; SameSite=Strict/);
      expect((await personOf(app, answer.json<WireTokens>())).id).toBe(clara.id);
      expect((await post(app, "/auth/browser/passkey", { credential })).statusCode).toBe(401);
    });

    test("are asked for with what browsers understand, which names nobody", async () => {
      const answer = await clara.send("POST", "/auth/passkeys/options", { password: PASSWORD });
      expectDescribed("POST /auth/passkeys/options", answer);
      expect(answer.json()).toMatchObject({
        options: {
          rp: { id: "music.example", name: "Music Brain" },
          user: { name: clara.username },
          authenticatorSelection: { residentKey: "required", userVerification: "required" },
        },
      });
      const asked = await post(app, "/auth/passkeys/sign-in/options", {});
      expectDescribed("POST /auth/passkeys/sign-in/options", asked);
      const { options } = asked.json<{ options: object }>();
      expect(options).toMatchObject({ rpId: "music.example", userVerification: "required" });
      expect(options).not.toHaveProperty("allowCredentials.0");
    });

    test("are not begun with a session alone", async () => {
      const answer = await clara.send("POST", "/auth/passkeys/options", {});
      expect(answer.json()).toMatchObject({ status: 401, code: "step_up_required" });
      expectSound(answer);
    });

    test.each<[string, Mischief]>([
      ["made for another page", { origin: "https://music.example.evil.example" }],
      ["made for another site", { site: "evil.example" }],
      ["made without its owner being recognised", { flags: 0x01 }],
    ])("%s are refused", async (_what, mischief) => {
      const answer = await add(mischief);
      expect(answer.json()).toMatchObject({ status: 409, code: "passkey_refused" });
      expect(await listed()).toEqual([]);
    });

    test("that answer a challenge of somebody else, of a sign-in or too late are refused", async () => {
      const robert = await person(app, `robert-${people}`);
      const options = await begin();
      const keep = (who: Person, given: CreationOptions) =>
        who.send("POST", "/auth/passkeys", { name: "n", credential: device.create(given, here()) });
      expect((await keep(robert, options)).statusCode).toBe(409);
      expect((await keep(clara, { ...options, challenge: (await ask()).challenge })).statusCode).toBe(409);
      now += FIVE_MINUTES;
      expect((await keep(clara, options)).statusCode).toBe(409);
    });

    test.each<[string, Mischief]>([
      ["on another page", { origin: "https://evil.example" }],
      ["for another site", { site: "evil.example" }],
      ["without their owner being recognised", { flags: 0x01 }],
      ["that count backwards, as copies do", { counter: 1 }],
    ])("shown %s open nothing, and the audit says so", async (_what, mischief) => {
      await add();
      await show({ counter: 5 });
      const answer = await show(mischief);
      expect(answer.statusCode).toBe(401);
      expectSound(answer);
      expect(await kinds()).toEqual(["login.passkey_refused", "passkey.added"]);
    });

    test("shown once open nothing twice, not even at the same moment", async () => {
      device = new Authenticator({ synced: true });
      await add();
      const credential = device.get(await ask(), here());
      const answers = await Promise.all([signIn(credential), signIn(credential), signIn(credential)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401]);
      expect((await signIn(credential)).statusCode).toBe(401);
      expect((await show()).statusCode).toBe(200);
    });

    test("shown too late, with a changed signature, or for a challenge of ours that is for something else open nothing", async () => {
      await add();
      const asked = await ask();
      const late = device.get(asked, here());
      now += FIVE_MINUTES;
      expect((await signIn(late)).statusCode).toBe(401);
      const other = device.get({ ...asked, challenge: (await begin()).challenge }, here());
      expect((await signIn(other)).statusCode).toBe(401);
      const good = device.get(await ask(), here());
      const forged = new Authenticator().get(await ask(), here());
      const changed = { ...good, response: { ...good.response, signature: forged.response.signature } };
      expect((await signIn(changed)).statusCode).toBe(401);
    });

    test("that nobody has open nothing, and neither do those of who is disabled", async () => {
      expect((await show()).statusCode).toBe(401);
      await add();
      await database.updateTable("users").set({ disabled_at: now }).where("id", "=", clara.id).execute();
      expect((await show()).statusCode).toBe(401);
    });

    test("belong to one account", async () => {
      await add();
      const robert = await person(app, `robert-${people}`);
      expect((await add({}, robert)).json()).toMatchObject({ status: 409, code: "passkey_known" });
    });

    test("are renamed and removed by their owner alone", async () => {
      const { id } = (await add()).json<WirePasskey>();
      const robert = await person(app, `robert-${people}`);
      expect((await robert.send("PATCH", `/auth/passkeys/${id}`, { name: "mine" })).statusCode).toBe(404);
      expect((await robert.send("DELETE", `/auth/passkeys/${id}`)).statusCode).toBe(404);
      const renamed = await clara.send("PATCH", `/auth/passkeys/${id}`, { name: "tablet" });
      expectDescribed("PATCH /auth/passkeys/{passkey_id}", renamed);
      const answer = await clara.send("GET", "/auth/passkeys");
      expectDescribed("GET /auth/passkeys", answer);
      expect(answer.json()).toMatchObject({ passkeys: [{ id, name: "tablet" }] });
      const removed = await clara.send("DELETE", `/auth/passkeys/${id}`);
      expect(removed.statusCode).toBe(204);
      expect((await show()).statusCode).toBe(401);
      expect(await kinds()).toEqual(["passkey.added", "passkey.removed"]);
    });

    test("are not removed where nobody could sign in without them", async () => {
      const { id } = (await add()).json<WirePasskey>();
      await database.updateTable("users").set({ password_hash: null }).where("id", "=", clara.id).execute();
      const answer = await clara.send("DELETE", `/auth/passkeys/${id}`);
      expect(answer.json()).toMatchObject({ status: 409, code: "last_way_in" });
    });

    test("are so many at most, also where more are kept at once", async () => {
      const options = await begin();
      const made = Array.from({ length: MOST_PASSKEYS + 3 }, () =>
        new Authenticator().create(options, here()),
      );
      const answers = await Promise.all(
        made.map((credential) => clara.send("POST", "/auth/passkeys", { name: "n", credential })),
      );
      const refused = answers.filter(({ statusCode }) => statusCode !== 201);
      expect(refused.map((one) => one.json<{ code: string }>().code)).toEqual(
        Array.from({ length: 3 }, () => "too_many_passkeys"),
      );
      expect(await listed()).toHaveLength(MOST_PASSKEYS);
    });

    test("are in the export, and go with the account", async () => {
      const { id } = (await add()).json<WirePasskey>();
      const exported = (await clara.send("GET", "/auth/me/export")).json<{ passkeys: object[] }>();
      expect(exported.passkeys).toMatchObject([{ id, name: "telephone" }]);
      expect(JSON.stringify(exported)).not.toContain("public_key");
      await clara.send("DELETE", "/auth/me", { password: PASSWORD });
      expect((await show()).statusCode).toBe(401);
    });
  });
}
