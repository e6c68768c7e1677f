// The last step: the program takes over.

import { constants } from "node:os";
import { isMainThread } from "node:worker_threads";
import { runChild, startedByNpm } from "./child.mjs";

/**
 * Runs the program and ends this process as the program ended: the same exit code or the same signal. Where the
 * system allows it this process becomes the program, and then no launcher is left in memory. Under npm it stays, to
 * notice when npm or its shell is gone.
 *
 * @param {string} file absolute path
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
export async function run(file, args, env) {
  if (process.platform !== "win32" && "execve" in process && isMainThread && !startedByNpm()) {
    process.execve(file, [file, ...args], env);
  }
  const { code, signal } = await runChild(file, args, { env });
  if (signal === null) process.exitCode = code ?? 1;
  else dieOf(signal);
}

/**
 * Ends this process by a signal, so that a shell or a supervisor sees what happened.
 *
 * @param {NodeJS.Signals} signal
 * @returns {void}
 */
export function dieOf(signal) {
  process.exitCode = 128 + constants.signals[signal];
  if (process.platform !== "win32") process.kill(process.pid, signal);
  // A first process of a container does not die of its own signals, and then the code has to do.
  setTimeout(() => process.exit(), 100);
}
