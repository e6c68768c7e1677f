// Installs what package-lock.json asks for, exactly, with the person's own npm.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { canWriteIn } from "./cache.mjs";
import { exclusively } from "./exclusive.mjs";
import { LaunchError } from "./failure.mjs";
import { runNpm } from "./npm.mjs";
import { countInstalled, isInstalled, markIncomplete, markInstalled, readLock } from "./packages.mjs";
import { startProgress } from "./progress.mjs";

/**
 * Runs `npm ci`. One launcher does it, the others wait and then find it done. Packages for development are
 * installed too, also under NODE_ENV=production: the type checker, the linter and the tests are commands of this
 * project, and whoever wants a lean folder runs `npm ci --omit=dev` before the first start.
 *
 * @param {string} root the project's folder
 * @param {string} node the Node.js that the packages are for
 * @returns {Promise<void>}
 * @throws {LaunchError} when npm fails; node_modules then counts as incomplete and the next start tries again
 */
export async function installDependencies(root, node) {
  const modules = join(root, "node_modules");
  if (!canWriteIn(root) || !canWriteIn(modules)) {
    throw new LaunchError(
      `The dependencies are not installed, and ${root} may not be written by this account. ` +
        "Run `npm ci` there as the owner of the folder, then start again.",
    );
  }
  // npm empties node_modules, so the lock has to lie elsewhere.
  const cache = join(root, ".cache", "music-brain");
  await exclusively(
    join(cache, "install.lock"),
    async () => {
      const lock = readLock(root);
      if (isInstalled(root, lock)) return;
      mkdirSync(modules, { recursive: true });
      markIncomplete(root);
      const progress = startProgress("Installing the dependencies");
      const npm = await runNpm(["ci", "--include=dev"], { folder: root, cache, node });
      if (npm.failure !== undefined) {
        markIncomplete(root);
        progress.end("failed");
        throw new LaunchError(`${npm.output}\nThe dependencies could not be installed. ${npm.failure}`);
      }
      markInstalled(root, lock);
      progress.end(`${countInstalled(root) ?? "all"} packages`);
    },
    { waitingFor: "the installation of the dependencies" },
  );
}
