// Songs in a real Redis: two replicas, and a Redis that fails.
import { randomBytes } from "node:crypto";
import process from "node:process";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { sharedAnswers } from "../apps/server/src/songs/shared-answers.ts";
import { addressOf, environment, start } from "./support/programs.ts";
import { startRedis, type TestRedis } from "./support/redis.ts";
import { sharedRedis } from "./support/shared-redis.ts";

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.remove());

const TOKEN = "the-token-of-the-metrics";

async function replica(changes: Readonly<Record<string, string>> = {}) {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      REDIS_URL: redis.url,
      REDIS_TIMEOUT_MS: "5000",
      RATE_LIMIT_ENABLED: "false",
      METRICS_TOKEN: TOKEN,
      ...changes,
    }),
  });
  onTestFinished(() => {
    service.child.kill("SIGKILL");
  });
  const address = await addressOf(service);
  return {
    async generate(seed: number) {
      const response = await fetch(`${address}/generate`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ intent: { emotional_intent: "hope" }, seed }),
      });
      return `${response.status} ${await response.text()}`;
    },
    async asked(result: string): Promise<number> {
      const response = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
      const { counters } = (await response.json()) as { counters: Record<string, number> };
      return counters[`song_cache_requests{result="${result}"}`] ?? 0;
    },
  };
}

test("a replica gives what another composed, and composes itself while Redis is gone", async () => {
  const [one, other] = await Promise.all([replica(), replica()]);
  // The first caller may have the song before Redis has it.
  let seed = 0;
  do {
    const song = await one.generate(++seed);
    expect(song).toMatch(/^200 /);
    expect(await other.generate(seed)).toBe(song);
  } while ((await other.asked("shared")) === 0);

  await redis.kill();
  const before = await other.asked("miss");
  expect(await other.generate(1000)).toMatch(/^200 /);
  expect(await other.asked("miss")).toBe(before + 1);
});

test("while Redis does not answer in time, replicas compose for themselves, and nobody waits for it longer than that", async () => {
  await redis.start();
  const one = await replica({ REDIS_TIMEOUT_MS: "100" });
  expect(await one.generate(1)).toMatch(/^200 /);
  redis.pause();
  onTestFinished(() => redis.resume());
  const before = await one.asked("miss");
  expect(await one.generate(2000)).toMatch(/^200 /);
  expect(await one.asked("miss")).toBe(before + 1);
});

test("songs are in Redis for a day, as many bytes as may be: the oldest go first", async () => {
  const connection = new Redis(redis.url);
  onTestFinished(() => connection.disconnect());
  await connection.flushall();
  const songs = sharedAnswers(await sharedRedis(redis.url), 12_000);
  const made = (fill: number) => ({ headers: { "x-song-id": `${fill}` }, body: randomBytes(3000) });
  const all = [1, 2, 3, 4].map(made);
  for (const [index, answer] of all.entries()) await songs?.set(`song-${index}`, answer);
  const there = await Promise.all(all.map((_, index) => songs?.get(`song-${index}`)));
  expect(there).toEqual(
    [undefined, all[1], all[2], all[3]].map((one) => one && expect.objectContaining(one)),
  );
  const keys = await connection.keys("*song-3*");
  expect(keys).toHaveLength(1);
  const left = await connection.pttl(keys[0] ?? "");
  expect(left).toBeGreaterThan(86_000_000);
  expect(left).toBeLessThanOrEqual(86_400_000);
});
