/** An empty Debian, and machines and roots that begin as one. For root on a Debian, as it makes mounts and namespaces. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { root } from "../../support/programs.ts";

/** The release of Debian. */
const RELEASE = "bookworm";
const CACHE = join(process.env["XDG_CACHE_HOME"] ?? "/var/cache", "music-brain");

/**
 * Programs that make roots and containers, from Debian's packages where they are missing.
 * @throws Error that says what to do
 */
export function needTools(packages: Readonly<Record<string, string>>): void {
  const missing = Object.entries(packages)
    .filter(([program]) => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0)
    .map(([, name]) => name);
  if (missing.length === 0) return;
  const install = ["install", "--yes", "--no-install-recommends", ...missing];
  try {
    execFileSync("apt-get", ["update"], { stdio: "pipe" });
    execFileSync("apt-get", install, {
      stdio: "pipe",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch (cause) {
    throw new Error(`test:deploy runs as root on Debian, and needs: apt-get ${install.join(" ")}`, { cause });
  }
}

/** The folder of a Debian with its base, systemd and nothing else: made once, and kept. Nothing is ever changed in it. */
export function emptyDebian(): string {
  const folder = join(CACHE, `debian-${RELEASE}`);
  if (existsSync(folder)) return folder;
  needTools({ debootstrap: "debootstrap" });
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    const base = join(fresh, "root");
    execFileSync(
      "debootstrap",
      ["--variant=minbase", "--include=systemd-sysv,dbus,ca-certificates", RELEASE, base],
      {
        stdio: "pipe",
      },
    );
    renameSync(base, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** A root that begins as another one, which stays as it is. */
export interface Root {
  readonly path: string;
  /** Runs a script in it by bash with the network of this machine. @throws Error with what it printed */
  readonly fetch: (script: string, variables?: Readonly<Record<string, string>>) => string;
  readonly remove: () => void;
}

/** Such a root, with the certificates of authorities that this machine trusts. */
export function rootUpon(lower: string): Root {
  needTools({ "systemd-nspawn": "systemd-container" });
  const folder = mkdtempSync(join(tmpdir(), "music-brain-root-"));
  const [path, upper, work] = ["root", "upper", "work"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [path, upper, work]) mkdirSync(one);
  execFileSync("mount", [
    "-t",
    "overlay",
    "overlay",
    "-o",
    `lowerdir=${lower},upperdir=${upper},workdir=${work}`,
    path,
  ]);
  for (const file of globSync("/usr/local/share/ca-certificates/*.crt")) cpSync(file, join(path, file));
  // What is thrown away need not reach the disk.
  writeFileSync(join(path, "etc/dpkg/dpkg.cfg.d/in-a-hurry"), "force-unsafe-io\n");
  const authorities = process.env["NODE_EXTRA_CA_CERTS"];
  return {
    path,
    fetch(script, variables = {}) {
      const settings = {
        DEBIAN_FRONTEND: "noninteractive",
        ...(authorities && { NODE_EXTRA_CA_CERTS: authorities }),
      };
      const named = Object.entries({ ...settings, ...variables }).map(
        ([name, value]) => `--setenv=${name}=${value}`,
      );
      const ended = spawnSync(
        "systemd-nspawn",
        [
          ...["--quiet", "--register=no", "--keep-unit", "--as-pid2", "--pipe", "--resolv-conf=copy-host"],
          ...[`--directory=${path}`, `--bind-ro=${snapshot()}:/repository`, ...named],
          ...["/bin/bash", "-euxo", "pipefail", "-c", `update-ca-certificates >/dev/null; ${script}`],
        ],
        { encoding: "utf8", maxBuffer: 2 ** 28 },
      );
      if (ended.status !== 0) throw new Error(`${ended.stdout}\n${ended.stderr}`.slice(-6000));
      return ended.stdout;
    },
    remove() {
      spawnSync("umount", ["--lazy", path]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the machine in a root, with no network but its own loopback, runs a script by bash as a service of it, and turns the
 * machine off.
 * @throws Error with the end of what the script printed, where it fails
 */
export function runMachine(
  { path }: Root,
  script: string,
  variables: Readonly<Record<string, string>>,
): string {
  const units = join(path, "etc/systemd/system");
  const [log, journal] = [join(path, "root/script.log"), join(path, "root/journal.log")];
  const settings = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  writeFileSync(
    join(path, "root/script"),
    ["set -euxo pipefail", ...settings, script, "echo ALL-DONE", ""].join("\n"),
  );
  writeFileSync(
    join(units, "script.service"),
    [
      "[Unit]",
      "Wants=multi-user.target",
      "After=multi-user.target",
      "[Service]",
      "Type=oneshot",
      "Environment=HOME=/root",
      "TimeoutStartSec=1500",
      'ExecStart=/bin/bash -c "bash /root/script > /root/script.log 2>&1 || journalctl --no-pager -n 80 > /root/journal.log"',
      "ExecStopPost=/bin/systemctl poweroff --no-block",
      "",
    ].join("\n"),
  );
  writeFileSync(
    join(units, "script.target"),
    "[Unit]\nRequires=multi-user.target\nWants=script.service\nAllowIsolate=yes\n",
  );
  const booted = spawnSync(
    "systemd-nspawn",
    [
      ...["--quiet", "--register=no", "--keep-unit", "--private-network", "--boot", `--directory=${path}`],
      "--",
      "systemd.unit=script.target",
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 2 ** 26 },
  );
  const printed = existsSync(log) ? readFileSync(log, "utf8") : booted.stdout;
  if (!printed.includes("\nALL-DONE\n")) {
    const told = existsSync(journal) ? readFileSync(journal, "utf8") : "";
    throw new Error(`${told.slice(-8000)}\nThe script printed:\n${printed.slice(-4000)}`);
  }
  return printed;
}

let kept: string | undefined;

/** The project as it lies here, committed or not, as a repository of git. */
export function snapshot(): string {
  if (kept !== undefined) return kept;
  const folder = mkdtempSync(join(tmpdir(), "music-brain-repository-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  for (const file of git("ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")) {
    if (file !== "" && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  }
  const there = ["-C", folder, "-c", "user.name=test", "-c", "user.email=test@localhost"];
  git(...there, "init", "--quiet");
  git(...there, "add", "--all");
  git(...there, "commit", "--quiet", "--message", "as it is");
  kept = folder;
  return folder;
}
