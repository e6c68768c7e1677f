/** The token bucket as a textbook has it, in exact fractions: what the stores are compared with. */
import type { Levels } from "../bucket.ts";

/** One caller's buckets by what is left in them. */
export interface ModelCaller {
  /** True when all buckets had the cost, which is then gone from them. */
  take(cost: number, nowMs: number): boolean;
  /** Whole tokens left at each level. */
  left(nowMs: number): readonly number[];
}

/** A caller with full buckets. */
export function modelCaller(levels: Levels, startMs: number): ModelCaller {
  // Token·milliseconds: one token is periodMs of them.
  const buckets = levels.map(({ limit, periodMs }) => ({
    rate: BigInt(limit),
    token: BigInt(periodMs),
    most: BigInt(limit) * BigInt(periodMs),
    left: BigInt(limit) * BigInt(periodMs),
  }));
  let lastMs = startMs;
  const fill = (nowMs: number) => {
    const elapsed = BigInt(nowMs - lastMs);
    lastMs = nowMs;
    for (const bucket of buckets) {
      const filled = bucket.left + elapsed * bucket.rate;
      bucket.left = filled > bucket.most ? bucket.most : filled;
    }
  };
  return {
    take(cost, nowMs) {
      fill(nowMs);
      if (buckets.some(({ left, token }) => left < BigInt(cost) * token)) return false;
      for (const bucket of buckets) bucket.left -= BigInt(cost) * bucket.token;
      return true;
    },
    left(nowMs) {
      fill(nowMs);
      return buckets.map(({ left, token }) => Number(left / token));
    },
  };
}
