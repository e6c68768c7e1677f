// Fetches the pinned runtime once, through the person's own npm: its registry, proxy and certificates apply, and
// npm compares the download with the pinned hash.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { exclusively } from "./exclusive.mjs";
import { LaunchError } from "./failure.mjs";
import { runNpm } from "./npm.mjs";
import { say, startProgress } from "./progress.mjs";
import { markChecked, programIn, runtimeFolder, usableRuntime } from "./runtime-folder.mjs";

/** @typedef {import("./pinned.mjs").Pinned} Pinned */

/**
 * Puts the pinned runtime into the cache. It is prepared in a folder of its own and renamed into its place when it
 * is complete and checked, so that nobody ever sees half of it.
 *
 * @param {object} options
 * @param {string} options.cache a folder that may be written
 * @param {Pinned} options.pinned
 * @param {string} options.reason why a runtime is fetched, a sentence
 * @param {string} options.advice what a person can do instead, a sentence
 * @returns {Promise<string>} absolute path of the program
 * @throws {LaunchError} when npm fails, when the hash differs, or when the program does not run here
 */
export async function installRuntime({ cache, pinned, reason, advice }) {
  const folder = runtimeFolder(cache, pinned);
  mkdirSync(dirname(folder), { recursive: true });
  return exclusively(
    `${folder}.lock`,
    async () => {
      const program = usableRuntime(folder, pinned);
      if (program !== undefined) return program;
      say(reason);
      removeLeftovers(folder);
      const fresh = mkdtempSync(`${folder}.new-`);
      try {
        await fetchInto(fresh, pinned, { cache, advice });
        checkRuns(fresh, pinned, advice);
        markChecked(fresh, pinned);
        // A temporary folder is for its owner alone; a container's image may be built by one account and run by another.
        chmodSync(fresh, 0o755);
        replace(folder, fresh);
      } finally {
        rmSync(fresh, { recursive: true, force: true });
      }
      say(
        `Node.js ${pinned.version} is kept in ${folder}. It is a convenience: in production install the official ` +
          "Node.js from https://nodejs.org/, because the copies in npm come later than its security releases.",
      );
      return programIn(folder, pinned);
    },
    { waitingFor: `the download of Node.js ${pinned.version}` },
  );
}

/**
 * @param {string} folder
 * @param {Pinned} pinned
 * @param {{ cache: string, advice: string }} options
 */
async function fetchInto(folder, { name, version, integrity }, { cache, advice }) {
  const own = {
    name: "music-brain-runtime",
    version: "1.0.0",
    private: true,
    dependencies: { [name]: version },
  };
  const lock = {
    name: own.name,
    version: own.version,
    lockfileVersion: 3,
    requires: true,
    packages: { "": own, [`node_modules/${name}`]: { version, integrity } },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(own));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));

  const progress = startProgress(`Fetching Node.js ${version} into ${cache}, once`);
  const npm = await runNpm(["ci", "--ignore-scripts", "--omit=optional"], { folder, cache });
  if (npm.failure !== undefined) {
    progress.end("failed");
    throw new LaunchError(
      `${npm.output}\nNode.js ${version} could not be fetched. ${npm.failure}\n${advice}`,
    );
  }
  progress.end("done");
  // Headers and manuals are a third of the package, and nothing here compiles against them.
  for (const part of ["include", "share"]) {
    rmSync(join(folder, "node_modules", name, part), { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {Pinned} pinned
 * @param {string} advice
 */
function checkRuns(folder, pinned, advice) {
  const program = programIn(folder, pinned);
  const { stdout, stderr, error } = spawnSync(program, ["--version"], { encoding: "utf8", timeout: 60_000 });
  if ((stdout ?? "").trim() === `v${pinned.version}`) return;
  const symptom = existsSync(program)
    ? (error?.message ?? `${stdout}${stderr}`.trim())
    : "the program is missing";
  throw new LaunchError(
    `Node.js ${pinned.version} was fetched but does not run here: ${symptom}\n` +
      `A system without glibc, such as Alpine Linux, is one cause; a folder mounted noexec is another. ${advice}`,
  );
}

/**
 * Under the lock nobody else prepares anything, so what lies about belongs to launchers that were killed.
 *
 * @param {string} folder
 */
function removeLeftovers(folder) {
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(`${basename(folder)}.new-`) && !name.startsWith(`${basename(folder)}.old-`))
      continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} fresh
 */
function replace(folder, fresh) {
  const old = `${folder}.old-${process.pid}`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}
