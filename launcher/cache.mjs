// Which folders may hold the fetched runtime.

import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";

/**
 * The cache folders in the order in which they are considered. MUSIC_BRAIN_CACHE is the only one when it is set.
 * The last one lies inside the project, for accounts without a writable home; it is outside node_modules because
 * npm empties that.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} [platform] as in `process.platform`
 * @returns {string[]} absolute paths
 */
export function cacheFolders(root, environment, platform = process.platform) {
  const chosen = environment["MUSIC_BRAIN_CACHE"];
  if (chosen) return [resolve(chosen)];
  const shared = environment[platform === "win32" ? "LOCALAPPDATA" : "XDG_CACHE_HOME"];
  const home = environment["HOME"] || homedir();
  return [
    // A relative XDG_CACHE_HOME is to be ignored (XDG Base Directory Specification 0.8, "Basics").
    shared && isAbsolute(shared) ? join(shared, "music-brain") : join(home, ".cache", "music-brain"),
    join(root, ".cache", "music-brain"),
  ];
}

/**
 * Whether a file could be created in the folder, or in the nearest folder above it that exists.
 *
 * @param {string} folder absolute path
 * @returns {boolean}
 */
export function canWriteIn(folder) {
  if (!existsSync(folder) && dirname(folder) !== folder) return canWriteIn(dirname(folder));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
