/** Redis while it answers in time. */
import { setImmediate, setTimeout } from "node:timers";
import type { FastifyBaseLogger } from "fastify";
import type { Redis } from "ioredis";
import type { Settings } from "../settings.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { monotonicMs } from "../time.ts";
import { connectToRedis, REDIS_SILENCE_MS } from "./connection.ts";

/** What a {@link SharedRedis} is made from. */
export interface SharedRedisOptions {
  readonly redis: Redis;
  readonly nowMs: () => number;
  /** An answer that takes longer is not waited for. */
  readonly timeoutMs: number;
  /** Told how long an answer took that came in time. */
  readonly onAnswer?: (milliseconds: number) => void;
  /** Told when Redis is gone, and why, and when it is back. */
  readonly onChange: (isUp: boolean, why?: unknown) => void;
}

/** Somebody who waits for Redis. */
interface Question {
  readonly askedAtMs: number;
  readonly giveUp: () => void;
}

/** How often a Redis that failed is tried again. */
const PROBE_EVERY_MS = 500;

/** Settles when scripts run and can write: a Redis that is full, or that only reads, would still answer a ping. */
const PROBE = "return redis.call('SET', KEYS[1], '1', 'PX', 1000)";

/**
 * One Redis for all who would share with other replicas and can do without. From the first answer that fails or is late
 * nobody waits for it any more, not even those who have asked already; then it is tried now and then, until it answers.
 */
export class SharedRedis {
  readonly #options: SharedRedisOptions;
  readonly #asked = new Set<Question>();
  #isUp = false;
  #watching = false;
  #probe: NodeJS.Timeout | undefined;
  #closed = false;
  /** Why there is no connection, as long as there is none: a command only says that it could not be sent. */
  #connectionError: unknown;

  constructor(options: SharedRedisOptions) {
    this.#options = options;
    options.redis.on("error", (error: unknown) => {
      this.#connectionError = error;
    });
    // Known at once, also while nobody asks.
    options.redis.on("close", () => this.#leave(new Error("the connection to Redis is closed")));
  }

  /** Whether it is asked at the moment. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** The connection, for what has to be said of it before it is asked: its scripts. */
  get connection(): Redis {
    return this.#options.redis;
  }

  /** Tries Redis for the first time; from then on it is tried again whenever it is gone. */
  async start(): Promise<void> {
    const why = await this.#tryRedis();
    if (!this.#isUp) this.#options.onChange(false, why);
  }

  /** What Redis answers; undefined, at the latest when the time is over, where it does not. Never rejects. */
  ask<Answer>(command: (redis: Redis) => Promise<Answer>): Promise<Answer | undefined> {
    if (!this.#isUp) return Promise.resolve(undefined);
    const { redis, nowMs, timeoutMs, onAnswer } = this.#options;
    return new Promise((resolve) => {
      const question = { askedAtMs: nowMs(), giveUp: () => resolve(undefined) };
      this.#asked.add(question);
      this.#watch(timeoutMs);
      command(redis).then(
        (answer) => {
          if (!this.#asked.delete(question)) return;
          onAnswer?.(nowMs() - question.askedAtMs);
          resolve(answer);
        },
        (error: unknown) => this.#leave(error),
      );
    });
  }

  /** Ends the trying and the connection. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#probe);
    this.#options.redis.disconnect();
  }

  /** Looks after a while whether the question that waits longest has waited too long. */
  #watch(afterMs: number): void {
    if (this.#watching) return;
    this.#watching = true;
    // Where this process itself was late, the answer may have come in the meantime: that is read before the immediate.
    setTimeout(() => setImmediate(() => this.#look()), afterMs).unref();
  }

  #look(): void {
    this.#watching = false;
    const [oldest] = this.#asked;
    if (oldest === undefined) return;
    const { nowMs, timeoutMs } = this.#options;
    const waitedMs = nowMs() - oldest.askedAtMs;
    if (waitedMs < timeoutMs) this.#watch(timeoutMs - waitedMs);
    else this.#leave(new Error(`Redis has not answered for ${waitedMs} ms`));
  }

  #leave(why: unknown): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#options.redis.options.socketTimeout = REDIS_SILENCE_MS;
    const asked = [...this.#asked];
    this.#asked.clear();
    for (const { giveUp } of asked) giveUp();
    if (this.#closed) return;
    this.#options.onChange(false, why);
    this.#probeLater();
  }

  #probeLater(): void {
    if (this.#closed) return;
    this.#probe = setTimeout(() => void this.#tryRedis(), PROBE_EVERY_MS).unref();
  }

  /** Returns to Redis if it answers in time, else tries again later and returns why not. */
  async #tryRedis(): Promise<unknown> {
    const { redis, nowMs, timeoutMs, onChange } = this.#options;
    const askedAtMs = nowMs();
    try {
      await redis.eval(PROBE, 1, "music-brain:probe");
      const tookMs = nowMs() - askedAtMs;
      if (tookMs > timeoutMs) throw new Error(`Redis took ${tookMs} ms to answer`);
    } catch (error) {
      this.#probeLater();
      return this.#connectionError ?? error;
    }
    if (this.#closed) return undefined;
    this.#connectionError = undefined;
    this.#isUp = true;
    // While it is asked, this class sees that it is silent: a timer of the client's for each request would do so twice.
    Reflect.deleteProperty(redis.options, "socketTimeout");
    onChange(true);
    return undefined;
  }
}

/** The Redis that the settings name; undefined where they name none. It need not be there yet. */
export async function sharedRedisOf(
  { redisUrl, redisTimeoutMs }: Pick<Settings, "redisUrl" | "redisTimeoutMs">,
  { redisDuration, redisUp }: Pick<Metrics, "redisDuration" | "redisUp">,
  logger?: Pick<FastifyBaseLogger, "info" | "warn">,
): Promise<SharedRedis | undefined> {
  if (redisUrl === undefined) return undefined;
  const redis = await connectToRedis(redisUrl);
  const shared = new SharedRedis({
    redis,
    nowMs: monotonicMs,
    timeoutMs: redisTimeoutMs,
    onAnswer: (milliseconds) => redisDuration.observe({}, milliseconds / 1000),
    onChange(isUp, why) {
      redisUp.now = isUp ? 1 : 0;
      if (isUp) logger?.info("Redis answers: replicas share rate limits, songs and idempotency keys");
      else
        logger?.warn(
          { err: withoutCommand(why) },
          "Redis does not answer: rate limits, songs and idempotency keys are this process's own",
        );
    },
  });
  // A failure is that of the first try, which comes now.
  await redis.connect().catch(() => undefined);
  await shared.start();
  return shared;
}

/** ioredis hangs the command on an error, whose arguments are a password, or what callers were answered. */
function withoutCommand(error: unknown): unknown {
  if (error instanceof Error) Reflect.deleteProperty(error, "command");
  return error;
}
