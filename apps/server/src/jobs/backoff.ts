/** How long a job waits after a failure. */

/** The waits of a queue, in whole seconds. */
export interface Backoff {
  /** After the first failure; 0 for no wait after any. */
  readonly firstSeconds: number;
  /** However often it failed. */
  readonly longestSeconds: number;
}

/** What a fault that goes away by itself, such as a full disk or a restart, usually takes. */
export const USUAL_BACKOFF: Backoff = { firstSeconds: 2, longestSeconds: 300 };

/**
 * Twice as long each time. Half of it is drawn, as pg-boss draws, so that what failed together is not tried again
 * together.
 * @param failures how often it failed, from 1
 * @param draw in [0, 1)
 * @returns milliseconds
 * @example backoffMs({ firstSeconds: 2, longestSeconds: 300 }, 3, 0.5); // 6000
 */
export function backoffMs({ firstSeconds, longestSeconds }: Backoff, failures: number, draw: number): number {
  const most = 1000 * Math.min(longestSeconds, firstSeconds * 2 ** Math.min(failures - 1, 16));
  return Math.round(most / 2 + (most / 2) * draw);
}
