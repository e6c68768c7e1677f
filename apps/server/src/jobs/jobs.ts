/** Jobs: asked for, looked up, cancelled, tried again, watched and done. The same on every database. */
import type { FastifyBaseLogger } from "fastify";
import type { Database } from "../database/database.ts";
import { isPostgres } from "../database/dialect.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { bossQueue } from "./boss-queue.ts";
import type { JobHandlers } from "./handler.ts";
import { isFinal, type Job, type JobOrder } from "./job.ts";
import { dropOldest, expireJobs, sweepResults } from "./job-expiry.ts";
import type { JobQueue, QueueTerms } from "./job-queue.ts";
import { type JobSignals, localSignals } from "./job-signals.ts";
import {
  cancelJob,
  countUnfinished,
  findJob,
  insertJob,
  listJobs,
  resultBytes,
  reviveJob,
} from "./job-store.ts";
import { createWorker, type JobWorker } from "./job-worker.ts";
import { JobNotTaken } from "./not-taken.ts";
import type { ResultStore } from "./result-store.ts";
import { sqliteQueue } from "./sqlite-queue.ts";

/** How many jobs there may be, and for how long. */
export interface JobTerms extends QueueTerms {
  /** Not done, of one owner. */
  readonly mostOfOwner: number;
  /** Not done, in all. */
  readonly most: number;
  /** Of all results together. */
  readonly mostResultBytes: number;
}

/** What jobs are set up with. */
export interface JobsOptions {
  readonly database: Database;
  readonly results: ResultStore;
  readonly handlers: JobHandlers;
  readonly terms: JobTerms;
  readonly metrics: Metrics;
  /** How many are done here at the same time; 0 where others do them. */
  readonly atOnce: number;
  /** Word of jobs between processes; within this one alone, where there is none. */
  readonly signals?: JobSignals;
  /** How often SQLite is looked at where another process may have put something in, in milliseconds. */
  readonly lookEveryMs?: number;
  readonly log?: FastifyBaseLogger | undefined;
}

/** A page of somebody's jobs. */
export interface JobPage {
  readonly after?: Pick<Job, "createdAt" | "id"> | undefined;
  readonly limit: number;
}

/** The jobs of a service. */
export interface Jobs {
  /** Takes a job. @throws JobNotTaken, DatabaseUnavailable */
  submit(order: JobOrder): Promise<Job>;
  /** A job; undefined where there is none, it is somebody else's, or its time is over. */
  find(id: string, owner: string): Promise<Job | undefined>;
  /** Somebody's jobs, the newest first, without those whose time is over. @param page which of them: after one, at most so many */
  list(owner: string, page: JobPage): Promise<readonly Job[]>;
  /** Cancels a job that is not done, wherever it is worked on. Gives it as it is now; undefined where there is none. */
  cancel(id: string, owner?: string): Promise<Job | undefined>;
  /** Puts a job in again that has failed or was cancelled; undefined where there is none. */
  retry(id: string): Promise<Job | undefined>;
  /** Told whenever a job may have changed. @returns what ends it */
  watch(id: string, listener: () => void): () => void;
  /** Begins with what there is to do, and with what is left over from before. */
  start(): Promise<void>;
  /** Takes no more, and gives back what is in hand. */
  close(): Promise<void>;
  readonly results: ResultStore;
}

/** How often what is over goes, in milliseconds. */
const SWEEP_EVERY_MS = 10 * 60_000;

/** A finished job of an owner goes before its time when there are so many newer ones. */
const MOST_FINISHED = 100;

/** A service that can be told what others put in looks so often all the same. */
const USUAL_LOOK_MS = 30_000;

