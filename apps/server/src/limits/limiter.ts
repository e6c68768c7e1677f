/** The limits of a running service: its levels, where its buckets are, and when they move. */
import type { FastifyBaseLogger } from "fastify";
import { connectToRedis } from "../redis.ts";
import type { Settings } from "../settings.ts";
import type { Dependency } from "../telemetry/health.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { type Levels, levelsOf } from "./bucket.ts";
import { FailoverStore, type StoreName } from "./failover-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { RedisStore } from "./redis-store.ts";
import type { LimitStore } from "./store.ts";

/** What limits requests. */
export interface Limiter {
  readonly levels: Levels;
  readonly store: LimitStore;
  /** Where the buckets are at the moment. */
  readonly where: () => StoreName;
  /** What GET /health/ready says of it. */
  readonly dependencies: readonly Dependency[];
  readonly close: () => void;
}

type LimitSettings = Pick<
  Settings,
  | "rateLimitEnabled"
  | "rateLimitPerMinute"
  | "rateLimitPerHour"
  | "rateLimitPerDay"
  | "redisUrl"
  | "redisTimeoutMs"
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
    dependencies: [],
    close: () => clearInterval(sweeping),
  };
}

/** Limits that replicas share; of this process alone while Redis does not answer. */
export async function redisLimiter(
  levels: Levels,
  { redisUrl, redisTimeoutMs }: { readonly redisUrl: string; readonly redisTimeoutMs: number },
  { redisDuration }: Pick<Metrics, "redisDuration">,
  logger?: Pick<FastifyBaseLogger, "info" | "warn">,
): Promise<Limiter> {
  const redis = await connectToRedis(redisUrl);
  const memory = new MemoryStore(levels, monotonicMs);
  const store = new FailoverStore({
    redis: new RedisStore(levels, redis),
    memory,
    nowMs: monotonicMs,
    timeoutMs: redisTimeoutMs,
    onAnswer: (milliseconds) => redisDuration.observe({}, milliseconds / 1000),
    onMove(to, why) {
      if (to === "redis") logger?.info("rate limits are counted in Redis");
      else logger?.warn({ err: why }, "Redis does not answer: rate limits are counted in this process alone");
    },
  });
  // A failure is that of the first try, which comes now.
  await redis.connect().catch(() => undefined);
  await store.start();
  const sweeping = setInterval(() => memory.sweep(), SWEEP_EVERY_MS).unref();
  return {
    levels,
    store,
    where: () => store.store,
    dependencies: [
      // Without Redis the limits hold in each replica: the service is ready, if less exact.
      { name: "redis", check: async () => (store.store === "redis" ? "up" : "degraded") },
    ],
    close() {
      clearInterval(sweeping);
      store.close();
      redis.disconnect();
    },
  };
}

/** What the settings ask for; undefined where limits are switched off. */
export async function limiterOf(
  settings: LimitSettings,
  metrics: Metrics,
  logger?: FastifyBaseLogger,
): Promise<Limiter | undefined> {
  if (!settings.rateLimitEnabled) return undefined;
  const levels = levelsOf(settings.rateLimitPerMinute, settings.rateLimitPerHour, settings.rateLimitPerDay);
  const { redisUrl, redisTimeoutMs } = settings;
  if (redisUrl === undefined) return memoryLimiter(levels);
  return redisLimiter(levels, { redisUrl, redisTimeoutMs }, metrics, logger);
}

function monotonicMs(): number {
  return Math.floor(performance.now());
}
