/** Work that holds the event loop up, piece by piece: between two of them everything else has its turn. */
import { overloaded } from "../http/shedding.ts";
import type { Level } from "../telemetry/metrics/level.ts";

/** Pieces that wait, however quickly they are done. */
const MOST_WAITING = 500;

/** A wait that is not begun: what is done later than this is of little use, and the service is itself again so soon after a rush. */
const LONGEST_WAIT_MS = 3000;

/** The share of the last piece in the pace that is known. */
const NEWS = 0.1;

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
  readonly #nowMs: () => number;
  /** Milliseconds from one piece to the next, while some wait: with all else that happens between them. */
  #paceMs = 0;
  #lastMs: number | undefined;

  /**
   * @param depth told how many pieces wait
   * @param holding whether they have to wait although it is their turn
   * @param nowMs a clock that never goes back
   */
  constructor(
    depth: Level,
    holding: () => boolean = () => false,
    nowMs: () => number = () => performance.now(),
  ) {
    this.#depth = depth;
    this.#holding = holding;
    this.#nowMs = nowMs;
  }

  /**
   * What the work gives, once it had its turn; the turn is over when it returns, whatever it gives later.
   * @throws Problem overloaded (rejects) where too much waits already; whatever the work throws
   */
  run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const waiting = this.#depth.now;
    if (waiting >= MOST_WAITING || waiting * this.#paceMs >= LONGEST_WAIT_MS) {
      return Promise.reject(overloaded());
    }
    const asked = this.#nowMs();
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        // It came when the pace was not known, or was better. What is as late as this helps nobody.
        if (this.#nowMs() - asked > 2 * LONGEST_WAIT_MS) return reject(overloaded());
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
    this.#measure();
    if (this.#depth.now > 0) setImmediate(() => this.#turn(TURNS_BETWEEN - 1));
  }

  /** Takes note of how long it was since the piece before, where there was no pause between the two. */
  #measure(): void {
    const nowMs = this.#nowMs();
    if (this.#lastMs !== undefined) {
      const taken = nowMs - this.#lastMs;
      this.#paceMs = this.#paceMs === 0 ? taken : this.#paceMs + NEWS * (taken - this.#paceMs);
    }
    this.#lastMs = this.#depth.now > 0 ? nowMs : undefined;
  }
}
