/** Ctrl-C and SIGTERM: the first one drains, a later one ends at once. */

/** A terminal and npm often both pass on the same Ctrl-C; what comes within this time is the same one. */
const SAME_SIGNAL_MS = 1000;

/** What the handling of signals acts on. */
export interface StopOptions {
  /** Drains; resolves when all is done. */
  readonly stop: (signal: string) => Promise<void>;
  /** Ends the process. */
  readonly exit: (code: number) => void;
  /** A clock that never goes back, in milliseconds. */
  readonly now: () => number;
  /** Told what happens, for the log. */
  readonly report: (event: string, error?: unknown) => void;
}

/**
 * What to do at each signal: the first one stops the service and then ends the process with 0, or with 1 where
 * stopping fails; another one, a second later or more, ends it at once with 1.
 */
export function signalHandler({ stop, exit, now, report }: StopOptions): (signal: string) => void {
  let firstAt: number | undefined;
  return (signal) => {
    if (firstAt === undefined) {
      firstAt = now();
      report(`${signal}: stopping`);
      stop(signal).then(
        () => {
          report("stopped");
          exit(0);
        },
        (error: unknown) => {
          report("stopping failed", error);
          exit(1);
        },
      );
    } else if (now() - firstAt >= SAME_SIGNAL_MS) {
      report(`${signal} again: ending at once`);
      exit(1);
    }
  };
}
