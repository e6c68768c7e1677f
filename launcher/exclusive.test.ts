import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { exclusively } from "./exclusive.mjs";

let lock: string;
beforeEach(() => {
  lock = join(mkdtempSync(join(tmpdir(), "exclusive-")), "folder", "lock");
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dirname(dirname(lock)), { recursive: true, force: true });
});

/** A lock file as another launcher leaves it. */
function heldBy(pid: number, host = hostname()): void {
  mkdirSync(dirname(lock), { recursive: true });
  writeFileSync(lock, `${pid} ${host} other`);
}

const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;
const work = () => Promise.resolve("done");

it("the lock is held during the work and gone after it, also when the work fails", async () => {
  await exclusively(lock, async () => expect(readFileSync(lock, "utf8")).toContain(`${process.pid} `), {
    waitingFor: "a test",
  });
  expect(existsSync(lock)).toBe(false);
  const failing = exclusively(lock, () => Promise.reject(new Error("broken")), { waitingFor: "a test" });
  await expect(failing).rejects.toThrow("broken");
  expect(readdirSync(dirname(lock))).toEqual([]);
});

it("a living holder is waited for, and the person is told once", async () => {
  heldBy(process.ppid);
  let looks = 0;
  const pause = async () => {
    looks += 1;
    if (looks === 5) rmSync(lock);
  };
  expect(await exclusively(lock, work, { waitingFor: "a test", pause })).toBe("done");
  expect(looks).toBe(5);
  expect(process.stderr.write).toHaveBeenCalledTimes(1);
  expect(process.stderr.write).toHaveBeenCalledWith(expect.stringContaining(`(process ${process.ppid})`));
});

it("the lock of a dead process is taken over at once", async () => {
  heldBy(deadPid());
  const pause = () => Promise.reject(new Error("waited"));
  expect(await exclusively(lock, work, { waitingFor: "a test", pause })).toBe("done");
  expect(readdirSync(dirname(lock))).toEqual([]);
});

it("a holder on another machine is waited for as long as it gives signs of life", async () => {
  heldBy(deadPid(), "another-machine");
  let looks = 0;
  const pause = async () => {
    looks += 1;
    if (looks <= 1000) utimesSync(lock, looks, looks);
  };
  expect(await exclusively(lock, work, { waitingFor: "a test", pause })).toBe("done");
  // A thousand looks with a sign of life, then thirty seconds of ten looks each without one.
  expect(looks).toBe(1300);
});

it("waiting ends after a quarter of an hour with the name of the file", async () => {
  heldBy(process.ppid);
  let looks = 0;
  const pause = async () => {
    looks += 1;
    utimesSync(lock, looks, looks);
  };
  await expect(exclusively(lock, work, { waitingFor: "a test", pause })).rejects.toThrow(`delete ${lock}`);
  expect(existsSync(lock)).toBe(true);
});
