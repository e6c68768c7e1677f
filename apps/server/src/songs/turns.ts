/** Work that holds the event loop up, piece by piece: between two of them everything else has its turn. */
import { overloaded } from "../http/shedding.ts";
import type { Level } from "../telemetry/metrics/level.ts";

/** Pieces that wait; at some milliseconds each, the last of them waits for seconds. */
const MOST_WAITING = 500;

/**
 * Turns of the event loop between two pieces. In each of them it takes one connection (libuv ≥ 1.45): so that those who
 * come, to ask for health for example, are not as slow to be taken as the work is done.
 */
const TURNS_BETWEEN = 8;

/** A queue of work. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #depth: Level;

  readonly #holding: () => boolean;

  /**
   * @param depth told how many pieces wait
   * @param holding whether they have to wait although it is their turn
   */
  constructor(depth: Level, holding: () => boolean = () => false) {
    this.#depth = depth;
    this.#holding = holding;
  }

  /**
   * What the work gives, once it had its turn; the turn is over when it returns, whatever it gives later.
   * @throws Problem overloaded (rejects) where too much waits already; whatever the work throws
   */
  run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    if (this.#depth.now >= MOST_WAITING) return Promise.reject(overloaded());
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      if (++this.#depth.now === 1) setImmediate(() => this.#turn());
    });
  }

  #turn(left = 0): void {
    if (left > 0 || this.#holding()) {
      setImmediate(() => this.#turn(left - 1));
      return;
    }
    this.#waiting.shift()?.();
    this.#depth.now--;
    if (this.#depth.now > 0) setImmediate(() => this.#turn(TURNS_BETWEEN - 1));
  }
}
