// A child process that lives and dies with the launcher.

import { spawn } from "node:child_process";

/** The process that started the launcher, noted before anything can happen to it. */
const parent = process.ppid;

/** How often to look whether that process is still there, in milliseconds. */
const parentPollMs = 200;

/**
 * The signals that ask a program to stop. They are handed on to the child, and the launcher waits for its end.
 *
 * @type {readonly NodeJS.Signals[]}
 */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

/**
 * How a child ended.
 *
 * @typedef {object} End
 * @property {number | null} code its exit code, null when a signal ended it
 * @property {NodeJS.Signals | null} signal the signal that ended it
 * @property {NodeJS.Signals | undefined} stoppedBy the first signal that was handed on to it
 */

/**
 * Runs a program to its end.
 *
 * `npm start` puts a shell between npm and the launcher, and many a shell dies of a signal without telling its
 * child. A launcher that was started by npm therefore also takes its parent's death as a SIGTERM.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} [options.cwd]
 * @param {(text: string) => void} [options.onOutput] gets what the child writes; without it the child has the
 *   launcher's own input and output
 * @returns {Promise<End>}
 * @throws {Error} when the program cannot be started
 */
export function runChild(file, args, { env, cwd = process.cwd(), onOutput }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, cwd, stdio: onOutput ? ["ignore", "pipe", "pipe"] : "inherit" });
    /** @type {NodeJS.Signals | undefined} */
    let stoppedBy;
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      stoppedBy ??= signal;
      // A Windows console tells every process itself; a signal from here would end the child at once.
      if (process.platform !== "win32" || signal === "SIGTERM") child.kill(signal);
    };
    const watch = startedByNpm() ? watchParent(() => pass("SIGTERM")) : undefined;
    const release = () => {
      clearInterval(watch);
      for (const signal of stopSignals) process.off(signal, pass);
    };
    for (const signal of stopSignals) process.on(signal, pass);
    if (onOutput) {
      child.stdout?.setEncoding("utf8").on("data", onOutput);
      child.stderr?.setEncoding("utf8").on("data", onOutput);
    }
    child.once("error", (error) => {
      release();
      reject(error);
    });
    child.once("close", (code, signal) => {
      release();
      resolve({ code, signal, stoppedBy });
    });
  });
}

/**
 * Whether a script of package.json started this process.
 *
 * @returns {boolean}
 */
export function startedByNpm() {
  return process.env["npm_lifecycle_event"] !== undefined;
}

/** @param {() => void} onDeath called once */
function watchParent(onDeath) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onDeath();
  }, parentPollMs);
  return timer;
}
