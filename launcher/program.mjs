// What is to be run: a file of the project or a command of an installed package.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./failure.mjs";
import { lockEntries, readLock } from "./packages.mjs";

/**
 * The file behind a program's name. Commands are looked up in package-lock.json and not in node_modules/.bin,
 * because on Windows that holds batch files.
 *
 * @param {string} root the project's folder
 * @param {string} name a `.ts`, `.mjs`, `.cjs` or `.js` file relative to the project, or a command such as `vitest`
 * @returns {string} absolute path of a file that Node.js runs
 * @throws {LaunchError} when there is no such program
 */
export function findProgram(root, name) {
  const file = /\.(ts|mts|mjs|cjs|js)$/.test(name) ? join(root, name) : findCommand(root, name);
  if (file === undefined) throw new LaunchError(`No package of this project has a command "${name}".`);
  if (!existsSync(file)) {
    throw new LaunchError(
      `${file} does not exist. If "${name}" belongs to a package, run \`npm ci\` in ${root}.`,
    );
  }
  return file;
}

/**
 * @param {string} root
 * @param {string} command
 */
function findCommand(root, command) {
  for (const [place, { bin }] of Object.entries(lockEntries(readLock(root)))) {
    const nested = place.lastIndexOf("node_modules/") > 0;
    if (!nested && bin && Object.hasOwn(bin, command)) return join(root, place, `${bin[command]}`);
  }
  return undefined;
}
