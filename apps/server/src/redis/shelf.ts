/** Bytes that replicas share for a time. */
import type { Redis } from "ioredis";
import type { SharedRedis } from "./shared-redis.ts";

/** What an entry takes besides its bytes, about. */
const ENTRY_BYTES = 500;

/**
 * What is larger is not carried to Redis and back: everybody's questions would wait behind it, longer than a Redis that
 * answers is waited for.
 */
export const LARGEST_ENTRY_BYTES = 2 ** 20;

/**
 * Puts bytes under a key and takes the oldest away: those whose time is over, and more of them until the rest fits. The
 * index has a member for each, "size key", by its time; beside it is the sum of the sizes.
 */
const PUT = `
local ttl, most = tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local size = #ARGV[1] + ${ENTRY_BYTES}
redis.call('SET', KEYS[1], ARGV[1], 'PX', ttl)
local sum = tonumber(redis.call('GET', KEYS[3]) or '0')
if redis.call('ZADD', KEYS[2], now, size .. ' ' .. KEYS[1]) == 1 then sum = sum + size end
while true do
  local oldest = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
  if not oldest[1] or (sum <= most and tonumber(oldest[2]) > now - ttl) then break end
  local bytes, key = string.match(oldest[1], '^(%d+) (.*)$')
  redis.call('ZREM', KEYS[2], oldest[1])
  redis.call('DEL', key)
  sum = sum - tonumber(bytes)
end
redis.call('SET', KEYS[3], sum, 'PX', ttl)
redis.call('PEXPIRE', KEYS[2], ttl)
return sum
`;

/** The connection with the script as a command. */
interface WithPut {
  putOnShelf(...keysAndArguments: readonly (string | number | Buffer)[]): Promise<number>;
}

/** What shelves are set up with. */
export interface ShelfOptions {
  /** What stands before its keys. */
  readonly name: string;
  /** Beyond it the oldest goes, before its time is over. */
  readonly maxBytes: number;
  /** How long things are kept. */
  readonly keptMs: number;
}

/** A place in Redis for at most so many bytes. Without Redis it is as if it were empty. */
export class Shelf {
  readonly #redis: SharedRedis;
  readonly #options: ShelfOptions;

  constructor(redis: SharedRedis, options: ShelfOptions) {
    this.#redis = redis;
    this.#options = options;
    redis.connection.defineCommand("putOnShelf", { numberOfKeys: 3, lua: PUT });
  }

  /** What was put there; undefined where there is nothing, or Redis does not say in time. */
  async get(key: string): Promise<Buffer | undefined> {
    const place = this.#place(key);
    return (await this.#redis.ask((redis) => redis.getBuffer(place))) ?? undefined;
  }

  /** Puts it there, where Redis takes it in time; what is too large leaves the place empty. */
  async put(key: string, bytes: Buffer): Promise<void> {
    if (bytes.length > LARGEST_ENTRY_BYTES) return this.remove(key);
    const { name, keptMs, maxBytes } = this.#options;
    const keys = [this.#place(key), `${name}index`, `${name}bytes`];
    await this.#redis.ask((redis) => withPut(redis).putOnShelf(...keys, bytes, keptMs, maxBytes));
  }

  /** Puts something small there for a time unless something is there: then that, else undefined. */
  async claim(key: string, bytes: Buffer, claimedMs: number): Promise<Buffer | undefined> {
    const place = this.#place(key);
    const claimed = await this.#redis.ask((redis) => redis.set(place, bytes, "PX", claimedMs, "NX"));
    return claimed === null ? this.get(key) : undefined;
  }

  /** Takes it away. */
  async remove(key: string): Promise<void> {
    const place = this.#place(key);
    await this.#redis.ask((redis) => redis.del(place));
  }

  #place(key: string): string {
    return `${this.#options.name}at:${key}`;
  }
}

function withPut(redis: Redis): Redis & WithPut {
  if (!hasPut(redis)) throw new Error("the command was not defined");
  return redis;
}

function hasPut(redis: Redis): redis is Redis & WithPut {
  return "putOnShelf" in redis && typeof redis.putOnShelf === "function";
}
