/** The buckets that all replicas share. */
import type { Redis } from "ioredis";
import { Script } from "../redis/script.ts";
import {
  DAY_MS,
  HOUR_MS,
  type Levels,
  MINUTE_MS,
  NOTHING_SPENT,
  type Spent,
  type Standing,
} from "./bucket.ts";

/**
 * {@link take} of bucket.ts in one step of Redis, by its clock. What the caller's replica knows of the spending is a
 * floor: so a Redis that was emptied gives nobody full buckets that this replica has seen emptier.
 *
 * A caller is four numbers of eight bytes: when what follows was true, and what was spent of each level. Arguments: the
 * time, or nothing; the cost; the three limits; the three floors.
 */
const TAKE = `
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local max, cost = math.max, tonumber(ARGV[2])
local minutely, hourly, daily = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local at, minute, hour, day = now, 0, 0, 0
local found = redis.call('GET', KEYS[1])
if found and #found == 32 then at, minute, hour, day = struct.unpack('<dddd', found) end
local elapsed = max(0, now - at)
at = max(at, now)
minute = max(0, minute - elapsed * minutely, tonumber(ARGV[6]))
hour = max(0, hour - elapsed * hourly, tonumber(ARGV[7]))
day = max(0, day - elapsed * daily, tonumber(ARGV[8]))
local m, h, d = minute + cost * ${MINUTE_MS}, hour + cost * ${HOUR_MS}, day + cost * ${DAY_MS}
if m > minutely * ${MINUTE_MS} or h > hourly * ${HOUR_MS} or d > daily * ${DAY_MS} then return {0, minute, hour, day} end
local full = math.ceil(max(m / minutely, h / hourly, d / daily))
if full > 0 then redis.call('SET', KEYS[1], struct.pack('<dddd', at, m, h, d), 'PX', full + at - now) end
return {1, m, h, d}
`;

const PREFIX = "music-brain:buckets:";

/** Buckets in Redis: one key a caller, which ends when they are full; one round trip a request. */
export class RedisStore {
  readonly #levels: Levels;
  readonly #script: Script;
  readonly #nowMs: (() => number) | undefined;

  /**
   * @param redis made without automatic pipelining; what it times out, this store throws
   * @param nowMs a clock in place of that of Redis, for tests
   */
  constructor(levels: Levels, redis: Redis, nowMs?: () => number) {
    this.#levels = levels;
    this.#script = new Script(redis, TAKE);
    this.#nowMs = nowMs;
  }

  /**
   * @param known what is spent for certain, in this moment
   * @throws Error of the connection, of a Redis that is full, or that only reads
   */
  async take(
    caller: string,
    cost: number,
    [minute, hour, day] = this.#levels,
    known: Spent = NOTHING_SPENT,
  ): Promise<Standing> {
    const now = this.#nowMs?.() ?? "";
    const taken = await this.#script.run(PREFIX + caller, [
      now,
      cost,
      minute.limit,
      hour.limit,
      day.limit,
      ...known,
    ]);
    return standingOf(taken);
  }
}

/** What the script answers: whether the cost was taken, and what is spent of each level. */
function standingOf(answer: unknown): Standing {
  if (!Array.isArray(answer) || !answer.every(Number.isSafeInteger)) {
    throw new Error("Redis answered with something else than what is spent");
  }
  const [allowed, minute, hour, day] = answer;
  return { allowed: allowed === 1, spent: [minute, hour, day] };
}
