/** The limits of a running service: its levels, where its buckets are, and when they move. */
import type { SharedRedis } from "../redis/shared-redis.ts";
import type { Settings } from "../settings.ts";
import { monotonicMs } from "../time.ts";
import { type Levels, levelsOf } from "./bucket.ts";
import { FailoverStore } from "./failover-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { RedisStore } from "./redis-store.ts";
import type { LimitStore } from "./store.ts";

/** What limits requests. */
export interface Limiter {
  readonly levels: Levels;
  readonly store: LimitStore;
  /** Where the buckets are at the moment. */
  readonly where: () => "memory" | "redis";
  readonly close: () => void;
}

type LimitSettings = Pick<
  Settings,
  "rateLimitEnabled" | "rateLimitPerMinute" | "rateLimitPerHour" | "rateLimitPerDay"
>;

const SWEEP_EVERY_MS = 60_000;

/** Limits of this process alone. */
export function memoryLimiter(levels: Levels, nowMs: () => number = monotonicMs): Limiter {
  const store = new MemoryStore(levels, nowMs);
  const sweeping = setInterval(() => store.sweep(), SWEEP_EVERY_MS).unref();
  return {
    levels,
    store,
    where: () => "memory",
    close: () => clearInterval(sweeping),
  };
}

/** Limits that replicas share; of this process alone while Redis does not answer. */
export function redisLimiter(levels: Levels, redis: SharedRedis): Limiter {
  const memory = new MemoryStore(levels, monotonicMs);
  const shared = new RedisStore(levels, redis.connection);
  const sweeping = setInterval(() => memory.sweep(), SWEEP_EVERY_MS).unref();
  return {
    levels,
    store: new FailoverStore({ redis, shared, memory, nowMs: monotonicMs }),
    where: () => (redis.isUp ? "redis" : "memory"),
    close: () => clearInterval(sweeping),
  };
}

/** What the settings ask for; undefined where limits are switched off. */
export function limiterOf(settings: LimitSettings, redis?: SharedRedis): Limiter | undefined {
  if (!settings.rateLimitEnabled) return undefined;
  const levels = levelsOf(settings.rateLimitPerMinute, settings.rateLimitPerHour, settings.rateLimitPerDay);
  return redis === undefined ? memoryLimiter(levels) : redisLimiter(levels, redis);
}
