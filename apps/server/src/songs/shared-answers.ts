/** Answers that replicas share in Redis. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Redis } from "ioredis";
import { connectToRedis } from "../redis.ts";
import type { Settings } from "../settings.ts";
import type { MadeAnswer } from "./answer-cache.ts";

/** A memory beyond this process. What fails there is as if it were not there. */
export interface SharedAnswers {
  /** Undefined where there is none, or none in time. */
  get(key: string): Promise<MadeAnswer | undefined>;
  set(key: string, answer: MadeAnswer): Promise<void>;
  close(): void;
}

const PREFIX = "music-brain:song:";

/** A song that nobody asked for in a day can be composed again. */
const KEPT_SECONDS = 86_400;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The memory that the settings ask for; undefined where there is no Redis, or nothing is to be remembered. */
export async function sharedAnswersOf({
  redisUrl,
  redisTimeoutMs,
  cacheMaxMegabytes,
}: Pick<Settings, "redisUrl" | "redisTimeoutMs" | "cacheMaxMegabytes">): Promise<SharedAnswers | undefined> {
  if (redisUrl === undefined || cacheMaxMegabytes === 0) return undefined;
  const redis = await connectToRedis(redisUrl);
  // It comes back by itself; the limiter says in the log that Redis is gone.
  await redis.connect().catch(() => undefined);
  return answersInRedis(redis, redisTimeoutMs);
}

/**
 * Answers in Redis: one key each, in gzip, headers as a line of JSON before the body.
 * @param timeoutMs an answer of Redis is not waited for any longer: a song is composed in some milliseconds
 */
function answersInRedis(redis: Redis, timeoutMs: number): SharedAnswers {
  return {
    async get(key) {
      try {
        const bytes = await withinTime(redis.getBuffer(PREFIX + key), timeoutMs);
        return bytes == null ? undefined : unpack(await decompress(bytes));
      } catch {
        return undefined;
      }
    },
    async set(key, answer) {
      try {
        await redis.set(PREFIX + key, await compress(pack(answer), { level: 1 }), "EX", KEPT_SECONDS);
      } catch {
        // Whoever asks next composes it again.
      }
    },
    close: () => redis.disconnect(),
  };
}

function pack({ headers, body }: MadeAnswer): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(headers)}\n`), body]);
}

function unpack(bytes: Buffer): MadeAnswer {
  const end = bytes.indexOf("\n");
  const headers: Record<string, string> = JSON.parse(bytes.toString("utf8", 0, end));
  return { headers, body: bytes.subarray(end + 1) };
}

async function withinTime<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
