/** The project's programs as a person starts them. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The root of the project. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** How a program ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with the first match in what it prints; rejects when it ends without one. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** What tokens are signed with; production does not start without. */
const SECRET_KEY = "dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV";

/** The environment of a person: this one without the marks of the test runner, with a stand-in where curl is missing, and nothing kept. */
export function environment(changes: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VITEST|VITE_|NODE_ENV$|TEST$|PORT$|HOST$|LOG_LEVEL$|LOG_FILE$|MAX_|JOB_|CACHE_|OTEL_|DRAIN_|METRICS_|PROMETHEUS_|CORS_|DATA_DIR$|DATABASE_|RATE_LIMIT_|TRUST_PROXY$|REDIS_|SECRET_KEY|ACCESS_TOKEN_|REFRESH_TOKEN_|JWT_|ALLOW_ANONYMOUS$|SMTP_|PUBLIC_URL$|MAIL_FROM$|REGISTRATION$|OAUTH_|OIDC_|GOOGLE_|GITHUB_CLIENT_)/.test(
        name,
      ),
  );
  const path = [process.env["PATH"], join(root, "test/support/bin")].join(delimiter);
  // A machine that is busy with other tests is no reason to turn requests away.
  const patience = { MAX_LAG_MS: "60000" };
  return {
    ...Object.fromEntries(own),
    ...patience,
    PATH: path,
    DATA_DIR: ":memory:",
    SECRET_KEY,
    ...changes,
  };
}

/** Starts a program in the root of the project. */
export function start(file: string, args: readonly string[], options: SpawnOptions = {}): Running {
  const child = spawn(file, args, {
    cwd: root,
    env: environment(),
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    child,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(`${stdout}\n${stderr}`);
          if (match === null) return;
          child.stdout?.off("data", look);
          child.stderr?.off("data", look);
          resolve(match);
        };
        child.stdout?.on("data", look);
        child.stderr?.on("data", look);
        ended.then(() => reject(new Error(`ended without ${pattern}:\n${stdout}\n${stderr}`)), reject);
        look();
      }),
  };
}

/** Where a service listens, once it says so. */
export async function addressOf(service: Running): Promise<string> {
  const [address] = await service.printed(/http:\/\/127\.0\.0\.1:\d+/);
  return address;
}
