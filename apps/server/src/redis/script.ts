/** A script that Redis keeps, so that it is sent once. */
import { createHash } from "node:crypto";
import type { Redis } from "ioredis";

/**
 * A script on one key. It is asked for by its digest, and sent where Redis does not have it (any more). This does the
 * same as a command that ioredis defines, with a third of its promises: scripts run on every request.
 */
export class Script {
  readonly #redis: Redis;
  readonly #text: string;
  readonly #digest: string;

  constructor(redis: Redis, text: string) {
    this.#redis = redis;
    this.#text = text;
    this.#digest = createHash("sha1").update(text).digest("hex");
  }

  /**
   * @returns what the script returns, as ioredis reads it
   * @throws Error of the connection, or of the script
   */
  run(key: string, args: readonly (string | number)[]): Promise<unknown> {
    return this.#redis.evalsha(this.#digest, 1, key, ...args).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return this.#redis.eval(this.#text, 1, key, ...args);
    });
  }
}
