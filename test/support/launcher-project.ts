// A tiny project in a temporary folder with a copy of the launcher, and ways to start it.

import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The fake npm of the tests, to be named in `npm_execpath`. */
export const fakeNpm = join(repository, "test", "support", "fake-npm", "npm-cli.mjs");

/** How a process ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started process: what it has written so far, and its end. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output or standard error contains the text; the value is standard output until then. */
  seen(text: string): Promise<string>;
}

/** A project in a temporary folder. Paths are absolute. */
export interface LauncherProject {
  readonly root: string;
  readonly cache: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Writes a file; the path is relative to the project. */
  write(path: string, text: string): void;
  /** Writes a lock file with one package `tiny` that has the command `tiny`. */
  lock(version: string): void;
  /** Starts `node launcher/launch.mjs …` in the project's folder. */
  launch(args: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  /** Starts any program with the project's environment. */
  start(
    file: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
    options?: SpawnOptions,
  ): Started;
  /** One entry for each call of the fake npm. */
  npmCalls(): readonly { readonly pid: number; readonly folder: string }[];
  /** Ends what is still running and deletes the folder. */
  remove(): void;
}

/**
 * Makes a project whose package.json asks for the given versions of Node.js.
 *
 * @example const project = makeProject({ nodeRange: ">=18.0" });
 */
export function makeProject({ nodeRange = ">=18.0" } = {}): LauncherProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "launcher-")));
  const root = join(folder, "project");
  const cache = join(folder, "cache");
  const log = join(folder, "npm.log");
  const running = new Set<ChildProcess>();
  cpSync(join(repository, "launcher"), join(root, "launcher"), {
    recursive: true,
    filter: (path) => !path.endsWith(".test.ts"),
  });
  mkdirSync(join(folder, "home"));
  const environment = {
    PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(":"),
    HOME: join(folder, "home"),
    MUSIC_BRAIN_CACHE: cache,
    npm_execpath: fakeNpm,
    FAKE_NPM_LOG: log,
  };

  const project: LauncherProject = {
    root,
    cache,
    environment,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    lock(version) {
      const tiny = { version, integrity: `sha512-${version}`, bin: { tiny: "cli.mjs" } };
      const packages = { "": { name: "fixture" }, "node_modules/tiny": tiny };
      project.write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages }));
    },
    launch(args, extra = {}) {
      return project.start(process.execPath, [join(root, "launcher", "launch.mjs"), ...args], extra);
    },
    start(file, args, extra = {}, options = {}) {
      const child = spawn(file, args, { cwd: root, env: { ...environment, ...extra }, ...options });
      running.add(child);
      return watch(child);
    },
    npmCalls() {
      if (!existsSync(log)) return [];
      return readFileSync(log, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => ({ pid: Number.parseInt(line, 10), folder: line.slice(line.indexOf(" ") + 1) }));
    },
    remove() {
      for (const child of running) {
        child.kill("SIGKILL");
        if (child.pid !== undefined && isRunning(-child.pid)) process.kill(-child.pid, "SIGKILL");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  project.write(
    "package.json",
    JSON.stringify({ name: "fixture", type: "module", engines: { node: nodeRange }, scripts: {} }),
  );
  project.lock("1.0.0");
  project.write("hello.mjs", "console.log('hello ' + process.argv.slice(2).join(' '));\n");
  return project;
}

function watch(child: ChildProcess): Started {
  const written = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    written.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    written.stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, ...written }));
  });
  return {
    child,
    ended,
    seen: (text) =>
      vi.waitFor(
        () => {
          if (written.stdout.includes(text) || written.stderr.includes(text)) return written.stdout;
          throw new Error(
            `"${text}" was not written; standard output: ${written.stdout}; error: ${written.stderr}`,
          );
        },
        { timeout: 30_000, interval: 10 },
      ),
  };
}

/** Resolves when the process has ended. */
export function gone(pid: number): Promise<void> {
  return vi.waitFor(
    () => {
      if (isRunning(pid)) throw new Error(`process ${pid} is still running`);
    },
    { timeout: 30_000, interval: 10 },
  );
}

/** Whether the process, or for a negative number the process group, is there and has not ended. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // In a container whose first process does not collect orphans, an ended one keeps its number, in state Z.
  const status = `/proc/${pid}/stat`;
  return !(existsSync(status) && /\) Z /.test(readFileSync(status, "utf8")));
}
