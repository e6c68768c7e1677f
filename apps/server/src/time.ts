/** Whole milliseconds that never go back, from a beginning of this process's own. */
export function monotonicMs(): number {
  return Math.floor(performance.now());
}