/** Jobs that nobody has begun yet. Nothing is loaded, opened or listened to before there is one. */
export function createJobs(options: JobsOptions): Jobs {
  const { database, results, handlers, terms, metrics, atOnce, log } = options;
  const { now, ttlMs } = terms;
  const signals = options.signals ?? localSignals();
  const queue = queueOf(options);
  let worker: JobWorker | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let swept: Promise<void> = Promise.resolve();
  let isClosed = false;

  function work(): void {
    if (atOnce === 0 || isClosed) return;
    worker ??= createWorker({ database, queue, signals, results, handlers, terms, metrics, log, atOnce });
    worker.wake();
  }

  function sweep(): void {
    swept = sweepOnce().catch((error: unknown) =>
      log?.warn({ err: error }, "what is over of jobs could not be removed"),
    );
  }

  async function sweepOnce(): Promise<void> {
    for (const id of await expireJobs(database, now(), ttlMs)) {
      await queue.ready();
      await queue.remove(database, id);
      await signals.announce({ kind: "changed", id });
    }
    const count = await sweepResults(database, results);
    if (count > 0) log?.info({ count }, "results were removed that are nobody's any more");
  }

  function sweepNowAndThen(): void {
    if (sweeping !== undefined || isClosed) return;
    sweeping = setInterval(sweep, SWEEP_EVERY_MS).unref();
  }

  return {
    results,

    async submit(order) {
      if (!(await results.hasRoom())) throw new JobNotTaken("storage");
      await queue.ready();
      const { job, dropped } = await oneAtATime(database, "jobs", async (transaction) => {
        const { all, own } = await countUnfinished(transaction, order.owner);
        if (own >= terms.mostOfOwner) throw new JobNotTaken("owner");
        if (all >= terms.most) throw new JobNotTaken("all");
        if ((await resultBytes(transaction)) >= terms.mostResultBytes) throw new JobNotTaken("storage");
        const dropped = await dropOldest(transaction, order.owner, MOST_FINISHED);
        const at = now();
        const job = await insertJob(transaction, order, { ahead: own, now: at, expiresAt: at + ttlMs });
        await queue.put(transaction, job);
        return { job, dropped };
      });
      sweepNowAndThen();
      work();
      await signals.announce({ kind: "work" });
      // What stays is swept.
      await Promise.allSettled(dropped.map((key) => results.remove(key)));
      return job;
    },

    async find(id, owner) {
      const job = await findJob(database, id, owner);
      const isOver = job !== undefined && isFinal(job.state) && job.expiresAt <= now();
      return isOver ? undefined : job;
    },

    list: (owner, page) => listJobs(database, { ...page, owner, freshAt: now() }),

    async cancel(id, owner) {
      const seen = await findJob(database, id, owner);
      if (seen === undefined) return undefined;
      await queue.ready();
      const cancelled = await database.transaction().execute(async (transaction) => {
        const at = now();
        const job = await cancelJob(transaction, id, { now: at, expiresAt: at + ttlMs });
        if (job !== undefined) await queue.remove(transaction, id);
        return job;
      });
      if (cancelled === undefined) return findJob(database, id, owner);
      await signals.announce({ kind: "changed", id });
      return cancelled;
    },

    async retry(id) {
      await queue.ready();
      const job = await database.transaction().execute(async (transaction) => {
        const at = now();
        const job = await reviveJob(transaction, id, { now: at, expiresAt: at + ttlMs });
        if (job === undefined) return undefined;
        await queue.remove(transaction, id);
        await queue.put(transaction, job);
        return job;
      });
      if (job === undefined) return undefined;
      work();
      await signals.announce({ kind: "work" });
      return job;
    },

    watch(id, listener) {
      return signals.listen((signal) => {
        if (signal.kind === "changed" && signal.id === id) listener();
      });
    },

    async start() {
      sweepNowAndThen();
      work();
      sweep();
      await swept;
    },

    async close() {
      isClosed = true;
      clearInterval(sweeping);
      await worker?.close();
      await swept;
      await signals.close();
      await queue.close();
      await results.close();
    },
  };
}

function queueOf({ database, terms, lookEveryMs = USUAL_LOOK_MS, log }: JobsOptions): JobQueue {
  if (!isPostgres(database)) return sqliteQueue(database, terms, { lookEveryMs });
  return bossQueue(database, terms, (error) => log?.warn({ err: error }, "pg-boss"));
}
