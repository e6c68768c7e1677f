// What a fetched runtime looks like in the cache, and whether it is whole.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./pinned.mjs").Pinned} Pinned */

/**
 * The folder that a pinned runtime has in a cache. Other versions have other folders, so that two checkouts of
 * the project can share one cache.
 *
 * @param {string} cache
 * @param {Pinned} pinned
 * @returns {string}
 */
export function runtimeFolder(cache, pinned) {
  return join(cache, "runtimes", `${pinned.name}-${pinned.version}`);
}

/**
 * The program inside such a folder, whether it exists or not.
 *
 * @param {string} folder
 * @param {Pinned} pinned
 * @returns {string}
 */
export function programIn(folder, pinned) {
  return join(folder, "node_modules", pinned.name, ...pinned.program.split("/"));
}

/**
 * The program when the folder is whole: it was checked after its download, and the file still has the size that
 * it had then. This is cheap on purpose, every start pays for it.
 *
 * @param {string} folder
 * @param {Pinned} pinned
 * @returns {string | undefined}
 */
export function usableRuntime(folder, pinned) {
  try {
    const program = programIn(folder, pinned);
    return readFileSync(checkedFile(folder), "utf8") === checkedText(program, pinned) ? program : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Notes that the program in the folder was fetched, its hash compared and its version asked.
 *
 * @param {string} folder
 * @param {Pinned} pinned
 * @returns {void}
 */
export function markChecked(folder, pinned) {
  writeFileSync(checkedFile(folder), checkedText(programIn(folder, pinned), pinned));
}

/** @param {string} folder */
function checkedFile(folder) {
  return join(folder, "checked");
}

/**
 * @param {string} program
 * @param {Pinned} pinned
 */
function checkedText(program, { integrity }) {
  return `${statSync(program).size} bytes of ${integrity}\n`;
}
