// Runs the person's own npm, quietly.

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { canWriteIn } from "./cache.mjs";
import { runChild } from "./child.mjs";
import { codeOf, Interrupted, LaunchError } from "./failure.mjs";
import { explainNpm } from "./npm-failure.mjs";

/** How much of npm's output is kept for the case that it fails, in characters. */
const outputLimit = 20_000;

/** The sixty lines about options that npm puts after some errors, of no use to somebody who gave none. */
const usage = /\nnpm (?:error|ERR!) Clean install a project\n(?:npm (?:error|ERR!).*\n?)*/;

/** Settings that belong to the command which the person gave (`npm start -w …`), not to an install of ours. */
const foreignSettings =
  /^npm_config_(workspaces?|include_workspace_root|global|location|dry_run|omit|include)$/i;

/**
 * Runs npm in a folder. Nothing is shown; the output is handed back.
 *
 * @param {string[]} args the command and its options
 * @param {object} where
 * @param {string} where.folder the project that npm works on
 * @param {string} where.cache a folder of ours that may be written, for npm's cache when the person's may not
 * @param {NodeJS.ProcessEnv} [where.environment]
 * @param {string} [where.node] the Node.js that runs npm: npm leaves out what does not suit the one that it runs on
 * @returns {Promise<{ output: string, failure: string | undefined }>} `failure` is a sentence on what to do, absent
 *   when npm succeeded
 * @throws {LaunchError} when there is no npm
 * @throws {Interrupted} when the launcher was told to stop meanwhile
 */
export async function runNpm(args, { folder, cache, environment = process.env, node = process.execPath }) {
  const npm = npmCommand(environment, process.platform, node);
  const quiet = ["--loglevel=error", "--no-progress", "--no-audit", "--no-fund", "--no-update-notifier"];
  // No --prefix: that would also make npm read another global npmrc, and with it lose a company's certificates.
  const own = ["--engine-strict=false", ...npmCache(environment, cache)];
  let output = "";
  try {
    const end = await runChild(npm.file, [...npm.args, ...args, ...quiet, ...own], {
      cwd: folder,
      env: {
        ...Object.fromEntries(Object.entries(environment).filter(([name]) => !foreignSettings.test(name))),
        ...(node === process.execPath ? {} : { PATH: pathWith(node, environment) }),
      },
      onOutput: (text) => {
        output = (output + text).slice(-outputLimit);
      },
    });
    if (end.stoppedBy !== undefined) throw new Interrupted(end.stoppedBy);
    const failed = end.code !== 0;
    return { output: output.replace(usage, "").trimEnd(), failure: failed ? explainNpm(output) : undefined };
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new LaunchError(
      "npm was not found. It comes with Node.js from https://nodejs.org/; some systems package it on its own " +
        "(Debian and Ubuntu: apt install npm).",
      { cause: error },
    );
  }
}

/**
 * A PATH with a Node.js at its beginning: an npm of the PATH is a script for the first one on it.
 *
 * @param {string} node
 * @param {NodeJS.ProcessEnv} environment
 */
function pathWith(node, environment) {
  return [dirname(node), environment["PATH"]].filter(Boolean).join(delimiter);
}

/**
 * How to call the npm that started the launcher, else the one on the PATH.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} [platform] as in `process.platform`
 * @param {string} [node] the Node.js that runs it
 * @returns {{ file: string, args: string[] }}
 */
export function npmCommand(environment, platform = process.platform, node = process.execPath) {
  const caller = environment["npm_execpath"];
  // Yarn and pnpm set the same variable to themselves.
  if (caller && /[\\/]npm(-cli)?\.[cm]?js$/.test(caller) && existsSync(caller)) {
    return { file: node, args: [caller] };
  }
  // On Windows npm is a batch file, which cannot be started without a shell. The script behind it can.
  const beside = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  if (platform === "win32" && existsSync(beside)) return { file: node, args: [beside] };
  return { file: "npm", args: [] };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} cache
 */
function npmCache(environment, cache) {
  const usual = environment["npm_config_cache"] ?? join(environment["HOME"] ?? homedir(), ".npm");
  return process.platform === "win32" || canWriteIn(usual) ? [] : [`--cache=${join(cache, "npm")}`];
}
