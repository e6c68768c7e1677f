/** Where the Redis server of the tests comes from. */
import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";

/** A program, and what it needs in its environment. */
export interface Program {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The server and the libraries that it is linked with, beyond those of every Debian. */
const PACKAGES = ["redis-tools", "liblzf1", "libjemalloc2", "libatomic1"];

/**
 * REDIS_SERVER in the environment, or redis-server on the path, or else Debian's package, unpacked into a cache without
 * being installed.
 * @throws Error that says what to do
 */
export function redisProgram(): Program {
  const named = process.env["REDIS_SERVER"] ?? onPath("redis-server");
  if (named !== undefined) return { path: named, environment: process.env };
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "music-brain", "redis");
  if (!existsSync(cache)) fetchInto(cache);
  const libraries = join(cache, "usr", "lib");
  const folders = [libraries, ...readdirSync(libraries).map((name) => join(libraries, name))];
  return {
    // Debian's redis-server is a link to it.
    path: join(cache, "usr", "bin", "redis-check-rdb"),
    environment: { ...process.env, LD_LIBRARY_PATH: folders.join(delimiter) },
  };
}

function fetchInto(cache: string): void {
  mkdirSync(join(cache, ".."), { recursive: true });
  const folder = mkdtempSync(`${cache}-`);
  try {
    download(folder);
    const unpacked = join(folder, "unpacked");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".deb"))) {
      execFileSync("dpkg", ["-x", name, unpacked], { cwd: folder, stdio: "pipe" });
    }
    renameSync(unpacked, cache);
  } catch (cause) {
    if (existsSync(cache)) return;
    throw new Error(
      "The tests need a Redis server: `apt-get install redis-server`, or name one in REDIS_SERVER=/path/to/redis-server.",
      { cause },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function download(folder: string): void {
  const get = (...options: string[]) =>
    execFileSync("apt-get", [...options, "download", ...PACKAGES], { cwd: folder, stdio: "pipe" });
  try {
    get();
  } catch {
    // The lists of packages are missing or old, and may not be ours to renew: in a folder of our own they are.
    const lists = join(folder, "lists");
    mkdirSync(join(lists, "partial"), { recursive: true });
    const own = ["-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${folder}`];
    execFileSync("apt-get", [...own, "update"], { stdio: "pipe" });
    get(...own);
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
