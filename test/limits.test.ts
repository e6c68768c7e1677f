// The limits on a real Redis: the suite that the memory passes, replicas that count together, and a Redis that fails.
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { Redis } from "ioredis";
import { Pool } from "undici";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { levelsOf } from "../apps/server/src/limits/bucket.ts";
import { FailoverStore } from "../apps/server/src/limits/failover-store.ts";
import { MemoryStore } from "../apps/server/src/limits/memory-store.ts";
import { RedisStore } from "../apps/server/src/limits/redis-store.ts";
import { limitStoreSuite } from "../apps/server/src/limits/testing/store-suite.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";
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

limitStoreSuite("the buckets in Redis", async (levels, clock) => {
  await connection.flushall();
  return new RedisStore(levels, connection, clock.nowMs);
});

limitStoreSuite("the buckets in Redis, with memory behind them", async (levels, clock) => {
  await connection.flushall();
  const shared = await sharedRedis(redis.url, clock.nowMs);
  return new FailoverStore({
    redis: shared,
    shared: new RedisStore(levels, shared.connection, clock.nowMs),
    memory: new MemoryStore(levels, clock.nowMs, 100),
    nowMs: clock.nowMs,
  });
});

test("keys in Redis end when their buckets are full", async () => {
  await connection.flushall();
  const store = new RedisStore(levelsOf(60, 1000, 10_000), connection);
  await store.take("a", 1);
  await store.take("b", 0);
  // A token of the day comes back in 8.64 seconds.
  const left = await connection.pttl("music-brain:buckets:a");
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(8640);
  expect(await connection.keys("*")).toEqual(["music-brain:buckets:a"]);
});

test("a request is one command, whether it gets in or not: one round trip", async () => {
  await connection.flushall();
  const store = new RedisStore(levelsOf(60, 1000, 10_000), connection);
  // The first one of all takes the script along.
  await store.take("a", 1);
  const monitor = await connection.monitor();
  onTestFinished(() => monitor.disconnect());
  const sent: string[] = [];
  const seen = new Promise<void>((resolve) => {
    monitor.on("monitor", (_time: string, [command = ""]: string[], source: string) => {
      if (command === "echo") resolve();
      else if (source !== "lua") sent.push(command);
    });
  });
  const allowed = [];
  for (const cost of [1, 20, 50, 1]) allowed.push((await store.take("a", cost)).allowed);
  await connection.echo("all of them");
  await seen;
  expect(allowed).toEqual([true, true, false, true]);
  expect(sent).toEqual(["evalsha", "evalsha", "evalsha", "evalsha"]);
});

/** Only the day's bucket matters in these: so few tokens come back in it that they can be counted. */
const PER_DAY = 400;

async function replica(
  changes: Readonly<Record<string, string>> = {},
): Promise<Running & { address: string }> {
  const program = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      NODE_ENV: "production",
      REDIS_URL: redis.url,
      RATE_LIMIT_PER_MINUTE: "1000000",
      RATE_LIMIT_PER_HOUR: "1000000",
      RATE_LIMIT_PER_DAY: String(PER_DAY),
      PROMETHEUS_ENABLED: "true",
      PROMETHEUS_PORT: "0",
      ...changes,
    }),
  });
  onTestFinished(async () => {
    program.child.kill("SIGKILL");
    await program.ended;
  });
  return Object.assign(program, { address: await addressOf(program) });
}

