/** Answers that replicas share in Redis. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { SharedRedis } from "../redis/shared-redis.ts";
import { Shelf } from "../redis/shelf.ts";
import type { MadeAnswer } from "./answer-cache.ts";

/** A memory beyond this process. What fails there is as if it were not there. */
export interface SharedAnswers {
  /** Undefined where there is none, or none in time. */
  get(key: string): Promise<MadeAnswer | undefined>;
  set(key: string, answer: MadeAnswer): Promise<void>;
}

/** A song that nobody asked for in a day can be composed again. */
const KEPT_MS = 86_400_000;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * Answers in Redis: in gzip, headers as a line of JSON before the body.
 * @param maxBytes 0 remembers nothing
 */
export function sharedAnswers(redis: SharedRedis, maxBytes: number): SharedAnswers | undefined {
  if (maxBytes === 0) return undefined;
  const shelf = new Shelf(redis, { name: "music-brain:songs:", maxBytes, keptMs: KEPT_MS });
  return {
    async get(key) {
      const bytes = await shelf.get(key);
      try {
        return bytes && unpack(await decompress(bytes));
      } catch {
        // Not of our making: it is composed again.
        return undefined;
      }
    },
    async set(key, answer) {
      await shelf.put(key, await compress(pack(answer), { level: 1 }));
    },
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
