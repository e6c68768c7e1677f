import { runChild } from "../../launcher/child.mjs";
import { findProgram } from "../../launcher/program.mjs";

/** Somebody asked the tests to stop. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}

/** Where and how a command of an installed package runs. */
export interface CommandOptions {
  /** The project's folder, which is also the working directory. */
  readonly root: string;
  /** Without it the command writes to the terminal itself. */
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs a command of an installed package, such as `vitest`, with the running Node.js.
 *
 * @returns whether its exit code is 0
 * @throws {Stopped} when a signal reached this process meanwhile; the command has then ended too
 */
export async function runCommand(
  name: string,
  args: readonly string[],
  { root, onOutput }: CommandOptions,
): Promise<boolean> {
  const options = { cwd: root, env: process.env, ...(onOutput ? { onOutput } : {}) };
  const end = await runChild(process.execPath, [findProgram(root, name), ...args], options);
  if (end.stoppedBy !== undefined) throw new Stopped(end.stoppedBy);
  return end.code === 0;
}
