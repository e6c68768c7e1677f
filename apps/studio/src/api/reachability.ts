/** Whether the service can be reached: told by the browser and by every request, and asked for until it can be again. */

let reachable = navigator.onLine;
let asking: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The first question comes after this, in milliseconds; each one after it waits longer. */
const FIRST_MS = 1000;
/** The longest that it waits. */
const LONGEST_MS = 15_000;

/** Whether it could be reached when it was last tried. */
export function isReachable(): boolean {
  return reachable;
}

/** Calls back when that changes; answers what ends it. */
export function onReachability(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when the service can be reached. */
export function untilReachable(): Promise<void> {
  if (reachable) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = onReachability(() => {
      if (!reachable) return;
      stop();
      resolve();
    });
  });
}

/** Takes note of how a request went. */
export function noteReached(reached: boolean): void {
  if (!reached) askAgain(FIRST_MS);
  else clearTimeout(asking);
  if (reached) asking = undefined;
  if (reached === reachable) return;
  reachable = reached;
  for (const listener of [...listeners]) listener();
}

function askAgain(afterMs: number): void {
  if (asking !== undefined) return;
  asking = setTimeout(async () => {
    asking = undefined;
    const answer = await fetch("/health", { cache: "no-store" }).catch(() => undefined);
    if (answer) noteReached(true);
    else askAgain(Math.min(LONGEST_MS, 1.5 * afterMs));
  }, afterMs);
}

window.addEventListener("offline", () => noteReached(false));
window.addEventListener("online", () => askAgain(0));
