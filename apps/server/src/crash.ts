/** A fault in the program: it is said in a last line of the log, and the process ends. Nothing is known to be whole then. */

/** What a crash acts on. */
export interface CrashOptions {
  /** Writes the last line. */
  readonly report: (error: unknown, event: string) => void;
  /** Ends the process. */
  readonly exit: (code: number) => void;
}

/**
 * What to do with an error that nobody caught, a rejection among them
 * (https://nodejs.org/api/process.html#warning-using-uncaughtexception-correctly).
 */
export function crashHandler({ report, exit }: CrashOptions): (error: unknown) => void {
  return (error) => {
    try {
      report(error, "crashed");
    } finally {
      exit(1);
    }
  };
}
