import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { InjectOptions } from "fastify";
import type { PluginTransformResultArgs } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { DatabaseUnavailable } from "../database/errors.ts";
import { newKeyId, newKeySecret, writeKey } from "../identity/api-key-format.ts";
import { machineRandom } from "../identity/random.ts";
import type { Settings } from "../settings.ts";
import { describedAnswers, expectSound, testApp, testSettings } from "../testing.ts";
import { levelsOf } from "./bucket.ts";
import { costOf, costs, USUAL_COST } from "./costs.ts";
import { memoryLimiter } from "./limiter.ts";
import { testClock } from "./testing/clock.ts";

async function limited(perMinute: number, trustProxy: Settings["trustProxy"] = false) {
  const clock = testClock();
  const limiter = memoryLimiter(levelsOf(perMinute, 1000, 10_000), clock.nowMs);
  const app = await testApp({
    limiter,
    settings: testSettings({ corsOrigins: ["https://example.org"], trustProxy }),
  });
  onTestFinished(() => app.close());
  return { app, clock };
}

/** Statuses of the same request from these addresses, one after the other. */
async function statuses(
  app: Awaited<ReturnType<typeof testApp>>,
  requests: readonly InjectOptions[],
): Promise<number[]> {
  const answers: number[] = [];
  for (const request of requests)
    answers.push((await app.inject({ url: "/emotions", ...request })).statusCode);
  return answers;
}

const headersOfLimits = [
  "x-ratelimit-limit-minute",
  "x-ratelimit-limit-hour",
  "x-ratelimit-limit-day",
  "x-ratelimit-remaining-minute",
  "x-ratelimit-remaining-hour",
  "x-ratelimit-remaining-day",
  "x-ratelimit-cost",
  "ratelimit-policy",
  "ratelimit",
];

