/** What a caller is told of its buckets. */
import { type Levels, remaining, type Spent, waitMs } from "./bucket.ts";

/** The headers that are the same on every answer. */
export type PolicyHeaders = Readonly<Record<string, string>>;

/**
 * The size of the buckets: `X-RateLimit-Limit-Minute|Hour|Day`, and `RateLimit-Policy` of
 * draft-ietf-httpapi-ratelimit-headers-09, section 3.
 */
export function policyHeaders(levels: Levels): PolicyHeaders {
  const policies = levels.map(({ name, limit, periodMs }) => `"${name}";q=${limit};w=${periodMs / 1000}`);
  return {
    "x-ratelimit-limit-minute": String(levels[0].limit),
    "x-ratelimit-limit-hour": String(levels[1].limit),
    "x-ratelimit-limit-day": String(levels[2].limit),
    "ratelimit-policy": policies.join(", "),
  };
}

/**
 * What is left in the buckets: `X-RateLimit-Remaining-Minute|Hour|Day`, and `RateLimit` of the same draft, section 4,
 * whose `t` is the seconds until a bucket is full again.
 */
export function standingHeaders(spent: Spent, cost: number, levels: Levels): Record<string, string> {
  const [minute, hour, day] = levels;
  const left = [remaining(spent[0], minute), remaining(spent[1], hour), remaining(spent[2], day)] as const;
  const limits = levels.map(({ name, limit }, index) => {
    const seconds = Math.ceil((spent[index] ?? 0) / limit / 1000);
    return `"${name}";r=${left[index]};t=${seconds}`;
  });
  return {
    "x-ratelimit-remaining-minute": String(left[0]),
    "x-ratelimit-remaining-hour": String(left[1]),
    "x-ratelimit-remaining-day": String(left[2]),
    "x-ratelimit-cost": String(cost),
    ratelimit: limits.join(", "),
  };
}

/** A refusal: which bucket it was, and when there will be enough again. */
export interface Refusal {
  readonly level: Levels[number];
  /** Whole seconds after which the same request succeeds, unless others of the caller come before it. */
  readonly retryAfterSeconds: number;
}

/** Why a request was refused: the bucket that takes longest to have enough. */
export function refusalOf(spent: Spent, cost: number, levels: Levels): Refusal {
  const waits = levels.map((level, index) => waitMs(spent[index] ?? 0, cost, level));
  const longest = Math.max(...waits);
  const level = levels[waits.indexOf(longest)] ?? levels[0];
  return { level, retryAfterSeconds: Math.max(1, Math.ceil(longest / 1000)) };
}
