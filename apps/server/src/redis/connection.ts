/** The connection to Redis that the whole service has. */
import type { Redis } from "ioredis";

/** A connection on which an answer is missing for so long is given up and made anew. */
export const REDIS_SILENCE_MS = 2000;

/** The longest wait between two tries to connect. */
const REDIS_RECONNECT_MS = 1000;

/**
 * A connection that is made when it is asked to, refuses what it cannot send now, and comes back by itself. The client is
 * loaded here: without Redis its 13 MB are saved.
 */
export async function connectToRedis(url: string): Promise<Redis> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    socketTimeout: REDIS_SILENCE_MS,
    connectTimeout: REDIS_SILENCE_MS,
    lazyConnect: true,
    // What cannot be sent now is refused now: requests do not queue for a Redis that is gone.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableAutoPipelining: false,
    retryStrategy: (tries) => Math.min(50 * tries, REDIS_RECONNECT_MS),
  });
  // Every failure is also that of a command, which is where it is dealt with.
  redis.on("error", () => undefined);
  return redis;
}
