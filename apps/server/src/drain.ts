/** The end of a service: it says that it goes before it goes, and goes in a quiet moment. */
import type { Server } from "node:http";

/** The end, and how far it is. */
export interface Drain {
  /** Whether the service is about to stop: it is not ready then, and keeps no connection. */
  readonly begun: boolean;
  /** Aborted when it begins: whoever holds a connection without end lets it go. */
  readonly signal: AbortSignal;
  /** Whether long work waits for a moment. */
  readonly holding: boolean;
  begin(): void;
  /** Stops listening; resolves when the last connection is closed, and with it the last request answered. */
  close(server: Server): Promise<void>;
}

/** A drain that has not begun. */
export function createDrain(): Drain {
  const beginning = new AbortController();
  let holding = false;
  return {
    get begun() {
      return beginning.signal.aborted;
    },
    signal: beginning.signal,
    get holding() {
      return holding;
    },
    begin() {
      beginning.abort();
    },
    close(server) {
      holding = true;
      return new Promise((resolve) => {
        inQuietMoment(server, () => {
          server.close(() => resolve());
          holding = false;
        });
      });
    },
  };
}

/** How often it is looked whether anybody came, in milliseconds. */
const LOOK_EVERY_MS = 5;

/** Looks in which nobody came, after which nobody is waited for: a tenth of a second. */
const QUIET_LOOKS = 20;

/** Looks after which it is gone all the same: a second. */
const MOST_LOOKS = 200;

/**
 * Calls back when nobody has come for a moment. Connections that the event loop has not taken when listening ends are reset by
 * the system, though nobody has seen them; it takes one in each of its turns (libuv ≥ 1.45). Whoever asks again as
 * soon as there is an answer is in by then, since answers that take long wait for this moment.
 */
function inQuietMoment(server: Server, then: () => void): void {
  let quiet = 0;
  let looks = 0;
  const onConnection = () => {
    quiet = 0;
  };
  server.on("connection", onConnection);
  const look = () => {
    if (quiet++ < QUIET_LOOKS && looks++ < MOST_LOOKS) {
      setTimeout(look, LOOK_EVERY_MS);
      return;
    }
    server.off("connection", onConnection);
    then();
  };
  look();
}
