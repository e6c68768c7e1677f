/** Programs that tests need and that are no packages of npm. */
import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";

/** A program, and what it needs in its environment. */
export interface Program {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Where a program may be found. */
export interface Places {
  /** The variable of the environment that may name it. */
  readonly variable: string;
  /** Its names on the path. */
  readonly names: readonly string[];
  /** Where it may be besides: a pattern. */
  readonly installed?: string;
  /** The package of Debian that has it, and where it is in there: a pattern. */
  readonly debian: { readonly name: string; readonly path: string };
}

/** Where fontconfig is told where fonts are. */
const FONTS = "etc/fonts/fonts.conf";

/**
 * The program that the environment names, or one on the path, or else Debian's, unpacked into a cache with the packages it
 * needs and this machine does not have. Nothing is installed, and no privileges are needed.
 * @throws Error that says what to do
 */
export function findProgram({ variable, names, installed, debian }: Places): Program {
  const named =
    process.env[variable] ??
    names.map(onPath).find((path) => path !== undefined) ??
    (installed && globSync(installed).sort().at(-1));
  if (named !== undefined) return { path: named, environment: process.env };
  const cache = join(cacheFolder(), "music-brain", debian.name);
  if (!existsSync(cache)) {
    fetchInto(
      cache,
      debian.name,
      `The tests need ${names[0]}: \`apt-get install ${debian.name}\`, or name one in ${variable}=/path/to/it.`,
    );
  }
  const libraries = globSync("{lib,usr/lib}/**/*.so*", { cwd: cache }).map((file) =>
    join(cache, dirname(file)),
  );
  return {
    path: join(cache, globSync(debian.path, { cwd: cache }).at(0) ?? debian.path),
    environment: {
      ...process.env,
      LD_LIBRARY_PATH: [...new Set(libraries)].join(delimiter),
      // Where the machine has fonts of its own, none came with the package.
      ...(existsSync(join(cache, FONTS)) ? { FONTCONFIG_FILE: join(cache, FONTS) } : {}),
    },
  };
}

/** Some programs refuse to run as root; whoever they run as then cannot look into root's home. */
function cacheFolder(): string {
  return (
    process.env["XDG_CACHE_HOME"] ?? (process.getuid?.() === 0 ? "/var/cache" : join(homedir(), ".cache"))
  );
}

function fetchInto(cache: string, name: string, advice: string): void {
  mkdirSync(join(cache, ".."), { recursive: true });
  const folder = mkdtempSync(`${cache}-`);
  try {
    download(folder, name);
    const unpacked = join(folder, "unpacked");
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".deb"))) {
      execFileSync("dpkg", ["-x", file, unpacked], { cwd: folder, stdio: "pipe" });
    }
    if (existsSync(join(unpacked, FONTS))) writeFileSync(join(unpacked, FONTS), fontsIn(cache));
    renameSync(unpacked, cache);
  } catch (cause) {
    // Another test was faster.
    if (existsSync(cache)) return;
    throw new Error(advice, { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function download(folder: string, name: string): void {
  const apt = (...args: string[]) => execFileSync("apt-get", args, { cwd: folder, stdio: "pipe" }).toString();
  const get = (...options: string[]) => {
    // Again where it is there already, and yet not found: no link to it, or no such program on the path.
    const plan = apt(...options, "install", "--simulate", "--reinstall", "--no-install-recommends", name);
    const missing = [...plan.matchAll(/^Inst (\S+)/gm)].flatMap(([, one]) => one ?? []);
    apt(...options, "download", ...missing);
  };
  try {
    get();
  } catch {
    // The lists of packages are missing or old, and may not be ours to renew: in a folder of our own they are.
    const lists = join(folder, "lists");
    mkdirSync(join(lists, "partial"), { recursive: true });
    const own = ["-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${folder}`];
    apt(...own, "update");
    get(...own);
  }
}

/** A configuration of fontconfig that knows nothing but what came with a package. */
function fontsIn(folder: string): string {
  return `<fontconfig><dir>${folder}/usr/share/fonts</dir><cachedir>${folder}/var/cache/fontconfig</cachedir></fontconfig>`;
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