describe("an answer", () => {
  test("says how large the buckets are and what is left", async () => {
    const { app } = await limited(60);
    const { headers } = await app.inject("/emotions");
    expect(headers).toMatchObject({
      "x-ratelimit-limit-minute": "60",
      "x-ratelimit-limit-hour": "1000",
      "x-ratelimit-limit-day": "10000",
      "x-ratelimit-remaining-minute": "59",
      "x-ratelimit-remaining-hour": "999",
      "x-ratelimit-remaining-day": "9999",
      "x-ratelimit-cost": "1",
      "ratelimit-policy": '"minute";q=60;w=60, "hour";q=1000;w=3600, "day";q=10000;w=86400',
      ratelimit: '"minute";r=59;t=1, "hour";r=999;t=4, "day";r=9999;t=9',
    });
  });

  test.each([
    ["GET", "/nowhere"],
    ["DELETE", "/emotions"],
    ["POST", "/generate"],
    ["GET", "/emotions/nothing"],
    ["OPTIONS", "/emotions"],
    ["GET", "/emotions/%ff"],
    ["GET", `/emotions/${"x".repeat(2000)}`],
  ] as const)("to %s %s says it too", async (method, url) => {
    const { app } = await limited(60);
    const response = await app.inject({ method, url });
    expectSound(response);
    for (const name of headersOfLimits) expect(response.headers[name], name).toBeTypeOf("string");
    expect(response.headers["x-ratelimit-remaining-minute"]).toBe("59");
  });

  test.each(["/health", "/health/ready", "/docs", "/redoc", "/openapi.json"])(
    "to %s is free",
    async (url) => {
      const { app } = await limited(1);
      for (let turn = 0; turn < 3; turn++) {
        const response = await app.inject(url);
        expect(response.statusCode).toBe(200);
        for (const name of headersOfLimits) expect(response.headers[name], name).toBeUndefined();
      }
    },
  );

  test("to the studio and its files is free", async () => {
    const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), "studio-"))}/`);
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(new URL("index.html", folder), "<!doctype html>");
    const limiter = memoryLimiter(levelsOf(1, 1000, 10_000), testClock().nowMs);
    const app = await testApp({ limiter, studio: { folder, soundBank: new URL("bank.sf3", folder) } });
    onTestFinished(() => app.close());
    for (const url of ["/studio/", "/studio/library", "/studio/", "/studio/account/keys"]) {
      const { statusCode, headers } = await app.inject(url);
      expect(statusCode).toBe(200);
      for (const name of headersOfLimits) expect(headers[name], name).toBeUndefined();
    }
  });

  test("that is turned away because there is too much to do is free, and says nothing of limits", async () => {
    const limiter = memoryLimiter(levelsOf(1, 1000, 10_000), testClock().nowMs);
    const loadLimits = { maxInFlight: 0, maxLagMs: 100, lagMs: () => 0 };
    const app = await testApp({ limiter, loadLimits });
    onTestFinished(() => app.close());
    for (let turn = 0; turn < 3; turn++) {
      const { statusCode, headers } = await app.inject("/emotions");
      expect(statusCode).toBe(503);
      for (const name of headersOfLimits) expect(headers[name], name).toBeUndefined();
    }
    loadLimits.maxInFlight = 10;
    expect((await app.inject("/emotions")).statusCode).toBe(200);
  });

  test("has its cost in the description that people read, also where it costs more as sound", async () => {
    const { app } = await limited(60);
    const { description } = (await app.inject("/openapi.json")).json<{ info: { description: string } }>()
      .info;
    for (const { method, route, tokens } of costs) {
      expect(description).toContain(`| \`${method} ${route}\` | ${tokens} |`);
    }
    for (const route of ["/generate", "/songs/edits"]) {
      expect(description).toContain(`| \`POST ${route}\` as sound | 5 |`);
    }
    expect(description).toContain("| every other | 1 |");
  });

  test("costs what the table says, also to somebody whose bucket is smaller than that", async () => {
    const { app } = await limited(60);
    for (const { method, route, tokens } of costs) {
      // Whoever may not, or asks for what there is not, is told what it has cost all the same.
      const url = route.replaceAll(/:\w+/g, "song_000000000000000000000000");
      const { statusCode, headers } = await app.inject({ method: method as "GET" | "POST", url });
      expect(statusCode, route).not.toBe(405);
      expect(headers["x-ratelimit-cost"], route).toBe(String(tokens));
    }
    const { app: tiny } = await limited(1);
    const once = await tiny.inject({ method: "POST", url: "/songs/compare", payload: {} });
    expect(once.statusCode).toBe(422);
    expect(once.headers["x-ratelimit-cost"]).toBe("1");
  });
});

test("asking for the headers alone costs what the whole answer does", () => {
  for (const { method, route, tokens } of costs) {
    if (method === "GET") expect(costOf("HEAD", route), route).toBe(tokens);
  }
  expect(costOf("HEAD", "/songs/:song_id/score.svg")).toBe(2);
  expect(costOf("HEAD", "/emotions")).toBe(USUAL_COST);
});

describe("credentials that cannot be looked up", () => {
  test("count against their address, and get 503 that says what is left", async () => {
    const clock = testClock();
    const limiter = memoryLimiter(levelsOf(2, 1000, 10_000), clock.nowMs);
    const gone = {
      transformQuery: () => {
        throw new DatabaseUnavailable("gone");
      },
      transformResult: async ({ result }: PluginTransformResultArgs) => result,
    };
    const app = await testApp({ limiter, database: (await openDatabase()).withPlugin(gone) });
    onTestFinished(() => app.close());
    const guess = () => {
      const key = writeKey({ id: newKeyId(machineRandom), secret: newKeySecret(machineRandom) });
      return app.inject({ url: "/emotions", headers: { "x-api-key": key } });
    };
    const answers = [await guess(), await guess(), await guess()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 429]);
    for (const { headers } of answers) {
      for (const name of headersOfLimits) expect(headers[name], name).toBeTypeOf("string");
    }
  });
});

