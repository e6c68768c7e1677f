/** Answers that were made before, and those that are being made now. */
import { LRUCache } from "lru-cache";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import type { SharedAnswers } from "./shared-answers.ts";

/** An answer as it goes out. */
export interface MadeAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What an entry takes besides its body, about. */
const ENTRY_BYTES = 1000;

/**
 * Remembers answers by a key until there are too many bytes of them; the least recently used goes first. Who asks for
 * one that is being made waits for it: a thousand equal requests at once are one piece of work.
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, MadeAnswer> | undefined;
  readonly #making = new Map<string, Promise<MadeAnswer>>();
  readonly #metrics: Metrics;
  readonly #shared: SharedAnswers | undefined;

  /**
   * @param maxBytes 0 remembers nothing, and still makes equal answers once at a time
   * @param shared what other processes remember
   */
  constructor(maxBytes: number, metrics: Metrics, shared?: SharedAnswers) {
    this.#metrics = metrics;
    this.#shared = shared;
    if (maxBytes === 0) return;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ body }) => body.length + ENTRY_BYTES,
    });
  }

  /**
   * The answer of the key; made where nobody has made it yet. What fails is not remembered.
   * @param isShared false where it is so large that making it again costs other processes less than carrying it around
   */
  get(key: string, make: () => Promise<MadeAnswer>, isShared = true): Promise<MadeAnswer> {
    const made = this.#answers?.get(key);
    if (made !== undefined) {
      this.#count("hit");
      return Promise.resolve(made);
    }
    const making = this.#making.get(key);
    if (making !== undefined) {
      this.#count("joined");
      return making;
    }
    const fresh = this.#find(key, make, isShared ? this.#shared : undefined)
      .then((answer) => {
        this.#answers?.set(key, answer);
        this.#metrics.songCacheBytes.now = this.#answers?.calculatedSize ?? 0;
        return answer;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, fresh);
    return fresh;
  }

  async #find(
    key: string,
    make: () => Promise<MadeAnswer>,
    shared: SharedAnswers | undefined,
  ): Promise<MadeAnswer> {
    const known = await shared?.get(key);
    this.#count(known === undefined ? "miss" : "shared");
    if (known !== undefined) return known;
    const made = await make();
    // Nobody waits for it.
    void shared?.set(key, made);
    return made;
  }

  #count(result: "hit" | "shared" | "miss" | "joined"): void {
    this.#metrics.songCacheRequests.inc({ result });
  }
}