/** Sends so many requests, 64 at a time, and counts the answers by status. */
async function flood(address: string, requests: number): Promise<Map<number, number>> {
  const pool = new Pool(address, { connections: 64 });
  const counts = new Map<number, number>();
  let sent = 0;
  const line = async () => {
    while (sent < requests) {
      sent += 1;
      const { statusCode, body } = await pool.request({ path: "/", method: "GET" });
      await body.dump();
      counts.set(statusCode, (counts.get(statusCode) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 64 }, line));
  await pool.close();
  return counts;
}

/** Tokens of the day that came back since then. */
function backSince(startMs: number, perDay = PER_DAY): number {
  return Math.ceil(((performance.now() - startMs) / 86_400_000) * perDay);
}

test("replicas count together: of 20,000 requests to four of them as many get in as the bucket holds", async () => {
  await connection.flushall();
  // However busy the machine is: a Redis that is late, and load that is shed, are other tests.
  const patient = { REDIS_TIMEOUT_MS: "10000", RATE_LIMIT_PER_DAY: "3000" };
  const replicas = await Promise.all([1, 2, 3, 4].map(() => replica(patient)));
  const startMs = performance.now();
  const counts = await Promise.all(replicas.map(({ address }) => flood(address, 5000)));
  const of = (status: number) => counts.reduce((sum, count) => sum + (count.get(status) ?? 0), 0);
  expect(of(200)).toBeGreaterThanOrEqual(3000);
  expect(of(200)).toBeLessThan(3000 + backSince(startMs, 3000));
  expect(of(200) + of(429)).toBe(20_000);
});

/** What can happen to Redis, and how it heals. */
const faults: readonly (readonly [
  name: string,
  fail: () => Promise<unknown>,
  heal: () => Promise<unknown>,
])[] = [
  ["is killed and started again, empty", () => redis.kill(), () => redis.start()],
  ["hangs", async () => redis.pause(), async () => redis.resume()],
  [
    "is full",
    () => connection.config("SET", "maxmemory", "1"),
    () => connection.config("SET", "maxmemory", "0"),
  ],
  ["only reads", () => connection.replicaof("127.0.0.1", 1), () => connection.replicaof("NO", "ONE")],
];

describe("when Redis", () => {
  test.each(faults)("%s, requests are limited all the same, and return to it", async (_name, fail, heal) => {
    await connection.flushall();
    const { address, printed } = await replica();
    const startMs = performance.now();
    let allowed = 0;
    const send = async () => {
      const counts = await flood(address, 180);
      allowed += counts.get(200) ?? 0;
      expect((counts.get(200) ?? 0) + (counts.get(429) ?? 0)).toBe(180);
    };
    await send();
    const failing = send();
    await fail();
    await failing;
    await send();
    await printed(/limits, songs and idempotency keys are this process/);
    expect(await readiness(address)).toContainEqual({ name: "redis", state: "degraded" });
    expect(await redisUp(printed)).toBe("0");
    await heal();
    await printed(/this process's own[\s\S]*Redis answers/);
    // On a busy machine it may be late once more.
    await vi.waitFor(
      async () => {
        expect(await readiness(address)).toContainEqual({ name: "redis", state: "up" });
        expect(await redisUp(printed)).toBe("1");
      },
      { timeout: 30_000, interval: 100 },
    );
    await send();
    // This replica saw everything, so nothing was given twice. What Redis counted without answering may be lost.
    expect(allowed).toBeLessThan(PER_DAY + backSince(startMs));
    expect(allowed).toBeGreaterThan(PER_DAY - 128);
  });

  test("is emptied, those who have used up their tokens get no new ones", async () => {
    await connection.flushall();
    const { address } = await replica();
    const startMs = performance.now();
    const first = await flood(address, PER_DAY + 50);
    await connection.flushall();
    const second = await flood(address, 100);
    expect((first.get(200) ?? 0) + (second.get(200) ?? 0)).toBeLessThan(PER_DAY + backSince(startMs));
  });

  test("is gone, two replicas give at most twice what is in the bucket", async () => {
    await connection.flushall();
    const replicas = await Promise.all([replica(), replica()]);
    const startMs = performance.now();
    const sendAll = async () => {
      const counts = await Promise.all(replicas.map(({ address }) => flood(address, 300)));
      return counts.reduce((sum, count) => sum + (count.get(200) ?? 0), 0);
    };
    const before = await flood(replicas[0]?.address ?? "", 100);
    await redis.kill();
    let allowed = (before.get(200) ?? 0) + (await sendAll()) + (await sendAll());
    await redis.start();
    await Promise.all(replicas.map(({ printed }) => printed(/this process's own[\s\S]*Redis answers/)));
    allowed += await sendAll();
    expect(allowed).toBeLessThan(2 * (PER_DAY + backSince(startMs)));
  });

  test("is no longer reached over the connection there is, another one is made", async () => {
    const way = await wayTo(redis.url);
    const { address, printed } = await replica({ REDIS_URL: way.url });
    expect((await flood(address, 10)).get(200)).toBe(10);
    way.block();
    expect((await flood(address, 10)).get(200)).toBe(10);
    await printed(/this process's own[\s\S]*Redis answers/);
    expect(way.connections()).toBe(2);
  });

  test("is not there when the service starts, it starts, and finds Redis later", async () => {
    await redis.kill();
    const { address, printed } = await replica();
    await printed(/ECONNREFUSED.*limits, songs and idempotency keys are this process/);
    expect((await flood(address, 10)).get(200)).toBe(10);
    await redis.start();
    await printed(/Redis answers/);
  });

  test("refuses the password, the log says so, and not which one it was", async () => {
    await connection.config("SET", "requirepass", "right-passw0rd");
    onTestFinished(() => connection.config("SET", "requirepass", "").then(() => undefined));
    const { printed } = await replica({ REDIS_URL: redis.url.replace("//", "//:wrong-passw0rd@") });
    const [line] = await printed(/.*limits, songs and idempotency keys are this process.*/);
    expect(line).toContain("WRONGPASS");
    expect(line).not.toMatch(/passw0rd|"command"/);
  });
});

/** A way to Redis that can be blocked without being closed: what is under way is lost, new connections get through. */
async function wayTo(url: string): Promise<{ readonly url: string; block(): void; connections(): number }> {
  const sockets: Socket[] = [];
  let connections = 0;
  const server = createServer((near) => {
    const far = connect(Number(new URL(url).port), "127.0.0.1");
    sockets.push(near, far);
    connections += 1;
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const listening = server.address();
  if (listening === null || typeof listening === "string") throw new Error("the way has no port");
  return {
    url: `redis://127.0.0.1:${listening.port}`,
    block() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    connections: () => connections,
  };
}

async function readiness(address: string): Promise<readonly unknown[]> {
  const answer: unknown = await (await fetch(`${address}/health/ready`)).json();
  if (typeof answer !== "object" || answer === null || !("dependencies" in answer)) return [];
  return Array.isArray(answer.dependencies) ? answer.dependencies : [];
}

/** What scrapers are told of Redis: 1 where it answers. They are not limited. */
async function redisUp(printed: Running["printed"]): Promise<string | undefined> {
  const [, scrapes = ""] = await printed(/metrics for scrapers at (http:\S+\/metrics)/);
  return /^redis_up (\d)$/m.exec(await (await fetch(scrapes)).text())?.[1];
}
