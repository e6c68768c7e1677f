// Where the project lies and what it asks of Node.js.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LaunchError } from "./failure.mjs";

/**
 * The project that the launcher belongs to.
 *
 * @typedef {object} Project
 * @property {string} root absolute path of the folder that holds package.json
 * @property {string} nodeRange the versions of Node.js that package.json asks for, such as `^24.21 || >=26.10`
 */

/**
 * Finds the project from the launcher's own place on the disk, never from the working directory: a person may
 * start the command from anywhere, also through a symbolic link.
 *
 * @returns {Project}
 * @throws {LaunchError} when package.json names no range of Node.js versions
 */
export function findProject() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const nodeRange = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))?.engines?.node;
  if (typeof nodeRange !== "string") {
    throw new LaunchError(
      `${join(root, "package.json")} does not say which Node.js it needs (engines.node).`,
    );
  }
  return { root, nodeRange };
}
