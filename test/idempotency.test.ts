// Idempotency keys on a real Redis: the suite that the memory passes, replicas that answer once, and a Redis that fails.
import process from "node:process";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { answersInBoth, answersInMemory, answersInRedis } from "../apps/server/src/http/kept-answers.ts";
import { keptAnswersSuite } from "../apps/server/src/http/testing/kept-answers-suite.ts";
import { LARGEST_ENTRY_BYTES } from "../apps/server/src/redis/shelf.ts";
import { addressOf, environment, start } from "./support/programs.ts";
import { startRedis, type TestRedis } from "./support/redis.ts";
import { sharedRedis } from "./support/shared-redis.ts";

let redis: TestRedis;
let connection: Redis;

beforeAll(async () => {
  redis = await startRedis();
  connection = new Redis(redis.url);
  connection.on("error", () => undefined);
});

afterAll(async () => {
  connection.disconnect();
  await redis.remove();
});

/** Redis has no clock to move: every key has less time left instead. */
async function pass(milliseconds: number): Promise<void> {
  for (const key of await connection.keys("*")) {
    await connection.pexpire(key, (await connection.pttl(key)) - milliseconds);
  }
}

keptAnswersSuite("answers in Redis", async (maxBytes) => {
  await connection.flushall();
  return { answers: answersInRedis(await sharedRedis(redis.url), maxBytes), pass };
});

keptAnswersSuite("answers in memory and in Redis", async (maxBytes) => {
  await connection.flushall();
  let now = 1;
  const own = answersInMemory(() => now, maxBytes);
  return {
    answers: answersInBoth(own, answersInRedis(await sharedRedis(redis.url), maxBytes)),
    async pass(milliseconds) {
      now += milliseconds;
      await pass(milliseconds);
    },
  };
});

test("what is kept in Redis ends by itself, the index too", async () => {
  await connection.flushall();
  const answers = answersInRedis(await sharedRedis(redis.url));
  await answers.begin("a", "one");
  await answers.finish("a", {
    fingerprint: "one",
    answer: { status: 200, headers: {}, body: Buffer.alloc(9) },
  });
  const keys = await connection.keys("music-brain:answers:*");
  expect(keys).toHaveLength(3);
  for (const key of keys) {
    const left = await connection.pttl(key);
    expect(left, key).toBeGreaterThan(86_000_000);
    expect(left, key).toBeLessThanOrEqual(86_400_000);
  }
});

test("an answer so large that Redis would be late for everybody is not put there: its replica alone keeps it", async () => {
  await connection.flushall();
  const shared = answersInRedis(await sharedRedis(redis.url));
  const here = answersInBoth(
    answersInMemory(() => 1),
    shared,
  );
  for (const [place, bytes] of [
    ["small", LARGEST_ENTRY_BYTES - 1000],
    ["large", LARGEST_ENTRY_BYTES],
  ] as const) {
    const answer = { status: 200, headers: {}, body: Buffer.alloc(bytes) };
    await here.begin(place, "one");
    await here.finish(place, { fingerprint: "one", answer });
    expect(await here.begin(place, "one")).toHaveProperty("answer");
  }
  expect(await shared.begin("small", "one")).toHaveProperty("answer");
  expect(await shared.begin("large", "one")).toBeUndefined();
});

async function replica() {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      REDIS_URL: redis.url,
      REDIS_TIMEOUT_MS: "5000",
      RATE_LIMIT_ENABLED: "false",
    }),
  });
  onTestFinished(async () => {
    service.child.kill("SIGKILL");
    await service.ended;
  });
  const address = await addressOf(service);
  return {
    printed: service.printed,
    async generate(key: string, feeling = "hope") {
      const response = await fetch(`${address}/generate`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify({ intent: { emotional_intent: feeling } }),
      });
      return {
        status: response.status,
        isReplayed: response.headers.has("idempotency-replayed"),
        body: await response.text(),
      };
    },
  };
}

test("replicas answer a key once: the other replays it, and refuses another body", async () => {
  const [one, other] = await Promise.all([replica(), replica()]);
  const first = await one.generate("a");
  expect(first).toMatchObject({ status: 200, isReplayed: false });
  // The seed was drawn: only a replay is the same.
  expect(await other.generate("a")).toEqual({ ...first, isReplayed: true });
  expect((await other.generate("a", "fear")).status).toBe(422);

  const raced = await Promise.all(
    Array.from({ length: 8 }, (_, index) => (index % 2 ? one : other).generate("b")),
  );
  const songs = raced.filter(({ status }) => status === 200);
  expect(raced.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(songs.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
  expect(new Set(songs.map(({ body }) => body)).size).toBe(1);
});

test("a replica whose Redis is gone still replays what it answered itself, and answers new keys", async () => {
  const { generate, printed } = await replica();
  const before = await generate("kept");
  await redis.kill();
  await printed(/Redis does not answer/);
  expect(await generate("kept")).toEqual({ ...before, isReplayed: true });
  const during = await generate("new");
  expect(during).toMatchObject({ status: 200, isReplayed: false });
  await redis.start();
  await printed(/this process's own[\s\S]*Redis answers/);
  expect(await generate("new")).toEqual({ ...during, isReplayed: true });
});
