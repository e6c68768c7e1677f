// Which Node.js runs the program.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cacheFolders, canWriteIn } from "./cache.mjs";
import { LaunchError } from "./failure.mjs";
import { pinnedRuntimes } from "./pinned.mjs";
import { runtimeFolder, usableRuntime } from "./runtime-folder.mjs";
import { satisfies } from "./versions.mjs";

/**
 * Chooses the runtime: the one that a person names in MUSIC_BRAIN_NODE, else the running one when it is new
 * enough, else the pinned one from the cache, which is fetched the first time.
 *
 * @param {import("./project.mjs").Project} project
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<string>} absolute path of a Node.js program
 * @throws {LaunchError} when there is none to be had; the message says which one to install
 */
export async function chooseRuntime(project, environment) {
  const named = environment["MUSIC_BRAIN_NODE"];
  if (named) return checkNamed(named, project.nodeRange);
  if (satisfies(process.versions.node, project.nodeRange)) return process.execPath;

  const pinned = pinnedRuntimes[`${process.platform}-${process.arch}`];
  if (pinned === undefined) throw new LaunchError(`${tooOld(project)} ${installByHand(project)}`);
  const caches = cacheFolders(project.root, environment);
  for (const cache of caches) {
    const program = usableRuntime(runtimeFolder(cache, pinned), pinned);
    if (program !== undefined) return program;
  }
  const cache = caches.find(canWriteIn);
  if (cache === undefined) {
    throw new LaunchError(
      `${tooOld(project)} A newer one could be fetched, but these folders may not be written: ` +
        `${caches.join(", ")}. Name another in MUSIC_BRAIN_CACHE. ${installByHand(project)}`,
    );
  }
  // Loaded only here, so that every later start is spared the reading of it.
  const { installRuntime } = await import("./install-runtime.mjs");
  return installRuntime({ cache, pinned, reason: tooOld(project), advice: installByHand(project) });
}

/**
 * @param {string} program what MUSIC_BRAIN_NODE holds
 * @param {string} range
 * @returns {string}
 */
function checkNamed(program, range) {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8", timeout: 20_000 });
  const version = /^v(\d+\.\d+\.\d+)/.exec(stdout ?? "")?.[1];
  if (version === undefined) {
    const fault = existsSync(program) ? "it does not answer to --version" : "there is no such file";
    throw new LaunchError(`MUSIC_BRAIN_NODE is ${program}, which is not a Node.js program: ${fault}.`);
  }
  if (!satisfies(version, range)) {
    throw new LaunchError(`MUSIC_BRAIN_NODE is Node.js ${version}, but Music Brain needs ${range}.`);
  }
  return program;
}

/** @param {import("./project.mjs").Project} project */
function tooOld({ nodeRange }) {
  return `Music Brain needs Node.js ${nodeRange}, and this is Node.js ${process.versions.node}.`;
}

/** @param {import("./project.mjs").Project} project */
function installByHand({ nodeRange }) {
  const machine = `${process.platform} on ${process.arch}`;
  return `Install Node.js ${nodeRange} for ${machine} from https://nodejs.org/ and start again, or name one in MUSIC_BRAIN_NODE.`;
}
