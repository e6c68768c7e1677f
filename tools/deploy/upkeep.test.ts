// What is done every night and every other month: copies of the database, and certificates.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Runs a script beside stand-ins for the programs that it calls. */
function run(script: string, standIns: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(standIns)) {
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  return spawnSync(join(root, script), [join(folder, "there")], {
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
