/** How late the event loop is: the time that a request just arrived would have waited. */

const INTERVAL_MS = 100;

/** A meter that runs. */
export interface LagMeter {
  /** Milliseconds; also while the loop is held up it grows. */
  lagMs(): number;
  stop(): void;
}

/**
 * Starts a meter: a timer that knows when it should have fired.
 * @param now a clock that never goes back, in milliseconds
 */
export function startLagMeter(now: () => number = () => performance.now()): LagMeter {
  let firedAt = now();
  let last = 0;
  const late = () => Math.max(0, now() - firedAt - INTERVAL_MS);
  const timer = setInterval(() => {
    last = late();
    firedAt = now();
  }, INTERVAL_MS).unref();
  return { lagMs: () => Math.max(last, late()), stop: () => clearInterval(timer) };
}
