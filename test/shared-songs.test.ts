// Songs in a real Redis: two replicas, and a Redis that fails.
import process from "node:process";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { addressOf, environment, start } from "./support/programs.ts";
import { startRedis, type TestRedis } from "./support/redis.ts";

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.remove());

const TOKEN = "the-token-of-the-metrics";

async function replica() {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      REDIS_URL: redis.url,
      REDIS_TIMEOUT_MS: "5000",
      RATE_LIMIT_ENABLED: "false",
      METRICS_TOKEN: TOKEN,
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
