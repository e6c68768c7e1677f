/** The queue in PostgreSQL: pg-boss, with workers in as many processes on as many machines as like. */
import { sql } from "kysely";
import type { PgBoss, SendOptions } from "pg-boss";
import type { Database } from "../database/database.ts";
import { DEAD_QUEUE, QUEUE, startBoss, statementsOn } from "./boss.ts";
import { type Job, jobIdOf, uuidOf } from "./job.ts";
import { type GivenUp, type JobQueue, type QueueTerms, type Taken, WORKERS_DIED } from "./job-queue.ts";
import { findJob, hasUnfinished, keepFailure, putBack } from "./job-store.ts";
import { jobOf } from "./job-table.ts";

/** pg-boss hears of a worker at least so often. */
const LEAST_HEARTBEAT_SECONDS = 10;

/** The worker ends what takes too long by itself; this is for one that cannot. */
const GRACE_SECONDS = 60;

/** How often it is looked while something is not done: waits after failures end then, and dead workers are found. */
const LOOK_MS = 2000;

/** How often dead workers are looked for, while something is not done. */
const TIDY_EVERY_MS = 5000;

/** How often it is looked while there is nothing, for word that was missed. */
const IDLE_LOOK_MS = 30_000;

/** Turns are told in seconds from this moment, so that they fit into 32 bits until 2093. */
const EPOCH_MS = Date.UTC(2025, 0);

/** What pg-boss keeps with a job. */
interface Ticket {
  readonly job: string;
  /** Another one each time that the job is put in. */
  readonly turn: number;
}

/**
 * The queue. pg-boss is loaded when the first job comes.
 * @param onError told what pg-boss fails at without anybody waiting for it
 */
export function bossQueue(
  database: Database,
  terms: QueueTerms,
  onError: (error: unknown) => void,
): JobQueue {
  const { now, tries, ttlMs, timeoutMs, leaseMs, backoff } = terms;
  let starting: Promise<PgBoss> | undefined;
  let nextTidy = Number.NEGATIVE_INFINITY;

  function boss(): Promise<PgBoss> {
    starting ??= startBoss(database, onError).catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  }

  const options = (turn: number): SendOptions => ({
    // The highest comes first.
    priority: -Math.floor((turn - EPOCH_MS) / 1000),
    retryLimit: tries - 1,
    retryDelay: backoff.firstSeconds,
    ...(backoff.firstSeconds > 0 && { retryBackoff: true, retryDelayMax: backoff.longestSeconds }),
    expireInSeconds: Math.ceil(timeoutMs / 1000) + GRACE_SECONDS,
    heartbeatSeconds: Math.max(LEAST_HEARTBEAT_SECONDS, Math.ceil(leaseMs / 1000)),
    retentionSeconds: Math.ceil(ttlMs / 1000) + 86_400,
    deleteAfterSeconds: 86_400,
    deadLetter: DEAD_QUEUE,
  });

  async function send(transaction: Database, { id, turn }: Job): Promise<void> {
    const ticket: Ticket = { job: id, turn };
    const sent = await (await boss()).send(QUEUE, ticket, {
      id: uuidOf(id),
      ...options(turn),
      db: statementsOn(transaction),
    });
    if (sent === null) throw new Error(`pg-boss did not take the job ${id}`);
  }

  const attemptOf = ({ job, receipt }: Taken) => ({ id: uuidOf(job.id), retryCount: receipt });

  return {
    async ready() {
      await boss();
    },

    put: send,

    async take() {
      if (starting === undefined && !(await hasUnfinished(database))) return undefined;
      for (;;) {
        const [fetched] = await (await boss()).fetch<Ticket>(QUEUE, { batchSize: 1 });
        if (fetched === undefined) return undefined;
        const { id, retryCount } = fetched;
        const job = await begin(database, jobIdOf(id), now());
        if (job !== undefined) return { job, receipt: retryCount };
        // It was cancelled or forgotten meanwhile.
        await (await boss()).deleteJob(QUEUE, { id, retryCount });
      }
    },

    async renew(taken) {
      await (await boss()).touch(QUEUE, attemptOf(taken));
      const job = await findJob(database, taken.job.id);
      return job?.state === "running" && job.attempt === taken.job.attempt;
    },

    async finish(transaction, taken) {
      await (await boss()).complete(QUEUE, attemptOf(taken), null, { db: statementsOn(transaction) });
    },

    async putBack(transaction, taken, failure) {
      const at = now();
      const { job } = taken;
      if (!(await putBack(transaction, job, failure, { now: at, dueAt: at }))) return false;
      const db = statementsOn(transaction);
      if (failure !== undefined) {
        await (await boss()).fail(QUEUE, attemptOf(taken), { message: failure }, { db });
        return true;
      }
      await (await boss()).deleteJob(QUEUE, uuidOf(job.id), { db });
      await send(transaction, job);
      return true;
    },

    async remove(transaction, id) {
      await (await boss()).deleteJob(QUEUE, uuidOf(id), { db: statementsOn(transaction) });
    },

    async tidy() {
      if (now() < nextTidy || !(await hasUnfinished(database))) return [];
      nextTidy = now() + TIDY_EVERY_MS;
      const working = await boss();
      await working.supervise();
      const given: GivenUp[] = [];
      for (const { id, data, retryCount } of await working.fetch<Ticket>(DEAD_QUEUE, { batchSize: 100 })) {
        const job = await giveUp(database, data, now(), ttlMs);
        if (job !== undefined) given.push({ job });
        await working.deleteJob(DEAD_QUEUE, { id, retryCount });
      }
      return given;
    },

    nextLookMs: async () => ((await hasUnfinished(database)) ? LOOK_MS : IDLE_LOOK_MS),

    async close() {
      await (await starting?.catch(() => undefined))?.stop({ graceful: false });
    },
  };
}

/** Begins an attempt at a job that pg-boss has given out. One that was in hand already has lost its worker. */
async function begin(database: Database, id: string, now: number): Promise<Job | undefined> {
  const row = await database
    .updateTable("jobs")
    .set({
      state: "running",
      progress: 0,
      attempt: sql<number>`attempt + 1`,
      failures: sql<number>`failures + case when state = 'running' then 1 else 0 end`,
      version: sql<number>`version + 1`,
      updated_at: now,
    })
    .where("id", "=", id)
    .where("state", "in", ["queued", "running"])
    .returningAll()
    .executeTakeFirst();
  return row && jobOf(row);
}

/** Gives a job up whose ticket has died; undefined where it is done by now, or was put in anew. */
async function giveUp(
  database: Database,
  { job: id, turn }: Ticket,
  now: number,
  ttlMs: number,
): Promise<Job | undefined> {
  const row = await database
    .selectFrom("jobs")
    .selectAll()
    .where("id", "=", id)
    .where("turn", "=", turn)
    .where("state", "in", ["queued", "running"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const job = jobOf(row);
  // One that waits has no attempt that could still end well, and is begun by nobody.
  const { numUpdatedRows } = await database
    .updateTable("jobs")
    .set({ state: "running" })
    .where("id", "=", id)
    .where("attempt", "=", job.attempt)
    .where("turn", "=", turn)
    .where("state", "in", ["queued", "running"])
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return undefined;
  return (await keepFailure(database, job, WORKERS_DIED, { now, expiresAt: now + ttlMs })) ? job : undefined;
}
