/** What a process of ours does at each signal. */
import process from "node:process";
import type { FastifyBaseLogger } from "fastify";
import { signalHandler } from "./signals.ts";

/** What signals lead to. */
export interface ProcessSignalOptions {
  /** Drains, at SIGINT and SIGTERM; resolves when all is done, and the process then ends. */
  readonly stop: (signal: string) => Promise<void>;
  /** At SIGHUP, where no terminal has gone: reads anew what can be read anew. */
  readonly reload: () => void;
  /** Told what happens. */
  readonly logger: FastifyBaseLogger;
}

/** Listens to signals, until the process ends. */
export function listenToSignals({ stop, reload, logger }: ProcessSignalOptions): void {
  const onSignal = signalHandler({
    stop,
    exit: (code) => process.exit(code),
    now: () => performance.now(),
    report(event, error) {
      if (error === undefined) logger.info(event);
      else logger.error({ err: error }, event);
    },
  });
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // A terminal says with it that it is gone; to a service without one it means to read anew what it can.
  process.on("SIGHUP", process.stdout.isTTY ? onSignal : reload);
}
