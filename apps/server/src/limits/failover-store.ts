/** Redis while it answers in time, memory while it does not. */
import { setImmediate, setTimeout } from "node:timers";
import type { Standing } from "./bucket.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { RedisStore } from "./redis-store.ts";
import type { LimitStore } from "./store.ts";

/** Where the buckets are at the moment. */
export type StoreName = "memory" | "redis";

/** What a {@link FailoverStore} is made from. */
export interface FailoverOptions {
  readonly redis: RedisStore;
  readonly memory: MemoryStore;
  /** The clock of the memory. */
  readonly nowMs: () => number;
  /** An answer of Redis that takes longer is not waited for. */
  readonly timeoutMs: number;
  /** Told how long an answer took that came in time. */
  readonly onAnswer?: (milliseconds: number) => void;
  /** Told where the buckets are from now on, and why. */
  readonly onMove: (to: StoreName, why?: unknown) => void;
}

/** A request that waits for Redis. */
interface Question {
  readonly caller: string;
  readonly cost: number;
  readonly askedAtMs: number;
  readonly answer: (standing: Standing) => void;
}

/** How often a Redis that failed is tried again. */
const PROBE_EVERY_MS = 500;

/** How much two clocks that count whole milliseconds may disagree on a span of time. */
const GRAIN_MS = 2;

/**
 * Counts in Redis, and in this process from the first answer that fails or is late until Redis answers again. What is
 * asked at that moment is answered from memory at once, and what Redis still says of it does not count any more.
 *
 * This process remembers what Redis said of each caller, goes on from there when Redis is gone, and tells it when it is
 * back. So with one replica a caller never gets more than the limit, whatever happens to Redis; with r replicas, each
 * gives at most the limit, and while Redis is gone at most what it last saw left.
 */
export class FailoverStore implements LimitStore {
  readonly #options: FailoverOptions;
  readonly #asked = new Set<Question>();
  #store: StoreName = "memory";
  #watching = false;
  #probe: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: FailoverOptions) {
    this.#options = options;
  }

  /** Where the buckets are at the moment. */
  get store(): StoreName {
    return this.#store;
  }

  /** Tries Redis for the first time; from then on it is tried again whenever it is gone. */
  async start(): Promise<void> {
    const why = await this.#tryRedis();
    if (this.#store === "memory") this.#options.onMove("memory", why);
  }

  take(caller: string, cost: number): Standing | Promise<Standing> {
    const { redis, memory, nowMs } = this.#options;
    if (this.#store === "memory") return memory.take(caller, cost);
    return new Promise((answer) => {
      const question = { caller, cost, askedAtMs: nowMs(), answer };
      this.#asked.add(question);
      this.#watch(this.#options.timeoutMs);
      redis.take(caller, cost, memory.spentBy(caller)).then(
        (standing) => this.#answered(question, standing),
        (error: unknown) => this.#moveToMemory(error),
      );
    });
  }

  /** Ends the trying. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#probe);
  }

  #answered(question: Question, standing: Standing): void {
    if (!this.#asked.delete(question)) return;
    const { memory, nowMs, onAnswer } = this.#options;
    onAnswer?.(nowMs() - question.askedAtMs);
    // As of the moment of asking, which is before that of counting: never more than is true.
    memory.learn(question.caller, standing.spent, question.askedAtMs - GRAIN_MS);
    question.answer(standing);
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
    else this.#moveToMemory(new Error(`Redis has not answered for ${waitedMs} ms`));
  }

  #moveToMemory(why: unknown): void {
    if (this.#store === "memory" || this.#closed) return;
    this.#store = "memory";
    const asked = [...this.#asked];
    this.#asked.clear();
    for (const { caller, cost, answer } of asked) answer(this.#options.memory.take(caller, cost));
    this.#options.onMove("memory", why);
    this.#probeLater();
  }

  #probeLater(): void {
    if (this.#closed) return;
    this.#probe = setTimeout(() => void this.#tryRedis(), PROBE_EVERY_MS).unref();
  }

  /** Moves to Redis if it answers in time, else tries again later and returns why not. */
  async #tryRedis(): Promise<unknown> {
    const { redis, nowMs, timeoutMs, onMove } = this.#options;
    const askedAtMs = nowMs();
    try {
      await redis.probe();
      const tookMs = nowMs() - askedAtMs;
      if (tookMs > timeoutMs) throw new Error(`Redis took ${tookMs} ms to answer`);
    } catch (error) {
      this.#probeLater();
      return error;
    }
    if (this.#closed) return undefined;
    this.#store = "redis";
    onMove("redis");
    return undefined;
  }
}
