// Accounts elsewhere that belong to one here: linked from within a session, and unlinked; whatever the database.
import type { LightMyRequestResponse } from "fastify";
import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp } from "../../testing.ts";
import { addClient } from "../oauth-clients.ts";
import { machineRandom } from "../random.ts";
import { createSeal } from "../sealing.ts";
import { type OutsideWorld, openIdWorld, providerAt } from "../testing/outside-world.ts";
import { PASSWORD, type Person, person } from "../testing/people.ts";
import { agree, authorizationRequest, openBrowser, REDIRECT, redeem } from "../testing/third-party.ts";
import { arrive, cookieIn, through } from "../testing/through-provider.ts";

const LINK = "/auth/providers/openid/link";

interface Identities {
  readonly identities: readonly { readonly id: string; readonly provider: string; readonly label: string }[];
}

/** Registers the tests. */
export function providerLinkingSuite(open: () => Promise<Database>): void {
  describe("an account elsewhere", () => {
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let world: OutsideWorld;
    let dora: Person;
    let people = 0;
    const seal = createSeal("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");

    beforeAll(async () => {
      world = await openIdWorld("https://music.example.org/auth/providers/openid/callback", "elsewhere");
      database = await open();
      app = await testApp({ database, seal, providers: [providerAt(world)] });
      expectDescribed = await describedAnswers(app);
    });
    afterAll(() => Promise.all([app.close(), world.close()]));

    // The one person elsewhere belongs to nobody at first.
    beforeEach(async () => {
      await database.deleteFrom("outside_identities").execute();
      dora = await person(app, `dora-${people++}`);
    });

    const link = (who: Person, body: object = { password: PASSWORD }) => who.send("POST", LINK, body);
    const backFrom = async (answer: LightMyRequestResponse) =>
      world.visit(answer.json<{ url: string }>().url);
    const linked = async (who: Person) => {
      const answer = await link(who);
      return arrive(app, await backFrom(answer), cookieIn(answer));
    };
    const identitiesOf = async (who: Pick<Person, "send">) =>
      (await who.send("GET", "/auth/identities")).json<Identities>().identities;
    const accountOf = async (answer: LightMyRequestResponse) => {
      const { access_token } = answer.json<{ access_token: string }>();
      const headers = { authorization: `Bearer ${access_token}` };
      const me = (await app.inject({ url: "/auth/me", headers })).json<{
        account: { id: string; username: string };
      }>();
      const send: Person["send"] = (method, url) => app.inject({ method, url, headers });
      return { ...me.account, send };
    };

    test("is linked from within a session, with the password; and then signs in to the account", async () => {
      const refused = await link(dora, { password: "not the password" });
      expect(refused.statusCode).toBe(401);
      expectDescribed(`POST ${LINK.replace("openid", "{name}")}`, refused);
      const answer = await link(dora);
      expectDescribed(`POST ${LINK.replace("openid", "{name}")}`, answer);
      const back = await backFrom(answer);
      expect((await arrive(app, back, "")).statusCode).toBe(400);
      expect((await arrive(app, back, cookieIn(answer))).statusCode).toBe(204);
      expect((await accountOf(await through(app, world))).username).toBe(dora.username);
      const listed = await dora.send("GET", "/auth/identities");
      expectDescribed("GET /auth/identities", listed);
      expect(listed.json<Identities>().identities).toMatchObject([
        { provider: "openid", label: "elsewhere" },
      ]);
    });

    test("is linked from a page of the studio, which is led back to and told how it went", async () => {
      const viaStudio = async (who: Person) => {
        const answer = await link(who, { password: PASSWORD, page: "studio" });
        return arrive(app, await backFrom(answer), cookieIn(answer));
      };
      const back = await viaStudio(dora);
      expect([back.statusCode, back.headers.location]).toEqual([
        303,
        expect.stringMatching(/\/studio\/account\/providers\?linked=openid$/),
      ]);
      expect(await identitiesOf(dora)).toHaveLength(1);
      const taken = await viaStudio(await person(app, `gerda-${people}`));
      expect([taken.statusCode, taken.headers.location]).toEqual([
        303,
        expect.stringMatching(/\/studio\/account\/providers\?refused=already_linked$/),
      ]);
    });

    test("is linked by nobody who has not signed in: by no stranger, no key, no program", async () => {
      const key = (
        await dora.send("POST", "/auth/api-keys", { name: "all", scopes: ["keys:manage", "generate"] })
      ).json<{ key: string }>().key;
      const wish = { name: "Diary", kind: "public", redirectUris: [REDIRECT], scopes: ["generate"] } as const;
      const parts = { database, seal, random: machineRandom, now: Date.now };
      const { client } = await addClient(parts, wish, null);
      const request = authorizationRequest(client.id, { scope: "generate" });
      const code = (await agree(openBrowser(app), request, dora.username)).searchParams.get("code") ?? "";
      const { access_token } = (await redeem(app, client.id, code)).json<{ access_token: string }>();
      for (const [status, headers] of [
        [401, {}],
        [403, { "x-api-key": key }],
        [403, { authorization: `Bearer ${access_token}` }],
      ] as const) {
        const payload = { password: PASSWORD };
        const refused = await app.inject({ method: "POST", url: LINK, headers, payload });
        expect(refused.statusCode).toBe(status);
        expect(refused.headers["set-cookie"]).toBeUndefined();
        expectSound(refused);
      }
    });

    test("is linked with the code too where there is a second factor", async () => {
      const enrolled = await dora.send("POST", "/auth/2fa/enroll", { password: PASSWORD });
      const { secret } = enrolled.json<{ secret: string }>();
      const activated = await dora.send("POST", "/auth/2fa/activate", { code: generateSync({ secret }) });
      const [recovery] = activated.json<{ recovery_codes: string[] }>().recovery_codes;
      const asked = await link(dora);
      expect([asked.statusCode, asked.json<{ code: string }>().code]).toEqual([401, "two_factor_required"]);
      expect((await link(dora, { password: PASSWORD, code: recovery })).statusCode).toBe(200);
    });

    test("is linked to nobody when the session that asked is over, or it belongs to somebody", async () => {
      expect((await linked(dora)).statusCode).toBe(204);
      const frieda = await person(app, `frieda-${people}`);
      const taken = await linked(frieda);
      expect(taken.statusCode).toBe(409);
      expectDescribed("GET /auth/providers/{name}/callback", taken);
      const late = await link(frieda);
      const back = await backFrom(late);
      await frieda.send("POST", "/auth/logout");
      expect((await arrive(app, back, cookieIn(late))).statusCode).toBe(400);
      expect(await identitiesOf(dora)).toHaveLength(1);
    });

    test("signs in to the account no more once it is unlinked; somebody else's is the same as none", async () => {
      await linked(dora);
      const [{ id } = { id: "" }] = await identitiesOf(dora);
      const erik = await person(app, `erik-${people}`);
      const theirs = await erik.send("DELETE", `/auth/identities/${id}`);
      const none = await erik.send("DELETE", "/auth/identities/out_none");
      const plain = (answer: typeof none) => ({ ...answer.json<object>(), instance: "", request_id: "" });
      expect([theirs.statusCode, plain(theirs)]).toEqual([404, plain(none)]);
      const answer = await dora.send("DELETE", `/auth/identities/${id}`);
      expect(answer.statusCode).toBe(204);
      expect(await identitiesOf(dora)).toEqual([]);
      expect((await dora.send("DELETE", `/auth/identities/${id}`)).statusCode).toBe(404);
      expect((await accountOf(await through(app, world))).id).not.toBe(dora.id);
      const kinds = await database
        .selectFrom("audit_events")
        .select("kind")
        .where("subject", "=", dora.id)
        .where("kind", "like", "provider.%")
        .orderBy("kind")
        .execute();
      expect(kinds.map(({ kind }) => kind)).toEqual(["provider.linked", "provider.unlinked"]);
    });

    test("stays where it is the last way in", async () => {
      const guest = await accountOf(await through(app, world));
      const [{ id } = { id: "" }] = await identitiesOf(guest);
      const refused = await guest.send("DELETE", `/auth/identities/${id}`);
      expectDescribed("DELETE /auth/identities/{identity_id}", refused);
      expect(refused.statusCode).toBe(409);
      expect(await identitiesOf(guest)).toHaveLength(1);
    });
  });
}
