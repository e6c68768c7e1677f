/** How far an attempt is, kept where everybody sees it: not more often than anybody can read it. */
import type { Database } from "../database/database.ts";
import { type Attempt, keepProgress } from "./job-store.ts";

/** Between two that are kept, in milliseconds. */
const EVERY_MS = 250;

/** What it works with. */
export interface ProgressOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onKept: () => void;
  /** The job is not that attempt's any more. */
  readonly onLost: () => void;
}

/** Keeps the progress of an attempt. */
export interface ProgressKeeper {
  /** @param percent from 0 to 100; what goes back is not heard */
  readonly report: (percent: number) => void;
  /** Resolves when nothing is being kept any more. */
  readonly close: () => Promise<void>;
}

/** A keeper that has heard nothing. 100 is said by the result alone. */
export function progressKeeper(
  database: Database,
  attempt: Attempt,
  { now, onKept, onLost }: ProgressOptions,
): ProgressKeeper {
  let heard = 0;
  let kept = 0;
  let keeping: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function keep(): void {
    timer = undefined;
    if (isClosed || heard === kept) return;
    kept = heard;
    keeping = keepProgress(database, attempt, kept, now())
      .then(
        (isOurs) => (isOurs ? onKept() : onLost()),
        // A database that does not answer loses a number, and no work.
        () => undefined,
      )
      .finally(() => {
        keeping = undefined;
        if (!isClosed) timer = setTimeout(keep, EVERY_MS).unref();
      });
  }

  return {
    report(percent) {
      heard = Math.max(heard, Math.min(99, Math.floor(percent)));
      if (timer === undefined && keeping === undefined) keep();
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await keeping;
    },
  };
}
