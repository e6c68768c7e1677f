/** Redis while it answers in time, memory while it does not. */
import type { SharedRedis } from "../redis/shared-redis.ts";
import type { Levels, Standing } from "./bucket.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { RedisStore } from "./redis-store.ts";
import type { LimitStore } from "./store.ts";

/** What a {@link FailoverStore} is made from. */
export interface FailoverOptions {
  readonly redis: SharedRedis;
  readonly shared: RedisStore;
  readonly memory: MemoryStore;
  /** The clock of the memory. */
  readonly nowMs: () => number;
}

/** How much two clocks that count whole milliseconds may disagree on a span of time. */
const GRAIN_MS = 2;

/**
 * Counts in Redis, and in this process while Redis does not answer. What is asked in that moment is answered from memory at
 * once, and what Redis still says of it does not count any more.
 *
 * This process remembers what Redis said of each caller, goes on from there when Redis is gone, and tells it when it is
 * back. So with one replica a caller never gets more than the limit, whatever happens to Redis; with r replicas, each
 * gives at most the limit, and while Redis is gone at most what it last saw left.
 */
export class FailoverStore implements LimitStore {
  readonly #options: FailoverOptions;

  constructor(options: FailoverOptions) {
    this.#options = options;
  }

  take(caller: string, cost: number, levels?: Levels): Standing | Promise<Standing> {
    const { redis, memory } = this.#options;
    return redis.isUp ? this.#takeFromRedis(caller, cost, levels) : memory.take(caller, cost, levels);
  }

  async #takeFromRedis(caller: string, cost: number, levels: Levels | undefined): Promise<Standing> {
    const { redis, shared, memory, nowMs } = this.#options;
    const askedAtMs = nowMs();
    const standing = await redis.ask(() => shared.take(caller, cost, levels, memory.spentBy(caller, levels)));
    if (standing === undefined) return memory.take(caller, cost, levels);
    // As of the moment of asking, which is before that of counting: never more than is true.
    memory.learn(caller, standing.spent, askedAtMs - GRAIN_MS, levels);
    return standing;
  }
}
