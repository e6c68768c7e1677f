// Programs that tests need: Debian's package is unpacked where it is not installed, and where it is but cannot be found.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findProgram } from "./support/found-program.ts";

let folder: string;

/** A program of the shell, before all others on the path. */
function fake(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\nset -eu\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "music-brain-found-"));
  vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
  fake("dpkg", 'mkdir -p "$3/usr/bin"; echo hello > "$3/usr/bin/no-such-program"');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const find = () =>
  findProgram({
    variable: "NO_SUCH_PROGRAM",
    names: ["no-such-program"],
    debian: { name: "package", path: "usr/bin/no-such-program" },
  });

/** As apt-get says it: what is installed is in its plan only where it is to be installed again. */
const apt = (isInstalled: boolean) => `
  case "$*" in
    *simulate*) ${isInstalled ? 'case "$*" in *--reinstall*) echo "Inst package [1] (1 Debian)";; esac' : 'echo "Inst package (1 Debian)"'};;
    *"download package") touch package.deb;;
    *) exit 100;;
  esac`;

test.each([
  ["is not installed", false],
  ["is installed, and has no such program on the path", true],
])("a package that %s is unpacked into the cache", (_, isInstalled) => {
  fake("apt-get", apt(isInstalled));
  expect(find().path).toBe(join(folder, "cache/music-brain/package/usr/bin/no-such-program"));
});

test("where there is none, it is said what to do", () => {
  fake("apt-get", "exit 100");
  expect(find).toThrow("`apt-get install package`, or name one in NO_SUCH_PROGRAM=/path/to/it");
});
