/** Word of jobs between those who make them, do them and watch them. It only saves time: who misses it looks later. */
import { EventEmitter } from "node:events";

/** What is said: that there may be something to do, or that a job has changed. */
export type JobSignal = { readonly kind: "work" } | { readonly kind: "changed"; readonly id: string };

/** Where it is said and heard. */
export interface JobSignals {
  /** Never rejects: what could not be said is found out later. */
  announce(signal: JobSignal): Promise<void>;
  /** @returns what ends it */
  listen(listener: (signal: JobSignal) => void): () => void;
  close(): Promise<void>;
}

const EVENT = "signal";

/** Within this process. */
export function localSignals(): JobSignals {
  // Each watcher is counted elsewhere.
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    async announce(signal) {
      emitter.emit(EVENT, signal);
    },
    listen(listener) {
      emitter.on(EVENT, listener);
      return () => void emitter.off(EVENT, listener);
    },
    async close() {
      emitter.removeAllListeners();
    },
  };
}