describe("a caller whose bucket is empty", () => {
  test("gets a 429 that says why, and how long to wait", async () => {
    const { app, clock } = await limited(60);
    for (let turn = 0; turn < 60; turn++) await app.inject("/emotions");
    const refused = await app.inject("/emotions");
    expectSound(refused);
    (await describedAnswers(app))("GET /emotions", refused);
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({
      code: "rate_limit_exceeded",
      detail: "Rate limit exceeded: 60 requests per minute",
    });
    expect(refused.headers["retry-after"]).toBe("1");
    expect(refused.headers["x-ratelimit-remaining-minute"]).toBe("0");
    clock.advance(Number(refused.headers["retry-after"]) * 1000);
    expect((await app.inject("/emotions")).statusCode).toBe(200);
  });

  test("is refused before its body is read", async () => {
    const { app } = await limited(1);
    await app.inject("/emotions");
    const refused = await app.inject({ method: "POST", url: "/generate", payload: "{" });
    expect(refused.statusCode).toBe(429);
  });

  test("can read in a browser why, and may ask beforehand as often as it likes", async () => {
    const { app } = await limited(1);
    const origin = "https://example.org";
    const preflight = {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "GET" },
    } as const;
    expect(await statuses(app, [preflight, preflight, preflight])).toEqual([204, 204, 204]);
    await app.inject("/emotions");
    const refused = await app.inject({ url: "/emotions", headers: { origin } });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers["access-control-allow-origin"]).toBe(origin);
    expect(refused.headers["access-control-expose-headers"]).toContain("X-RateLimit-Remaining-Minute");
  });
});

describe("a caller is", () => {
  const from = (remoteAddress: string, forwarded?: string, key?: string): InjectOptions => ({
    remoteAddress,
    headers: {
      ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }),
      ...(key === undefined ? {} : { "x-api-key": key }),
    },
  });

  test("an address, whatever X-Forwarded-For it sends", async () => {
    const { app } = await limited(1);
    const spoofed = [from("203.0.113.7", "1.1.1.1"), from("203.0.113.7", "2.2.2.2"), from("203.0.113.8")];
    expect(await statuses(app, spoofed)).toEqual([200, 429, 200]);
  });

  test("an address, whatever key it guesses", async () => {
    const { app } = await limited(1);
    expect(
      await statuses(app, [from("203.0.113.7", undefined, "mb_1"), from("203.0.113.7", undefined, "mb_2")]),
    ).toEqual([401, 429]);
  });

  test("a /64 network of IPv6", async () => {
    const { app } = await limited(1);
    const requests = [from("2001:db8:0:1::1"), from("2001:db8:0:1:ffff::2"), from("2001:db8:0:2::1")];
    expect(await statuses(app, requests)).toEqual([200, 429, 200]);
  });

  test("what one trusted proxy says it is, whatever came before it", async () => {
    const { app } = await limited(1, 1);
    const requests = [
      from("10.0.0.1", "9.9.9.9, 203.0.113.7"),
      from("10.0.0.1", "8.8.8.8, 203.0.113.7"),
      from("10.0.0.1", "203.0.113.8"),
    ];
    expect(await statuses(app, requests)).toEqual([200, 429, 200]);
  });

  test("what proxies of a trusted network say, and the peer itself where it is none", async () => {
    const { app } = await limited(1, ["10.0.0.0/8"]);
    const requests = [
      from("10.0.0.1", "203.0.113.7"),
      from("10.0.0.2", "203.0.113.7"),
      from("192.0.2.1", "203.0.113.9"),
      from("192.0.2.1", "203.0.113.10"),
    ];
    expect(await statuses(app, requests)).toEqual([200, 429, 200, 429]);
  });

  test("the proxy itself where what it says is no address", async () => {
    const { app } = await limited(1, 1);
    const requests = [
      from("10.0.0.1", "unknown"),
      from("10.0.0.1", "x".repeat(500)),
      from("10.0.0.1", "203.0.113.7"),
    ];
    expect(await statuses(app, requests)).toEqual([200, 429, 200]);
  });
});
