/** What holds for jobs in every database. Long, since all of it shares one service of jobs and its clock. */
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Database } from "../database/database.ts";
import { createMetrics, type Metrics } from "../telemetry/metrics/metrics.ts";
import { type Circumstances, type JobHandler, JobRefused } from "./handler.ts";
import { isFinal, type Job } from "./job.ts";
import { keyOf } from "./job-expiry.ts";
import { type JobSignals, localSignals } from "./job-signals.ts";
import { listJobs } from "./job-store.ts";
import { createJobs, type Jobs, type JobTerms } from "./jobs.ts";
import { JobNotTaken } from "./not-taken.ts";
import { resultFolder } from "./result-folder.ts";
import { StorageFull } from "./result-store.ts";

/** A database, and how its workers die. */
export interface JobsWorld {
  readonly open: () => Promise<Database>;
  /** Makes everything that is in hand look as though nothing had been heard of it for long. */
  readonly silence: (database: Database) => Promise<unknown>;
}

const ME = "usr_me";
const OTHER = "usr_other";
const content = Buffer.from("the result");
const made = { content, mediaType: "text/plain", fileName: "result.txt" };
const order = { owner: ME, kind: "test", input: { of: "test" }, requestId: "req-1" };

/** Registers the tests. */
export function jobsSuite({ open: openDatabase, silence }: JobsWorld): void {
  describe("jobs", () => {
    const opened: Jobs[] = [];
    const databases: Database[] = [];
    // What one instance says the other hears, as processes do.
    let signals: JobSignals;
    beforeEach(() => {
      signals = { ...localSignals(), close: async () => undefined };
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
      await Promise.all(databases.splice(0).map((database) => database.destroy()));
    });

    const open = async () => {
      const database = await openDatabase();
      databases.push(database);
      return database;
    };

    const begin = (
      database: Database,
      handler: JobHandler,
      changes: Partial<JobTerms> = {},
      options: {
        readonly atOnce?: number;
        readonly results?: Jobs["results"];
        readonly metrics?: Metrics;
      } = {},
    ): Jobs => {
      const jobs = createJobs({
        database,
        results: options.results ?? resultFolder(undefined),
        handlers: { test: handler },
        metrics: options.metrics ?? createMetrics(),
        signals,
        atOnce: options.atOnce ?? 1,
        terms: {
          tries: 3,
          backoff: { firstSeconds: 0, longestSeconds: 0 },
          timeoutMs: 60_000,
          ttlMs: 3_600_000,
          leaseMs: 30_000,
          now: Date.now,
          mostOfOwner: 10,
          most: 20,
          mostResultBytes: 2 ** 30,
          ...changes,
        },
      });
      opened.push(jobs);
      return jobs;
    };

    /** The job, once it is as it should be; every change of it is looked at. */
    const until = (jobs: Jobs, id: string, is: (job: Job) => boolean): Promise<Job> =>
      new Promise((resolve, reject) => {
        const look = () => {
          jobs.find(id, ME).then((job) => {
            if (job === undefined || !is(job)) return;
            unwatch();
            resolve(job);
          }, reject);
        };
        const unwatch = jobs.watch(id, look);
        look();
      });
    const ended = (jobs: Jobs, id: string) => until(jobs, id, ({ state }) => isFinal(state));

    test("are done once, and their result is whole", async () => {
      const seen: Job[] = [];
      const jobs = begin(await open(), async (job) => {
        seen.push(job);
        return made;
      });
      const submitted = await jobs.submit(order);
      expect(submitted).toMatchObject({ state: "queued", progress: 0, attempt: 0, owner: ME });
      const job = await ended(jobs, submitted.id);
      expect(job).toMatchObject({
        state: "succeeded",
        progress: 100,
        attempt: 1,
        failures: 0,
        requestId: "req-1",
        result: { key: keyOf(job), bytes: content.length, mediaType: "text/plain", fileName: "result.txt" },
      });
      expect(job.version).toBeGreaterThan(submitted.version);
      expect(seen).toMatchObject([{ id: job.id, input: order.input, attempt: 1 }]);
      const stream = await jobs.results.read(keyOf(job));
      expect(stream && (await buffer(stream))).toEqual(content);
    });

    test("are counted and measured", async () => {
      const metrics = createMetrics();
      const jobs = begin(
        await open(),
        async ({ requestId, failures }) => {
          if (requestId === "no") throw new JobRefused("no", "No.");
          if (failures === 0) throw new Error("the first time");
          return made;
        },
        {},
        { metrics },
      );
      await ended(jobs, (await jobs.submit(order)).id);
      await ended(jobs, (await jobs.submit({ ...order, requestId: "no" })).id);
      await jobs.close();
      const { values } = await metrics.jobsEnded.get();
      const counted = values.map(({ labels, value }) => [labels.kind, labels.outcome, value]);
      expect(counted).toEqual([
        ["test", "retried", 1],
        ["test", "succeeded", 1],
        ["test", "failed", 1],
      ]);
      expect(metrics.jobDuration.summary().count).toBe(3);
      expect(metrics.jobWait.summary().count).toBe(2);
    });

    test("are nobody else's to find or cancel", async () => {
      const jobs = begin(await open(), async () => made, {}, { atOnce: 0 });
      const { id } = await jobs.submit(order);
      expect(await jobs.find(id, OTHER)).toBeUndefined();
      expect(await jobs.cancel(id, OTHER)).toBeUndefined();
      expect(await jobs.find(id, ME)).toMatchObject({ state: "queued" });
      expect(await jobs.find("job_none", ME)).toBeUndefined();
      expect(await jobs.cancel("job_none", ME)).toBeUndefined();
    });

    test("say how far they are, and it only grows", async () => {
      const step = Promise.withResolvers<void>();
      const jobs = begin(await open(), async (_job, { onProgress }) => {
        for (const percent of [10, 40, 30, 140]) onProgress(percent);
        await step.promise;
        return made;
      });
      const { id } = await jobs.submit(order);
      const job = await until(jobs, id, ({ progress }) => progress === 99);
      expect(job.state).toBe("running");
      step.resolve();
      expect(await ended(jobs, id)).toMatchObject({ state: "succeeded", progress: 100 });
    });

    test("that fail are tried again, and are dead letters after as many times as they may", async () => {
      let tries = 0;
      const database = await open();
      const jobs = begin(database, async (job) => {
        tries++;
        if (job.requestId === "req-2" && tries > 4) return made;
        throw new Error(`failure ${tries}\0`);
      });
      const { id } = await jobs.submit(order);
      const job = await ended(jobs, id);
      expect(tries).toBe(3);
      expect(job).toMatchObject({ state: "failed", attempt: 3, failures: 3, cause: "Error: failure 3" });
      expect(job.error?.code).toBe("internal_error");
      expect(job.error?.detail).not.toContain("failure");
      expect(job.deadAt).toBeGreaterThan(0);
      expect(await listJobs(database, { dead: true, limit: 10 })).toMatchObject([{ id }]);
      const second = await jobs.submit({ ...order, requestId: "req-2" });
      expect(await ended(jobs, second.id)).toMatchObject({ state: "succeeded", attempt: 2, failures: 1 });
      expect((await ended(jobs, second.id)).error).toBeUndefined();
    });

    test("that have failed wait before they are tried again, and nobody waits behind them", async () => {
      const tried: string[] = [];
      const hour = { firstSeconds: 3600, longestSeconds: 3600 };
      const jobs = begin(
        await open(),
        async ({ requestId }) => {
          tried.push(requestId);
          if (requestId === "req-1") throw new Error("not now");
          return made;
        },
        { backoff: hour },
      );
      const { id } = await jobs.submit(order);
      await until(jobs, id, ({ state, failures }) => state === "queued" && failures === 1);
      const other = await jobs.submit({ ...order, requestId: "req-2" });
      await ended(jobs, other.id);
      await jobs.start();
      expect(tried).toEqual(["req-1", "req-2"]);
      expect(await jobs.find(id, ME)).toMatchObject({ state: "queued", attempt: 1, failures: 1 });
    });

    test("that cannot be done fail at once, and say why", async () => {
      const database = await open();
      const jobs = begin(database, async () => {
        throw new JobRefused("song_not_found", "The song was deleted.");
      });
      const { id } = await jobs.submit(order);
      expect(await ended(jobs, id)).toMatchObject({
        state: "failed",
        attempt: 1,
        error: { code: "song_not_found", detail: "The song was deleted." },
        deadAt: undefined,
      });
      expect(await listJobs(database, { dead: true, limit: 10 })).toEqual([]);
    });

    test("are put in again by administrators, and done", async () => {
      let isWell = false;
      const jobs = begin(await open(), async () => {
        if (isWell) return made;
        throw new JobRefused("no", "Not now.");
      });
      const { id } = await jobs.submit(order);
      await ended(jobs, id);
      isWell = true;
      expect(await jobs.retry(id)).toMatchObject({ state: "queued", failures: 0, error: undefined });
      expect(await ended(jobs, id)).toMatchObject({ state: "succeeded", attempt: 2 });
      expect(await jobs.retry(id)).toBeUndefined();
      expect(await jobs.retry("job_none")).toBeUndefined();
    });

    test("that are cancelled while they wait are never begun", async () => {
      const begun: string[] = [];
      const first = Promise.withResolvers<void>();
      const jobs = begin(await open(), async ({ id }) => {
        begun.push(id);
        await first.promise;
        return made;
      });
      const running = await jobs.submit(order);
      await until(jobs, running.id, ({ state }) => state === "running");
      const waiting = await jobs.submit(order);
      expect(await jobs.cancel(waiting.id, ME)).toMatchObject({ state: "cancelled" });
      first.resolve();
      await ended(jobs, running.id);
      const last = await jobs.submit(order);
      await ended(jobs, last.id);
      expect(begun).toEqual([running.id, last.id]);
      expect(await jobs.cancel(running.id, ME)).toMatchObject({ state: "succeeded" });
    });

    test("that are cancelled while they run free their worker, and leave nothing", async () => {
      const stopped = Promise.withResolvers<unknown>();
      const jobs = begin(await open(), ({ requestId }, { signal }: Circumstances) => {
        if (requestId === "req-2") return Promise.resolve(made);
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            stopped.resolve(signal.reason);
            reject(signal.reason);
          });
        });
      });
      const { id } = await jobs.submit(order);
      await until(jobs, id, ({ state }) => state === "running");
      const next = await jobs.submit({ ...order, requestId: "req-2" });
      expect(await jobs.cancel(id, ME)).toMatchObject({ state: "cancelled" });
      await stopped.promise;
      expect(await ended(jobs, next.id)).toMatchObject({ state: "succeeded" });
      expect(await jobs.find(id, ME)).toMatchObject({ state: "cancelled", result: undefined });
      expect(await jobs.results.keys()).toEqual([keyOf({ id: next.id, attempt: 1 })]);
    });

    test("that are cancelled stop in a worker that has not been told, when it says that it still works on them", async () => {
      const database = await open();
      const stopped = Promise.withResolvers<unknown>();
      const worker = begin(
        database,
        (_job, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => {
              stopped.resolve(signal.reason);
              reject(signal.reason);
            });
          }),
        { leaseMs: 3000 },
      );
      const { id } = await worker.submit(order);
      await until(worker, id, ({ state }) => state === "running");
      // What this one says nobody hears.
      signals = { ...localSignals(), close: async () => undefined };
      const deaf = begin(database, async () => made, {}, { atOnce: 0 });
      expect(await deaf.cancel(id, ME)).toMatchObject({ state: "cancelled" });
      await stopped.promise;
      expect(await deaf.find(id, ME)).toMatchObject({ state: "cancelled", result: undefined });
    });

    test("are as many as may be, of one owner and in all", async () => {
      const jobs = begin(await open(), async () => made, { mostOfOwner: 2, most: 3 }, { atOnce: 0 });
      const codes = async (owner: string, count: number) => {
        const tried = await Promise.allSettled(
          Array.from({ length: count }, () => jobs.submit({ ...order, owner })),
        );
        return tried
          .map((one) =>
            one.status === "fulfilled"
              ? "taken"
              : one.reason instanceof JobNotTaken
                ? one.reason.reason
                : one.reason,
          )
          .sort();
      };
      expect(await codes(ME, 4)).toEqual(["owner", "owner", "taken", "taken"]);
      expect(await codes(OTHER, 2)).toEqual(["all", "taken"]);
    });

    test("of somebody who has many come after the first of somebody else", async () => {
      const begun: string[] = [];
      const first = Promise.withResolvers<void>();
      const jobs = begin(await open(), async ({ owner }) => {
        begun.push(owner);
        await first.promise;
        return made;
      });
      const mine: Job[] = [];
      for (let count = 0; count < 3; count++) mine.push(await jobs.submit(order));
      await until(jobs, mine[0]?.id ?? "", ({ state }) => state === "running");
      await jobs.submit({ ...order, owner: OTHER });
      first.resolve();
      await Promise.all(mine.map(({ id }) => ended(jobs, id)));
      expect(begun).toEqual([ME, OTHER, ME, ME]);
    });

    test("that take too long are stopped", async () => {
      const jobs = begin(
        await open(),
        (_job, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          }),
        { timeoutMs: 20, tries: 1 },
      );
      const { id } = await jobs.submit(order);
      expect(await ended(jobs, id)).toMatchObject({ state: "failed", error: { code: "job_timed_out" } });
    });

    test("whose result has no room fail with that, and nothing is left of it", async () => {
      const folder = resultFolder(undefined);
      let isFull = true;
      const results = {
        ...folder,
        put: async (key: string, bytes: Uint8Array) => {
          if (isFull) throw new StorageFull("full");
          return folder.put(key, bytes);
        },
      };
      const jobs = begin(await open(), async () => made, { tries: 2 }, { results });
      const { id } = await jobs.submit(order);
      expect(await ended(jobs, id)).toMatchObject({
        state: "failed",
        attempt: 2,
        error: { code: "storage_full" },
      });
      isFull = false;
      expect((await ended(jobs, (await jobs.submit(order)).id)).state).toBe("succeeded");
      expect(await folder.keys()).toHaveLength(1);
    });

    test("are not taken while there is no room for what they would make", async () => {
      const results = { ...resultFolder(undefined), hasRoom: async () => false };
      const full = begin(await open(), async () => made, {}, { results });
      await expect(full.submit(order)).rejects.toMatchObject({ reason: "storage" });
      const jobs = begin(await open(), async () => made, { mostResultBytes: content.length });
      await ended(jobs, (await jobs.submit(order)).id);
      await expect(jobs.submit(order)).rejects.toMatchObject({ reason: "storage" });
    });

    test("in hand when the service stops are given back, and done by the next", async () => {
      const database = await open();
      const stopping = begin(
        database,
        (_job, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          }),
      );
      const { id } = await stopping.submit(order);
      await until(stopping, id, ({ state }) => state === "running");
      await stopping.close();
      const next = begin(database, async () => made);
      expect(await next.find(id, ME)).toMatchObject({ state: "queued", failures: 0 });
      await next.start();
      expect(await ended(next, id)).toMatchObject({ state: "succeeded", attempt: 2, failures: 0 });
    });

    test("of a worker that died are begun again, and what it says afterwards counts for nothing", async () => {
      const database = await open();
      const results = resultFolder(undefined);
      const hung = Promise.withResolvers<void>();
      const dying = begin(
        database,
        async () => {
          await hung.promise;
          return { ...made, content: Buffer.from("too late") };
        },
        {},
        { results: { ...results, close: async () => undefined } },
      );
      const { id } = await dying.submit(order);
      await until(dying, id, ({ state }) => state === "running");
      await silence(database);
      const next = begin(database, async () => made, {}, { results });
      await next.start();
      const job = await ended(next, id);
      expect(job).toMatchObject({ state: "succeeded", attempt: 2, failures: 1 });
      hung.resolve();
      await dying.close();
      const after = await next.find(id, ME);
      expect(after).toEqual(job);
      expect(await results.keys()).toEqual([keyOf(job)]);
    });

    test("whose workers die every time are given up", async () => {
      const database = await open();
      const hung = Promise.withResolvers<void>();
      const dying = begin(
        database,
        async () => {
          await hung.promise;
          return made;
        },
        { tries: 1 },
      );
      const { id } = await dying.submit(order);
      await until(dying, id, ({ state }) => state === "running");
      await silence(database);
      const next = begin(database, async () => made, { tries: 1 });
      await next.start();
      const job = await ended(next, id);
      expect(job).toMatchObject({ state: "failed", error: { code: "internal_error" } });
      expect(job.deadAt).toBeGreaterThan(0);
      hung.resolve();
    });

    test("and their results go when their time is over; dead letters stay for administrators", async () => {
      const database = await open();
      let later = 0;
      const now = () => Date.now() + later;
      const results = resultFolder(undefined);
      const jobs = begin(
        database,
        async ({ requestId }) => {
          if (requestId === "bad") throw new Error("bad");
          return made;
        },
        { now, tries: 1, ttlMs: 3_600_000 },
        { results },
      );
      const good = await ended(jobs, (await jobs.submit(order)).id);
      const bad = await ended(jobs, (await jobs.submit({ ...order, requestId: "bad" })).id);
      const listed = async () => (await jobs.list(ME, { limit: 10 })).map(({ id }) => id);
      expect(new Set(await listed())).toEqual(new Set([good.id, bad.id]));
      later = 3_700_000;
      expect(await listed()).toEqual([]);
      expect(await jobs.find(good.id, ME)).toBeUndefined();
      expect(await jobs.find(bad.id, ME)).toBeUndefined();
      await jobs.start();
      expect(await listJobs(database, { limit: 10 })).toMatchObject([{ id: bad.id }]);
      expect(await results.keys()).toEqual([]);
      const day = 24 * 3_600_000;
      for (const [days, kept] of [
        [29.9, [bad.id]],
        [30.1, []],
      ] as const) {
        later = days * day;
        const next = begin(database, async () => made, { now });
        await next.start();
        expect(
          (await listJobs(database, { limit: 10 })).map(({ id }) => id),
          `${days}`,
        ).toEqual(kept);
      }
    });

    test("that are over are kept as the last hundred of their owner, and their results with them", async () => {
      const database = await open();
      const results = resultFolder(undefined);
      const terms = { mostOfOwner: 200, most: 200 };
      const jobs = begin(database, async () => made, terms, { results, atOnce: 4 });
      const done: string[] = [];
      for (let count = 0; count < 102; count++) {
        const { id } = await jobs.submit(order);
        await ended(jobs, id);
        done.push(id);
      }
      const theirs = await ended(jobs, (await jobs.submit({ ...order, owner: ME })).id);
      const left = await listJobs(database, { limit: 200 });
      expect(left.map(({ id }) => id).sort()).toEqual([...done.slice(2), theirs.id].sort());
      expect((await results.keys()).length).toBe(101);
    });

    test("that nobody begins in time are given up", async () => {
      const database = await open();
      let later = 0;
      const now = () => Date.now() + later;
      const jobs = begin(database, async () => made, { now }, { atOnce: 0 });
      const { id } = await jobs.submit(order);
      later = 3_700_000;
      await jobs.start();
      expect(await jobs.find(id, ME)).toMatchObject({ state: "failed", error: { code: "job_expired" } });
    });

    test("are swept every ten minutes by a service that runs", async () => {
      vi.useFakeTimers({ toFake: ["setInterval"] });
      onTestFinished(() => void vi.useRealTimers());
      const results = resultFolder(undefined);
      const jobs = begin(await open(), async () => made, {}, { results });
      await jobs.start();
      const nobodys = keyOf({ id: "job_none", attempt: 1 });
      await results.put(nobodys, content);
      const swept = new Promise<void>((resolve) => {
        const { remove } = results;
        vi.spyOn(results, "remove").mockImplementation(async (key) => {
          await remove(key);
          if (key === nobodys) resolve();
        });
      });
      vi.advanceTimersByTime(10 * 60_000 - 1);
      expect(await results.keys()).toEqual([nobodys]);
      vi.advanceTimersByTime(1);
      await swept;
      expect(await results.keys()).toEqual([]);
    });

    test("leave no results that no job knows of", async () => {
      const database = await open();
      const results = resultFolder(undefined);
      const jobs = begin(database, async () => made, {}, { results });
      const job = await ended(jobs, (await jobs.submit(order)).id);
      await results.put(keyOf({ id: job.id, attempt: 7 }), content);
      await results.put(keyOf({ id: "job_none", attempt: 1 }), content);
      await jobs.start();
      expect(await results.keys()).toEqual([keyOf(job)]);
    });
  });
}
