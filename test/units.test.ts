// The units of systemd, as systemd itself reads them.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, test } from "vitest";
import { nodeOptions } from "../launcher/options.mjs";
import { findProgram } from "./support/found-program.ts";
import { root } from "./support/programs.ts";

const shipped = join(root, "deploy/systemd");
const units = readdirSync(shipped).filter((name) => name.endsWith(".service"));
const read = (unit: string) => readFileSync(join(shipped, unit), "utf8");
const PROGRAM = "/opt/music-brain/runtime/bin/node";
/** Units that run a script and are over, by their names. */
const scripts: Readonly<Record<string, string>> = {
  "music-brain-backup.service": "deploy/systemd/backup.sh",
  "music-brain-upkeep-metrics.service": "deploy/systemd/upkeep-metrics.sh",
};

/** The same units with a program that there is on this machine. */
const folder = mkdtempSync(join(tmpdir(), "music-brain-units-"));
cpSync(shipped, folder, { recursive: true });
for (const unit of units) {
  const here = read(unit)
    .replaceAll(PROGRAM, process.execPath)
    .replaceAll("ExecStart=/opt/music-brain/", `ExecStart=${root}`);
  writeFileSync(join(folder, unit), here);
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function analyze(...args: readonly string[]): string {
  const { path, environment } = findProgram({
    variable: "SYSTEMD_ANALYZE",
    names: ["systemd-analyze"],
    debian: { name: "systemd", path: "usr/bin/systemd-analyze" },
  });
  return execFileSync(path, args, { env: environment, stdio: "pipe", encoding: "utf8" });
}

describe.each(units)("%s", (unit) => {
  test("is understood by systemd without a complaint", () => {
    expect(analyze("verify", "--man=no", join(folder, unit))).toBe("");
  });

  test("leaves the service no more than it needs: 2.0 or less of 10, and as much as the unit and the guide say", () => {
    const told = analyze("security", "--offline=yes", "--no-pager", "--threshold=20", join(folder, unit));
    const [, score = "", word] = /Overall exposure level for \S+: (\d\.\d) (\w+)/.exec(told) ?? [];
    expect(Number(score)).toBeLessThanOrEqual(2);
    expect(read(unit)).toContain(`\`systemd-analyze security\` says ${score} (${word})`);
    expect(readFileSync(join(root, "docs/DEPLOYMENT.md"), "utf8")).toContain(`says ${score} ("${word}")`);
  });

  test("runs the program with the options that the launcher gives", () => {
    const script = scripts[unit];
    if (script !== undefined)
      return expect(read(unit)).toMatch(new RegExp(`^ExecStart=/opt/music-brain/${script}$`, "m"));
    expect(read(unit)).toMatch(new RegExp(`^ExecStart=${PROGRAM} ${nodeOptions.join(" ")} apps/`, "m"));
  });
});

test("the service alone and a replica of it differ by their ports, and by nothing else", () => {
  const lines = (unit: string) =>
    read(unit)
      .split("\n")
      .filter((line) => !/^(#|Description=)/.test(line));
  const alone = new Set(lines("music-brain-api.service"));
  expect(lines("music-brain-api@.service").filter((line) => !alone.has(line))).toEqual([
    "Environment=PORT=%i PROMETHEUS_ENABLED=true PROMETHEUS_PORT=1%i",
  ]);
});
