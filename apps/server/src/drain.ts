/** The end of a service: it says that it goes before it goes, and goes in a quiet moment. */
import type { Server } from "node:http";

/** The end, and how far it is. */
export interface Drain {
  /** Whether the service is about to stop: it is not ready then, and keeps no connection. */
  readonly begun: boolean;
  /** Whether long work waits for a moment. */
  readonly holding: boolean;
  begin(): void;
  /** Stops listening; resolves when the last connection is closed, and with it the last request answered. */
  close(server: Server): Promise<void>;
}

/** A drain that has not begun. */
export function createDrain(): Drain {
  let begun = false;
  let holding = false;
  return {
    get begun() {
      return begun;
    },
    get holding() {
      return holding;
    },
    begin() {
      begun = true;
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

/** Turns of the event loop in which nobody came, after which nobody waits. */
const QUIET_TURNS = 3;

/** Turns after which it is gone all the same. */
const MOST_TURNS = 5000;

/**
 * Calls back when the event loop has taken all connections that wait, one in each of its turns (libuv ≥ 1.45). Those
 * that are not taken when listening ends are reset by the system, though nobody has seen them.
 */
function inQuietMoment(server: Server, then: () => void): void {
  let quiet = 0;
  let turns = 0;
  const onConnection = () => {
    quiet = 0;
  };
  server.on("connection", onConnection);
  const look = () => {
    if (quiet++ < QUIET_TURNS && turns++ < MOST_TURNS) {
      setImmediate(look);
      return;
    }
    server.off("connection", onConnection);
    then();
  };
  setImmediate(look);
}
