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
  /** Calls back at once, or when that moment is over: whoever waits for an answer meanwhile does not come again. */
  afterHolding(then: () => void): void;
  begin(): void;
  /** Stops listening; resolves when the last connection is closed, and with it the last request answered. */
  close(server: Server): Promise<void>;
}

/** A drain that has not begun. */
export function createDrain(): Drain {
  const beginning = new AbortController();
  let holding = false;
  let waiting: (() => void)[] = [];
  return {
    get begun() {
      return beginning.signal.aborted;
    },
    signal: beginning.signal,
    get holding() {
      return holding;
    },
    afterHolding(then) {
      if (holding) waiting.push(then);
      else then();
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
          for (const go of waiting) go();
          waiting = [];
        });
      });
    },
  };
}

/** How often it is looked whether anybody came, in milliseconds. */
const LOOK_EVERY_MS = 5;

/** Looks in which nobody came, after which nobody is waited for: a tenth of a second. */
const QUIET_LOOKS = 20;

/** Looks after which a shorter moment is enough: a second. */
const MOST_LOOKS = 200;

/** Turns of the event loop after which it is gone, whoever comes: callers who leave no moment at all are not known. */
const MOST_TURNS = 20_000;

/**
 * Calls back when nobody has come for a moment. Connections that the event loop has not taken when listening ends are reset by
 * the system, though nobody has seen them; it takes one in each of its turns (libuv ≥ 1.45). Whoever asks again as
 * soon as there is an answer is in by then, since answers wait for this moment.
 *
 * Where others come all the same, such as through a proxy that has not noticed yet, the moment is a turn of the event loop
 * in which there was nobody to take. Listening has to end at once then: before the next turn.
 */
function inQuietMoment(server: Server, then: () => void): void {
  let quiet = 0;
  let looks = 0;
  let turns = 0;
  let cameInTurn = true;
  const onConnection = () => {
    quiet = 0;
    cameInTurn = true;
  };
  const end = () => {
    server.off("connection", onConnection);
    then();
  };
  const look = () => {
    if (quiet++ < QUIET_LOOKS && looks++ < MOST_LOOKS) setTimeout(look, LOOK_EVERY_MS);
    else setImmediate(lookAfterTurn);
  };
  // Called after connections were taken, where there were any.
  const lookAfterTurn = () => {
    if (!cameInTurn || turns++ >= MOST_TURNS) return end();
    cameInTurn = false;
    setImmediate(lookAfterTurn);
  };
  server.on("connection", onConnection);
  look();
}
