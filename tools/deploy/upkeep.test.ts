// What is done every night and every other month, copies of the database and certificates, and who notices when it is not.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "music-brain-upkeep-"));
  for (const name of ["bin", "there", "from"]) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script, with the folder `there` and others as its arguments, beside stand-ins for the programs that it calls. */
function run(script: string, standIns: Readonly<Record<string, string>>, ...others: readonly string[]) {
  for (const [name, text] of Object.entries(standIns)) {
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  return spawnSync(join(root, script), [join(folder, "there"), ...others], {
    encoding: "utf8",
    env: {
      PATH: `${folder}/bin:${process.env["PATH"]}`,
      RENEWED_LINEAGE: join(folder, "from"),
      CALLED: join(folder, "called"),
    },
  });
}

const there = () => readdirSync(join(folder, "there")).sort();
const pgDump =
  'for word; do case $word in --file=*) echo whole > "$(echo "$word" | cut -d= -f2)";; esac; done';

test("a copy of the database has a file of its own, and the last fourteen are kept", () => {
  const old = Array.from({ length: 20 }, (_, index) => `music-brain-202601${10 + index}T032000.dump`);
  for (const name of old) writeFileSync(join(folder, "there", name), "");
  const { status, stderr } = run("deploy/systemd/backup.sh", { pg_dump: pgDump, pg_restore: "exit 0" });
  expect([status, stderr]).toEqual([0, ""]);
  expect(there()).toHaveLength(14);
  expect(there().slice(0, 13)).toEqual(old.slice(7));
  expect(readFileSync(join(folder, "there", there().at(-1) ?? ""), "utf8")).toBe("whole\n");
});

test.each([
  ["is not made", `${pgDump}; exit 1`, "exit 0"],
  ["cannot be read", pgDump, "exit 1"],
])("a copy that %s is a failure, is not kept, and takes the place of none", (_why, dump, restore) => {
  writeFileSync(join(folder, "there/music-brain-20260101T032000.dump"), "");
  expect(run("deploy/systemd/backup.sh", { pg_dump: dump, pg_restore: restore }).status).not.toBe(0);
  expect(there()).toEqual(["music-brain-20260101T032000.dump"]);
});

test("a certificate that was renewed is where nginx reads it, and nginx reads it anew", () => {
  for (const name of ["privkey.pem", "fullchain.pem"])
    writeFileSync(join(folder, "from", name), `new ${name}`);
  const { status } = run("deploy/nginx/certificate.sh", {
    nginx: 'echo "nginx $*" >> "$CALLED"',
    systemctl: 'echo "systemctl $*" >> "$CALLED"',
  });
  expect(status).toBe(0);
  expect(there().map((name) => readFileSync(join(folder, "there", name), "utf8"))).toEqual([
    "new fullchain.pem",
    "new privkey.pem",
  ]);
  expect(readFileSync(join(folder, "called"), "utf8")).toBe("nginx -t\nsystemctl reload nginx\n");
});

test("a certificate that nginx does not take is a failure, and nginx is left as it runs", () => {
  for (const name of ["privkey.pem", "fullchain.pem"]) writeFileSync(join(folder, "from", name), "bad");
  const { status } = run("deploy/nginx/certificate.sh", {
    nginx: "exit 1",
    systemctl: 'echo "systemctl $*" >> "$CALLED"',
  });
  expect(status).not.toBe(0);
  expect(readdirSync(folder)).not.toContain("called");
});

/** What is told of copies in `from`, while nobody shows a certificate; test/watching.test.ts has one that nginx shows. */
const tell = (copies = "from", standIns = {}) =>
  run("deploy/systemd/upkeep-metrics.sh", standIns, join(folder, copies), "127.0.0.1:1");
const told = () =>
  readFileSync(join(folder, "there/music-brain.prom"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
const copyOf = (name: string, seconds: number) => {
  writeFileSync(join(folder, "from", name), "");
  utimesSync(join(folder, "from", name), seconds, seconds);
};

test("when the newest whole copy was made is told, in a file that the node exporter can read", () => {
  copyOf("music-brain-20260101T032000.dump", 1_767_237_600);
  copyOf("music-brain-20260102T032000.dump", 1_767_324_000);
  copyOf("music-brain-20260103T032000.dump.part", 1_767_410_400);
  expect(tell()).toMatchObject({ status: 0, stderr: "" });
  expect(told()).toEqual(["music_brain_backup_last_success_timestamp_seconds 1767324000"]);
  expect(there()).toEqual(["music-brain.prom"]);
  expect(statSync(join(folder, "there/music-brain.prom")).mode & 0o777).toBe(0o644);
});

test("where copies are to be and there is none it is told as one that is as old as can be", () => {
  expect(tell().status).toBe(0);
  expect(told()).toEqual(["music_brain_backup_last_success_timestamp_seconds 0"]);
});

test("where no copies are to be, and nothing shows a certificate, nothing is told of either", () => {
  expect(tell("nowhere")).toMatchObject({ status: 0, stderr: "" });
  expect(told()).toEqual([]);
});

test("what cannot be found out is a failure, and what was told before stays as it was", () => {
  copyOf("music-brain-20260101T032000.dump", 1_767_237_600);
  writeFileSync(join(folder, "there/music-brain.prom"), "before 1\n");
  expect(tell("from", { stat: "exit 1" }).status).not.toBe(0);
  expect(told()).toEqual(["before 1"]);
  expect(there()).toEqual(["music-brain.prom"]);
});
