/** The image of Dockerfile, built by buildah without a registry: what it begins from is made of Debian's packages. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { emptyDebian, needTools, rootUpon, snapshot } from "./debian.ts";

/** What an image says of how it is run. */
export interface ImageConfig {
  readonly User: string;
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Cmd: readonly string[];
  readonly WorkingDir: string;
  readonly Volumes: Readonly<Record<string, object>>;
  readonly ExposedPorts: Readonly<Record<string, object>>;
  readonly StopSignal: string;
  readonly Labels: Readonly<Record<string, string>>;
}

/** An image that was built. */
export interface Image {
  readonly config: ImageConfig;
  /** The folder with its files. */
  readonly path: string;
  /** All its files together, in bytes. */
  readonly bytes: number;
  readonly remove: () => void;
}

/** What distroless/cc-debian12 is made of (https://github.com/GoogleContainerTools/distroless, cc). */
const DISTROLESS = [
  "base-files",
  "netbase",
  "tzdata",
  "ca-certificates",
  "libc6",
  "libssl3",
  "libgcc-s1",
  "libgomp1",
  "libstdc++6",
];
const NONROOT = 65_532;

/** Builds it. */
export function buildImage(): Image {
  needTools({ buildah: "buildah" });
  const folder = mkdtempSync(join(tmpdir(), "music-brain-image-"));
  const buildah = (...args: string[]) => {
    const where = [
      "--root",
      join(folder, "store"),
      "--runroot",
      join(folder, "run"),
      "--storage-driver",
      "vfs",
    ];
    const ended = spawnSync("buildah", [...where, ...args], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (ended.status === 0) return ended.stdout.trim();
    throw new Error(`buildah ${args[0]}: ${`${ended.stdout}${ended.stderr}`.slice(-6000)}`);
  };
  const keep = (name: string, fill: (path: string) => void) => {
    const container = buildah("from", "scratch");
    fill(buildah("mount", container));
    buildah("umount", container);
    buildah("commit", "--quiet", "--rm", container, `localhost/${name}`);
  };
  keep("node", fillNode);
  keep("base", (path) => fillDistroless(path, folder));
  const cache = execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim();
  mkdirSync(cache, { recursive: true });
  buildah(
    ...[
      "bud",
      "--isolation",
      "chroot",
      "--network",
      "host",
      "--pull=false",
      "--volume",
      `${cache}:/root/.npm`,
    ],
    ...["--build-arg", "NODE_IMAGE=localhost/node", "--build-arg", "BASE_IMAGE=localhost/base"],
    ...["--build-arg", "REVISION=as-it-is", "--tag", "localhost/music-brain", snapshot()],
  );
  const container = buildah("from", "--pull=false", "localhost/music-brain");
  const path = buildah("mount", container);
  const config = JSON.parse(buildah("inspect", "--type", "image", "localhost/music-brain")).OCIv1.config;
  const bytes = Number(
    execFileSync("du", ["--summarize", "--bytes", path], { encoding: "utf8" }).split("\t")[0],
  );
  return {
    config,
    path,
    bytes,
    remove() {
      spawnSync("buildah", [
        "--root",
        join(folder, "store"),
        "--runroot",
        join(folder, "run"),
        "umount",
        "--all",
      ]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As node:…-bookworm-slim: an empty Debian with Node.js and npm, and the authorities that this machine trusts. */
function fillNode(path: string): void {
  const debian = rootUpon(emptyDebian());
  try {
    debian.fetch("apt-get update -qq && apt-get install --yes -qq --no-install-recommends libatomic1");
    execFileSync("cp", ["--archive", "--one-file-system", `${debian.path}/.`, path]);
  } finally {
    debian.remove();
  }
  const local = join(path, "usr/local");
  cpSync(process.execPath, join(local, "bin/node"));
  chmodSync(join(local, "bin/node"), 0o755);
  const npm = realpathSync(execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim());
  mkdirSync(join(local, "lib/node_modules"), { recursive: true });
  cpSync(dirname(dirname(npm)), join(local, "lib/node_modules/npm"), { recursive: true });
  symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", join(local, "bin/npm"));
  mkdirSync(join(local, "etc"), { recursive: true });
  writeFileSync(join(local, "etc/npmrc"), "cafile=/etc/ssl/certs/ca-certificates.crt\n");
}

function fillDistroless(path: string, folder: string): void {
  const packages = join(folder, "packages");
  mkdirSync(packages);
  execFileSync("apt-get", ["download", ...DISTROLESS], { cwd: packages, stdio: "pipe" });
  for (const file of globSync("*.deb", { cwd: packages })) {
    execFileSync("dpkg", ["-x", file, path], { cwd: packages, stdio: "pipe" });
  }
  for (const part of ["doc", "man", "lintian"])
    rmSync(join(path, "usr/share", part), { recursive: true, force: true });
  for (const part of ["etc", "tmp", "proc", "dev", "sys"]) mkdirSync(join(path, part), { recursive: true });
  writeFileSync(
    join(path, "etc/passwd"),
    `root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:${NONROOT}:${NONROOT}::/home/nonroot:/sbin/nologin\n`,
  );
  writeFileSync(join(path, "etc/group"), `root:x:0:\nnonroot:x:${NONROOT}:\n`);
}

/**
 * How to run a program in an image as its account, with everything read-only but what it declares as a volume and /tmp: the
 * program is the first process of a namespace, as in a container.
 * @param volume a folder of this machine that becomes /data
 */
export function inContainer(
  { path, config }: Image,
  volume: string,
  args: readonly string[],
): readonly string[] {
  const mounts = [
    `mount --bind '${path}' '${path}'`,
    `mount --bind '${volume}' '${path}/data'`,
    `mount -t tmpfs tmpfs '${path}/tmp'`,
    `mount -t proc proc '${path}/proc'`,
    `mount --rbind /dev '${path}/dev'`,
    `mount -o remount,ro,bind '${path}'`,
    `exec chroot --userspec=${config.User} '${path}' ${args.map((one) => `'${one}'`).join(" ")}`,
  ];
  return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", mounts.join("\n")];
}

/** The variables of an image. */
export function variablesOf({ config }: Image): Readonly<Record<string, string>> {
  return Object.fromEntries(
    config.Env.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

/** Whether a file is in the image. */
export const isIn = ({ path }: Image, file: string): boolean => existsSync(join(path, file));

/** The text of a file in the image. */
export const textIn = ({ path }: Image, file: string): string => readFileSync(join(path, file), "utf8");
