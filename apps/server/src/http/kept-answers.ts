/** Where answers to requests with an Idempotency-Key are kept. */
import { LRUCache } from "lru-cache";
import type { SharedRedis } from "../redis/shared-redis.ts";
import { Shelf } from "../redis/shelf.ts";

/** A request, and what it was answered. */
export interface Kept {
  /** Of what was asked. */
  readonly fingerprint: string;
  /** Absent while the request is being answered. */
  readonly answer?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** In gzip: a song as JSON is a quarter of its size then. */
    readonly body: Buffer;
  };
}

/** A memory of requests, each in a place of its own. */
export interface KeptAnswers {
  /** Takes note that a request is being answered, unless one was there before: then that is returned. */
  begin(place: string, fingerprint: string): Promise<Kept | undefined>;
  /** Keeps its answer for a day. */
  finish(place: string, kept: Required<Kept>): Promise<void>;
  /** As if it had never been. */
  forget(place: string): Promise<void>;
}

const DAY_MS = 86_400_000;

/** A request that takes longer was lost. */
const RUNNING_MS = 60_000;

/** Beyond it answers go before their day is over: of this process the least recently used, in Redis the oldest. */
const MAX_BYTES = 64 * 2 ** 20;

/** What an entry takes besides its body, about. */
const ENTRY_BYTES = 500;

/** Answers in this process, and in Redis where there is one. @param now a clock that never goes back, in milliseconds */
export function keptAnswers(now: () => number, redis?: SharedRedis): KeptAnswers {
  const memory = answersInMemory(now);
  return redis === undefined ? memory : answersInBoth(memory, answersInRedis(redis));
}

/** Answers of this process alone. */
export function answersInMemory(now: () => number, maxBytes = MAX_BYTES): KeptAnswers {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    sizeCalculation: ({ answer }) => (answer?.body.length ?? 0) + ENTRY_BYTES,
    ttl: DAY_MS,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    async begin(place, fingerprint) {
      const before = kept.get(place);
      if (before === undefined) kept.set(place, { fingerprint }, { ttl: RUNNING_MS });
      return before;
    },
    async finish(place, answered) {
      kept.set(place, answered);
    },
    async forget(place) {
      kept.delete(place);
    },
  };
}

/** Answers that replicas share. Without Redis every request is the first. */
export function answersInRedis(redis: SharedRedis, maxBytes = MAX_BYTES): KeptAnswers {
  const shelf = new Shelf(redis, { name: "music-brain:answers:", maxBytes, keptMs: DAY_MS });
  return {
    async begin(place, fingerprint) {
      const before = await shelf.claim(place, pack({ fingerprint }), RUNNING_MS);
      return before && unpack(before);
    },
    finish: (place, answered) => shelf.put(place, pack(answered)),
    forget: (place) => shelf.remove(place),
  };
}

/** What this process knows needs no question; what it answered is known while Redis is gone. */
export function answersInBoth(own: KeptAnswers, shared: KeptAnswers): KeptAnswers {
  return {
    async begin(place, fingerprint) {
      const here = await own.begin(place, fingerprint);
      if (here !== undefined) return here;
      const there = await shared.begin(place, fingerprint);
      // Another replica will say when it is answered.
      if (there !== undefined) await own.forget(place);
      return there;
    },
    async finish(place, answered) {
      await own.finish(place, answered);
      await shared.finish(place, answered);
    },
    async forget(place) {
      await own.forget(place);
      await shared.forget(place);
    },
  };
}

/** A line of JSON before the body. */
function pack({ fingerprint, answer }: Kept): Buffer {
  const { body = Buffer.alloc(0), ...head } = answer ?? {};
  const line = JSON.stringify(answer === undefined ? { fingerprint } : { fingerprint, ...head });
  return Buffer.concat([Buffer.from(`${line}\n`), body]);
}

function unpack(bytes: Buffer): Kept {
  const end = bytes.indexOf("\n");
  const { fingerprint, status, headers }: Head = JSON.parse(bytes.toString("utf8", 0, end));
  if (status === undefined) return { fingerprint };
  return { fingerprint, answer: { status, headers: headers ?? {}, body: bytes.subarray(end + 1) } };
}

interface Head {
  readonly fingerprint: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}
