/** A service of a test's own, with its log in a file. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { nodeOptions } from "../../launcher/options.mjs";
import { freePort } from "./free-port.ts";
import { type Ended, environment, type Running, root, start } from "./programs.ts";

/** A service that runs. */
export interface Served extends Running {
  readonly address: string;
  /** The id of its process. */
  readonly pid: number;
  /** The lines of its log, parsed. */
  log(): readonly LogLine[];
  /** Ends it at once. */
  kill(): Promise<Ended>;
  /** Asks it to stop, as a supervisor does. */
  stop(): Promise<Ended>;
  /** Kills it, where it still runs, and removes its log. */
  remove(): Promise<void>;
}

/** A line of the log, as far as tests look at it. */
export interface LogLine {
  readonly level: string | number;
  readonly msg?: string;
  readonly [name: string]: unknown;
}

/** How a service is started that is not just the program of it. */
export interface ServedOptions {
  readonly port?: number;
  /** A program that starts the one whose name and arguments it is given, such as `ip netns exec NAME`. */
  readonly within?: readonly string[];
  /** Where it is asked whether it is there, instead of 127.0.0.1. */
  readonly host?: string;
}

/** A service on a machine that is busy with other tests listens within this. */
const LONGEST_START_MS = 90_000;

/** How long one question whether it is there may take. */
const LONGEST_HEALTH_MS = 10_000;

/** Starts a service in production, without limits unless they are set, and waits until it listens. */
export async function serve(
  changes: Readonly<Record<string, string>> = {},
  { port: wanted, within = [], host = "127.0.0.1" }: ServedOptions = {},
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-served-"));
  const logFile = join(folder, "log");
  const port = wanted ?? (await freePort());
  const [program = process.execPath, ...before] = [...within, process.execPath];
  const running = start(program, [...before, ...nodeOptions, "apps/server/src/main.ts"], {
    env: environment({
      // As the launcher has it: a start takes half the time.
      NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "music-brain", "compile"),
      NODE_ENV: "production",
      HOST: host,
      PORT: String(port),
      LOG_FILE: logFile,
      RATE_LIMIT_ENABLED: "false",
      DRAIN_DELAY_SECONDS: "0",
      ...changes,
    }),
  });
  let isOver = false;
  const ended = running.ended.finally(() => {
    isOver = true;
  });
  const address = `http://${host}:${port}`;
  const send = (signal: NodeJS.Signals) => {
    running.child.kill(signal);
    return ended;
  };
  const latest = Date.now() + LONGEST_START_MS;
  while (!(await answers(address))) {
    if (Date.now() > latest) {
      await send("SIGKILL");
      throw new Error(`the service does not answer at ${address}:\n${textOf(logFile)}`);
    }
    if (isOver) throw new Error(`the service ended:\n${JSON.stringify(await ended)}\n${textOf(logFile)}`);
    await later(20);
  }
  return {
    ...running,
    ended,
    address,
    pid: running.child.pid ?? 0,
    log: () =>
      textOf(logFile)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as LogLine),
    kill: () => send("SIGKILL"),
    stop: () => send("SIGTERM"),
    async remove() {
      await send("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/health`, { signal: AbortSignal.timeout(LONGEST_HEALTH_MS) })).ok;
  } catch {
    return false;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
