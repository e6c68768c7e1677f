// The way into Music Brain. Every npm script goes through here: node launcher/launch.mjs <program> [arguments…]
//
// It is plain JavaScript without dependencies, because it has to run before there are any, and on a Node.js that
// is too old for the rest (from 18 on).

import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { programEnvironment } from "./environment.mjs";
import { describeFailure, Interrupted, LaunchError } from "./failure.mjs";
import { nodeOptions } from "./options.mjs";
import { isInstalled, readLock } from "./packages.mjs";
import { findProgram } from "./program.mjs";
import { findProject } from "./project.mjs";
import { dieOf, run } from "./run.mjs";
import { chooseRuntime } from "./runtime.mjs";

/**
 * Runs a program of the project with everything that it needs: a Node.js that is new enough and the dependencies.
 * The working directory stays the caller's. This process then ends as the program ends.
 *
 * @param {string | undefined} program a file relative to the project's folder, or a command of an installed package
 * @param {readonly string[]} args for the program
 * @returns {Promise<void>} never throws: a failure is printed, and the exit code is 1
 */
export async function launch(program, args) {
  try {
    if (program === undefined)
      throw new LaunchError("Usage: node launcher/launch.mjs <program> [arguments…]");
    const project = findProject();
    const node = await chooseRuntime(project, process.env);
    await ensureDependencies(project.root, node);
    const file = findProgram(project.root, program);
    await run(node, [...nodeOptions, file, ...args], programEnvironment(process.env, project.root, node));
  } catch (error) {
    if (error instanceof Interrupted) return dieOf(error.signal);
    process.stderr.write(`music-brain: ${describeFailure(error).trim()}\n`);
    process.exitCode = 1;
  }
}

/**
 * @param {string} root
 * @param {string} node
 */
async function ensureDependencies(root, node) {
  if (isInstalled(root, readLock(root))) return;
  // Loaded only here, so that every later start is spared the reading of it.
  const { installDependencies } = await import("./install-dependencies.mjs");
  await installDependencies(root, node);
}

const [, entry, program, ...args] = process.argv;
if (entry !== undefined && pathToFileURL(realpathSync(entry)).href === import.meta.url)
  await launch(program, args);
