/** A Redis server of a test's own, as the service has it. */
import { expect, onTestFinished } from "vitest";
import { connectToRedis } from "../../apps/server/src/redis/connection.ts";
import { SharedRedis } from "../../apps/server/src/redis/shared-redis.ts";
import { monotonicMs } from "../../apps/server/src/time.ts";

/** Connects, patiently: a Redis that is late is another test. Closed with the test. */
export async function sharedRedis(url: string, nowMs: () => number = monotonicMs): Promise<SharedRedis> {
  const redis = await connectToRedis(url);
  const shared = new SharedRedis({ redis, nowMs, timeoutMs: 10_000, onChange: () => undefined });
  onTestFinished(() => shared.close());
  await redis.connect();
  await shared.start();
  expect(shared.isUp).toBe(true);
  return shared;
}
