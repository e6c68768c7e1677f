// What package-lock.json asks for, and whether node_modules has it.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, LaunchError } from "./failure.mjs";

/**
 * One entry of package-lock.json, by its place (such as `node_modules/fastify`), as far as the launcher reads it.
 *
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link] a workspace of the project
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {Record<string, string>} [bin] commands and their files
 */

/** @typedef {Record<string, LockEntry>} LockEntries */

/**
 * Reads package-lock.json.
 *
 * @param {string} root the project's folder
 * @returns {string} its text
 * @throws {LaunchError} when it is missing
 */
export function readLock(root) {
  try {
    return readFileSync(join(root, "package-lock.json"), "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new LaunchError(`${root} is incomplete: package-lock.json is missing.`, { cause: error });
  }
}

/**
 * The entries of a lock file.
 *
 * @param {string} lock its text
 * @returns {LockEntries}
 */
export function lockEntries(lock) {
  return JSON.parse(lock).packages ?? {};
}

/**
 * Whether node_modules is what the lock file asks for. An install by the launcher has left the lock file's hash.
 * For an install that the person made with npm, npm's own record (node_modules/.package-lock.json, which npm writes
 * last) has to name every package with the same version and hash. Times of files are not asked: copies and
 * checkouts change them. Packages for development may be left out (`npm ci --omit=dev`).
 *
 * @param {string} root the project's folder
 * @param {string} lock text of package-lock.json
 * @returns {boolean}
 */
export function isInstalled(root, lock) {
  if (readIfPresent(markFile(root)) === hashOf(lock)) return true;
  const record = readIfPresent(recordFile(root));
  if (record === undefined || !agrees(root, lockEntries(lock), lockEntries(record))) return false;
  try {
    markInstalled(root, lock);
  } catch {
    // A folder that may only be read: the comparison is made again at the next start.
  }
  return true;
}

/**
 * Notes that node_modules belongs to this lock file.
 *
 * @param {string} root the project's folder
 * @param {string} lock text of package-lock.json as it was before the install
 * @returns {void}
 */
export function markInstalled(root, lock) {
  writeFileSync(markFile(root), hashOf(lock));
}

/**
 * Makes node_modules count as incomplete until the next note, whatever happens to the install that follows.
 *
 * @param {string} root the project's folder
 * @returns {void}
 */
export function markIncomplete(root) {
  rmSync(markFile(root), { force: true });
  rmSync(recordFile(root), { force: true });
}

/**
 * How many packages npm has put into node_modules, without the project's own.
 *
 * @param {string} root the project's folder
 * @returns {number | undefined} undefined when npm has left no record
 */
export function countInstalled(root) {
  const record = readIfPresent(recordFile(root));
  if (record === undefined) return undefined;
  return Object.entries(lockEntries(record)).filter(
    ([place, { link }]) => place.includes("node_modules/") && !link,
  ).length;
}

/**
 * @param {string} root
 * @param {LockEntries} wanted
 * @param {LockEntries} present
 */
function agrees(root, wanted, present) {
  return Object.entries(wanted).every(([place, entry]) => {
    const found = present[place];
    if (!place.includes("node_modules/")) return true;
    if (found === undefined) return Boolean(entry.dev || entry.optional || entry.devOptional);
    return (
      found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, place))
    );
  });
}

/** @param {string} lock */
function hashOf(lock) {
  return createHash("sha256").update(lock).digest("hex");
}

/** @param {string} root */
function markFile(root) {
  return join(root, "node_modules", ".music-brain-installed");
}

/** @param {string} root */
function recordFile(root) {
  return join(root, "node_modules", ".package-lock.json");
}

/** @param {string} file */
function readIfPresent(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
