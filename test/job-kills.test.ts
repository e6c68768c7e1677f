// Workers are killed at any moment: no job is lost, and none has two results. JOB_KILLS is how many are.
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Database } from "../apps/server/src/database/database.ts";
import { sweepResults } from "../apps/server/src/jobs/job-expiry.ts";
import { countByState, listJobs } from "../apps/server/src/jobs/job-store.ts";
import { contentOf, jobsAt, type Place } from "./support/job-worker.ts";
import { postgresDatabases } from "./support/postgres-databases.ts";
import { environment, type Running, start } from "./support/programs.ts";

const kills = Number(process.env["JOB_KILLS"] ?? 6);

/** A worker does about three jobs in its life. */
const JOBS_A_KILL = 3;

/** Workers live for between nothing and this, after they have begun a job. */
const LONGEST_LIFE_MS = 160;

/** On a machine that has other work; without, a kill takes a quarter of a second. */
const TIMEOUT_MS = 180_000 + kills * 15_000;

async function killWorkers(place: Place): Promise<void> {
  const results = mkdtempSync(join(tmpdir(), "music-brain-kills-"));
  onTestFinished(() => rmSync(results, { recursive: true }));
  const { database, jobs } = await jobsAt(place, results, 0);
  const submitted: string[] = [];
  const submit = async (): Promise<void> => {
    for (let number = 0; number < JOBS_A_KILL; number++) {
      const order = { owner: `usr_${number}`, kind: "test", input: {}, requestId: "req-1" };
      submitted.push((await jobs.submit(order)).id);
    }
  };
  await submit();

  const begin = (): Running => {
    const args = ["test/support/job-worker.ts", JSON.stringify(place), results];
    return start(process.execPath, args, { env: environment() });
  };
  let next = begin();
  for (let killed = 0; killed < kills; killed++) {
    const worker = next;
    await submit();
    await worker.printed(/begun/);
    // The one after it starts meanwhile, so that two are there for a moment.
    next = begin();
    await later(Math.random() * LONGEST_LIFE_MS);
    worker.child.kill("SIGKILL");
    expect((await worker.ended).signal).toBe("SIGKILL");
  }
  while (!(await isDone(database))) await later(50);
  next.child.kill("SIGKILL");
  await next.ended;

  const count = submitted.length;
  const done = await listJobs(database, { limit: count + 1 });
  expect(done.map(({ id }) => id).sort()).toEqual(submitted.sort());
  expect(done.filter(({ state, progress }) => state !== "succeeded" || progress !== 100)).toEqual([]);
  // Somebody was killed while they worked, or else nothing was tried here.
  expect(done.reduce((sum, { attempt }) => sum + attempt, 0)).toBeGreaterThan(count);
  await sweepResults(database, jobs.results);
  const files = await readdir(results);
  expect(files.sort()).toEqual(done.map(({ result }) => result?.key).sort());
  for (const { id, attempt, result } of done) {
    expect(result?.key).toBe(`${id}.${attempt}`);
    expect((await readFile(join(results, `${id}.${attempt}`))).equals(contentOf(id))).toBe(true);
  }
  await jobs.close();
  await database.destroy();
}

async function isDone(database: Database): Promise<boolean> {
  const { queued = 0, running = 0 } = await countByState(database);
  return queued + running === 0;
}

test("workers that are killed lose no job and double no result, on SQLite", {
  timeout: TIMEOUT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-kills-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await killWorkers({ folder });
});

test("workers that are killed lose no job and double no result, on PostgreSQL", {
  timeout: TIMEOUT_MS,
}, async () => {
  const databases = await postgresDatabases();
  onTestFinished(() => databases.remove());
  await killWorkers({ url: await databases.migrated() });
});
