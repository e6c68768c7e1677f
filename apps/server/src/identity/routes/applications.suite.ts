// Connected applications over HTTP, whatever the database: what somebody has agreed to, and that they agree no more.
import type { WireApplication } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../database/database.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../../testing.ts";
import { applicationsOf } from "../applications.ts";
import { addClient, type OAuthClient } from "../oauth-clients.ts";
import { machineRandom } from "../random.ts";
import { createSeal } from "../sealing.ts";
import { type Person, person } from "../testing/people.ts";
import {
  agree,
  ask,
  authorizationRequest,
  type Browser,
  openBrowser,
  REDIRECT,
  redeem,
} from "../testing/third-party.ts";

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Registers the tests. */
export function applicationsSuite(open: () => Promise<Database>): void {
  describe("connected applications", () => {
    let now = Date.now();
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let clara: Person;
    let diary: OAuthClient;
    const seal = createSeal("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");
    const make = async (name: string) => {
      const wish = {
        name,
        kind: "public",
        redirectUris: [REDIRECT],
        scopes: ["generate", "songs:read"],
      } as const;
      const parts = { database, seal, random: machineRandom, now: () => now };
      return (await addClient(parts, wish, null)).client;
    };

    beforeAll(async () => {
      database = await open();
      const settings = testSettings({ allowAnonymous: false });
      app = await testApp({ database, seal, settings, now: () => now });
      expectDescribed = await describedAnswers(app);
      clara = await person(app, "clara");
      diary = await make("Mood Diary");
    });
    afterAll(() => app.close());

    async function connect(
      who: string,
      client = diary,
      browser: Browser = openBrowser(app),
      scope = "generate songs:read",
    ): Promise<Tokens> {
      const back = await agree(browser, authorizationRequest(client.id, { scope }), who);
      return (await redeem(app, client.id, back.searchParams.get("code") ?? "")).json<Tokens>();
    }
    const listed = async (who = clara) =>
      (await who.send("GET", "/auth/applications")).json<{ applications: WireApplication[] }>().applications;
    const status = async (token: string) =>
      (await app.inject({ url: "/songs", headers: { authorization: `Bearer ${token}` } })).statusCode;
    const refresh = (refresh_token: string, client = diary) =>
      ask(app, "/oauth/token", { grant_type: "refresh_token", client_id: client.id, refresh_token });

    test("are none before somebody agrees", async () => {
      const answer = await (await person(app, "anna")).send("GET", "/auth/applications");
      expectDescribed("GET /auth/applications", answer);
      expect(answer.json()).toEqual({ applications: [] });
      expect(answer.headers["cache-control"]).toBe("no-store");
    });

    test("are listed once each, with what they may do and since when, the one agreed to last first", async () => {
      const ida = await person(app, "ida");
      const since = now;
      await connect("ida", diary, openBrowser(app), "generate");
      now += 60_000;
      const other = await make("Band");
      await connect("ida", other, openBrowser(app), "songs:read");
      now += 60_000;
      // In another browser one is asked again: it is the same application.
      await connect("ida", diary, openBrowser(app), "songs:read");
      const answer = await ida.send("GET", "/auth/applications");
      expectDescribed("GET /auth/applications", answer);
      expect(await listed(ida)).toEqual([
        {
          id: diary.id,
          name: "Mood Diary",
          scopes: ["generate", "songs:read"],
          agreed_at: new Date(since).toISOString(),
          last_token_at: new Date(now).toISOString(),
          expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        },
        expect.objectContaining({
          id: other.id,
          scopes: ["songs:read"],
          agreed_at: new Date(since + 60_000).toISOString(),
        }),
      ]);
    });

    test("are not listed where somebody did not agree", async () => {
      const browser = openBrowser(app);
      const nora = await person(app, "nora");
      await browser.visit(authorizationRequest(diary.id));
      await browser.submit({ username: "nora", password: "seven quiet rivers" });
      await browser.submit({ answer: "no" });
      expect(await listed(nora)).toEqual([]);
    });

    test("have nothing left once they are withdrawn, and nobody else loses anything", async () => {
      const robert = await person(app, "robert");
      const browser = openBrowser(app);
      const [mine, elsewhere, theirs] = [
        await connect("robert", diary, browser),
        await connect("robert"),
        await connect("clara"),
      ];
      const band = await make("Band");
      const others = await connect("robert", band);
      for (const { access_token } of [mine, elsewhere, theirs, others]) {
        expect(await status(access_token)).toBe(200);
      }
      const unused = await agree(browser, authorizationRequest(diary.id), "robert");
      const answer = await robert.send("DELETE", `/auth/applications/${diary.id}`);
      expect(answer.statusCode, answer.body).toBe(204);
      for (const { access_token, refresh_token } of [mine, elsewhere]) {
        expect(await status(access_token)).toBe(401);
        expect((await refresh(refresh_token)).statusCode).toBe(400);
      }
      expect((await redeem(app, diary.id, unused.searchParams.get("code") ?? "")).statusCode).toBe(400);
      expect([await status(theirs.access_token), await status(others.access_token)]).toEqual([200, 200]);
      expect((await refresh(theirs.refresh_token)).statusCode).toBe(200);
      expect((await listed(robert)).map(({ id }) => id)).toEqual([band.id]);
      // The browser that had agreed is asked again.
      expect((await browser.visit(authorizationRequest(diary.id))).body).toContain("I agree");
      const recorded = await database
        .selectFrom("audit_events")
        .select(["actor", "subject"])
        .where("kind", "=", "oauth.withdrawn")
        .execute();
      expect(recorded).toEqual([{ actor: `user:${robert.id}`, subject: diary.id }]);
    });

    test("that are withdrawn while a token is being fetched get none that opens anything", async () => {
      const tom = await person(app, "tom");
      const { refresh_token } = await connect("tom");
      const [fetched, withdrawn] = await Promise.all([
        refresh(refresh_token),
        tom.send("DELETE", `/auth/applications/${diary.id}`),
      ]);
      expect(withdrawn.statusCode).toBe(204);
      if (fetched.statusCode === 200) {
        const next = fetched.json<Tokens>();
        expect(await status(next.access_token)).toBe(401);
        expect((await refresh(next.refresh_token)).statusCode).toBe(400);
      } else expect(fetched.statusCode).toBe(400);
    });

    test("of others cannot be told from none", async () => {
      const paula = await person(app, "paula");
      await connect("clara");
      const theirs = await paula.send("DELETE", `/auth/applications/${diary.id}`);
      const none = await paula.send("DELETE", "/auth/applications/cli_none");
      const plain = (answer: typeof none) => ({ ...answer.json<object>(), instance: "", request_id: "" });
      expect([theirs.statusCode, none.statusCode]).toEqual([404, 404]);
      expect(plain(theirs)).toEqual(plain(none));
      expectSound(theirs);
    });

    test("are neither seen nor withdrawn by an application itself", async () => {
      const { access_token } = await connect("clara");
      for (const [method, url] of [
        ["GET", "/auth/applications"],
        ["DELETE", `/auth/applications/${diary.id}`],
      ] as const) {
        const answer = await app.inject({
          method,
          url,
          headers: { authorization: `Bearer ${access_token}` },
        });
        expect(answer.statusCode).toBe(403);
      }
    });

    test("are taken along with an account", async () => {
      const vera = await person(app, "vera");
      await connect("vera");
      const everything = (await vera.send("GET", "/auth/me/export")).json<{ applications: object[] }>();
      expect(everything.applications).toEqual([
        {
          ...{ id: diary.id, name: "Mood Diary", agreed_at: new Date(now).toISOString() },
          expires_at: expect.stringMatching(/Z$/),
        },
      ]);
    });

    test("end by themselves a year after somebody agreed", async () => {
      const wanda = await person(app, "wanda");
      await connect("wanda");
      const parts = { database, seal };
      const [application] = await applicationsOf(parts, wanda.id, now);
      const end = application?.expiresAt ?? 0;
      expect(end).toBe(now + 365 * 86_400_000);
      expect(await applicationsOf(parts, wanda.id, end - 1)).toHaveLength(1);
      expect(await applicationsOf(parts, wanda.id, end)).toEqual([]);
    });
  });
}
