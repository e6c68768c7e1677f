/** The buckets of this process. */
import { LRUCache } from "lru-cache";
import {
  fullInMs,
  type Levels,
  largerOf,
  NOTHING_SPENT,
  refilled,
  type Spent,
  type Standing,
  take,
} from "./bucket.ts";
import type { LimitStore } from "./store.ts";

/** How many callers are remembered: under 40 MB of them. */
export const MOST_CALLERS = 100_000;

interface Account {
  readonly spent: Spent;
  /** When that was true. */
  readonly atMs: number;
}

/**
 * Buckets in memory. A caller whose buckets are full again is forgotten; of more than {@link MOST_CALLERS} others, the
 * one that has been away longest is, and starts with full buckets when it returns.
 */
export class MemoryStore implements LimitStore {
  readonly #levels: Levels;
  readonly #nowMs: () => number;
  readonly #accounts: LRUCache<string, Account>;

  /** @param nowMs whole milliseconds that never go back */
  constructor(levels: Levels, nowMs: () => number, mostCallers = MOST_CALLERS) {
    this.#levels = levels;
    this.#nowMs = nowMs;
    this.#accounts = new LRUCache({
      max: mostCallers,
      ttlResolution: 0,
      // 0 would mean for ever; the clock of the cache is only asked for differences.
      perf: { now: () => nowMs() + 1 },
    });
  }

  /** How many callers have buckets that are not full, some of which may have filled up since {@link sweep}. */
  get size(): number {
    return this.#accounts.size;
  }

  take(caller: string, cost: number, levels = this.#levels): Standing {
    const standing = take(this.spentBy(caller, levels), cost, levels);
    if (standing.allowed && cost > 0) this.#remember(caller, standing.spent, this.#nowMs(), levels);
    return standing;
  }

  /** What a caller has spent, as far as is known here. */
  spentBy(caller: string, levels = this.#levels): Spent {
    const account = this.#accounts.get(caller);
    if (account === undefined) return NOTHING_SPENT;
    return refilled(account.spent, this.#nowMs() - account.atMs, levels);
  }

  /** Takes over what another store knew of a caller at a time; never makes the spending smaller. */
  learn(caller: string, spent: Spent, atMs: number, levels = this.#levels): void {
    const nowMs = this.#nowMs();
    const news = refilled(spent, nowMs - atMs, levels);
    this.#remember(caller, largerOf(news, this.spentBy(caller, levels)), nowMs, levels);
  }

  /** Forgets those whose buckets are full. To be called now and then. */
  sweep(): void {
    this.#accounts.purgeStale();
  }

  #remember(caller: string, spent: Spent, atMs: number, levels: Levels): void {
    const ttl = fullInMs(spent, levels);
    if (ttl === 0) this.#accounts.delete(caller);
    else this.#accounts.set(caller, { spent, atMs }, { ttl });
  }
}
