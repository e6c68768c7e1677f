/** The buckets that all replicas share. */
import type { Redis } from "ioredis";
import { type Levels, NOTHING_SPENT, type Spent, type Standing } from "./bucket.ts";

/**
 * {@link take} of bucket.ts in one step of Redis, by its clock. What the caller's replica knows of the spending is a
 * floor: so a Redis that was emptied gives nobody full buckets that this replica has seen emptier.
 */
const TAKE = `
local now = tonumber(ARGV[1])
if now < 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local cost = tonumber(ARGV[2])
local at, stored = now, {0, 0, 0}
local found = redis.call('GET', KEYS[1])
if found then
  local a, minute, hour, day = string.match(found, '^(%d+) (%d+) (%d+) (%d+)$')
  if a then at, stored = tonumber(a), {tonumber(minute), tonumber(hour), tonumber(day)} end
end
local elapsed = math.max(0, now - at)
at = math.max(at, now)
local allowed, spent, wanted, full = 1, {}, {}, 0
for level = 1, 3 do
  local limit, period, known = tonumber(ARGV[3 * level]), tonumber(ARGV[3 * level + 1]), tonumber(ARGV[3 * level + 2])
  spent[level] = math.max(0, stored[level] - elapsed * limit, known)
  wanted[level] = spent[level] + cost * period
  if wanted[level] > limit * period then allowed = 0 end
  full = math.max(full, math.ceil(wanted[level] / limit))
end
if allowed == 0 then return {0, spent[1], spent[2], spent[3]} end
if full > 0 then
  local kept = string.format('%.0f %.0f %.0f %.0f', at, wanted[1], wanted[2], wanted[3])
  redis.call('SET', KEYS[1], kept, 'PX', full + math.max(0, at - now))
end
return {1, wanted[1], wanted[2], wanted[3]}
`;

/** The connection with the script as a command. */
interface WithTake {
  takeTokens(key: string, ...args: number[]): Promise<readonly number[]>;
}

const PREFIX = "music-brain:limit:";

/** Buckets in Redis: one key a caller, which ends when they are full; one round trip a request. */
export class RedisStore {
  readonly #levels: Levels;
  readonly #redis: Redis & WithTake;
  readonly #nowMs: (() => number) | undefined;

  /**
   * @param redis made without automatic pipelining; what it times out, this store throws
   * @param nowMs a clock in place of that of Redis, for tests
   */
  constructor(levels: Levels, redis: Redis, nowMs?: () => number) {
    this.#levels = levels;
    redis.defineCommand("takeTokens", { numberOfKeys: 1, lua: TAKE });
    if (!hasTake(redis)) throw new Error("the command was not defined");
    this.#redis = redis;
    this.#nowMs = nowMs;
  }

  /**
   * @param known what is spent for certain, in this moment
   * @throws Error of the connection, of a Redis that is full, or that only reads
   */
  async take(
    caller: string,
    cost: number,
    levels = this.#levels,
    known: Spent = NOTHING_SPENT,
  ): Promise<Standing> {
    const floors = levels.flatMap(({ limit, periodMs }, index) => [limit, periodMs, known[index] ?? 0]);
    const now = this.#nowMs?.() ?? -1;
    const [allowed, minute = 0, hour = 0, day = 0] = await this.#redis.takeTokens(
      PREFIX + caller,
      now,
      cost,
      ...floors,
    );
    return { allowed: allowed === 1, spent: [minute, hour, day] };
  }
}

function hasTake(redis: Redis): redis is Redis & WithTake {
  return "takeTokens" in redis && typeof redis.takeTokens === "function";
}
