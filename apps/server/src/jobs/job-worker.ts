/** Works on jobs: takes them one after the other, so many at the same time, and says what became of each. */
import type { FastifyBaseLogger } from "fastify";
import type { Database } from "../database/database.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { type Ending, endingOf, Stop, type StopReason } from "./ending.ts";
import type { JobHandlers, MadeResult } from "./handler.ts";
import type { Job } from "./job.ts";
import { keyOf } from "./job-expiry.ts";
import type { JobQueue, QueueTerms, Taken } from "./job-queue.ts";
import type { JobSignals } from "./job-signals.ts";
import { countByState, keepFailure, keepResult } from "./job-store.ts";
import { progressKeeper } from "./progress.ts";
import type { ResultStore } from "./result-store.ts";

/** What jobs are worked on with. */
export interface WorkerParts {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly signals: JobSignals;
  readonly results: ResultStore;
  readonly handlers: JobHandlers;
  readonly terms: QueueTerms;
  readonly metrics: Metrics;
  readonly log: FastifyBaseLogger | undefined;
  /** How many jobs at the same time. */
  readonly atOnce: number;
}

/** Works on jobs, or stands ready to. */
export interface JobWorker {
  /** Looks for jobs now, and from now on. */
  wake(): void;
  /** Takes no more jobs, and gives back those in hand. Resolves when they are. */
  close(): Promise<void>;
}

/** After an error of the database it is looked again so much later. */
const AFTER_ERROR_MS = 2000;

/** A handler that has been told to stop is waited for so long. */
const STOP_MS = 5000;

/** A job that is worked on. */
interface InHand {
  readonly stop: (reason: StopReason) => void;
  readonly done: Promise<void>;
}

/** A worker that has not looked yet. */
export function createWorker(parts: WorkerParts): JobWorker {
  const { database, queue, signals, terms, metrics, log, atOnce } = parts;
  const inHand = new Map<string, InHand>();
  let isClosed = false;
  let isAwake = false;
  let isBroken = false;
  let looking: Promise<void> | undefined;
  let wantsLook = false;
  let timer: NodeJS.Timeout | undefined;

  const unlisten = signals.listen((signal) => {
    if (signal.kind === "work") wake();
    else if (inHand.has(signal.id)) void recheck(signal.id);
  });

  function wake(): void {
    isAwake = true;
    if (isClosed) return;
    wantsLook = true;
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
  }

  async function lookOnce(): Promise<void> {
    clearTimeout(timer);
    while (wantsLook && !isClosed) {
      wantsLook = false;
      try {
        await fill();
        for (const { job } of await queue.tidy()) await told(job, "dead");
        await measure();
        isBroken = false;
        setTimer(await queue.nextLookMs());
      } catch (error) {
        if (!isBroken) log?.error({ err: error }, "jobs cannot be taken at the moment");
        isBroken = true;
        setTimer(AFTER_ERROR_MS);
      }
    }
  }

  async function fill(): Promise<void> {
    while (inHand.size < atOnce && !isClosed) {
      const taken = await queue.take();
      if (taken === undefined) return;
      begin(taken);
    }
  }

  function setTimer(ms: number | undefined): void {
    clearTimeout(timer);
    if (ms === undefined || isClosed || !isAwake) return;
    // A worker that is full looks again when it has a hand free.
    if (ms === 0 && inHand.size >= atOnce) return;
    timer = setTimeout(wake, Math.max(ms, 10)).unref();
  }

  async function measure(): Promise<void> {
    metrics.jobsQueued.now = (await countByState(database)).queued ?? 0;
  }

  function begin(taken: Taken): void {
    const { id } = taken.job;
    const abort = new AbortController();
    const stop = (reason: StopReason) => abort.abort(new Stop(reason));
    metrics.jobsRunning.now++;
    const done = attempt(parts, taken, abort.signal, stop)
      .then((ending) => told(taken.job, ending))
      .catch((error: unknown) => {
        // The lease runs out, and it is tried again.
        log?.error({ err: error, ...named(taken.job) }, "what became of a job could not be kept");
      })
      .finally(() => {
        metrics.jobsRunning.now--;
        inHand.delete(id);
        wake();
      });
    inHand.set(id, { stop, done });
    void signals.announce({ kind: "changed", id });
  }

  async function told(job: Job, ending: Ending | "dead"): Promise<void> {
    const outcome = ending === "dead" ? "failed" : ending.outcome;
    metrics.jobsEnded.inc({ kind: job.kind, outcome });
    if (ending === "dead") log?.error(named(job), "a job was given up: its workers died");
    await signals.announce({ kind: "changed", id: job.id });
  }

  /** Somebody says that a job in hand has changed: perhaps it was cancelled. */
  async function recheck(id: string): Promise<void> {
    const row = await database
      .selectFrom("jobs")
      .select(["state"])
      .where("id", "=", id)
      .executeTakeFirst()
      .catch(() => ({ state: "running" as const }));
    if (row?.state !== "running") inHand.get(id)?.stop("lost");
  }

  return {
    wake,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      unlisten();
      await looking;
      const left = [...inHand.values()];
      for (const { stop } of left) stop("closing");
      let giveUp: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        giveUp = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([Promise.all(left.map(({ done }) => done)), patience]);
      clearTimeout(giveUp);
    },
  };

  async function attempt(
    { handlers, results }: WorkerParts,
    taken: Taken,
    signal: AbortSignal,
    stop: (reason: StopReason) => void,
  ): Promise<Ending> {
    const { job } = taken;
    const start = performance.now();
    if (job.attempt === 1) metrics.jobWait.observe({}, Math.max(0, terms.now() - job.createdAt) / 1000);
    const progress = progressKeeper(database, job, {
      now: terms.now,
      onKept: () => void signals.announce({ kind: "changed", id: job.id }),
      onLost: () => stop("lost"),
    });
    const lease = setInterval(() => {
      queue.renew(taken).then(
        (isOurs) => isOurs || stop("lost"),
        // A database that does not answer says nothing of whose it is.
        () => undefined,
      );
    }, terms.leaseMs / 3).unref();
    const limit = setTimeout(() => stop("timeout"), terms.timeoutMs).unref();
    try {
      const handler = handlers[job.kind];
      if (handler === undefined) throw new Error(`there is no handler for jobs of the kind ${job.kind}`);
      const made = await handler(job, { signal, onProgress: progress.report }).finally(progress.close);
      signal.throwIfAborted();
      const ending = await keep(taken, made, results);
      logEnding(job, ending, start);
      return ending;
    } catch (error) {
      const ending = endingOf(error, signal, job, terms.tries);
      await settle(taken, ending);
      logEnding(job, ending, start);
      return ending;
    } finally {
      clearInterval(lease);
      clearTimeout(limit);
    }
  }

  /** Keeps what was made, and then says so in one transaction: what nobody says is swept. */
  async function keep(taken: Taken, made: MadeResult, results: ResultStore): Promise<Ending> {
    const { job } = taken;
    const key = keyOf(job);
    const { bytes, digest } = await results.put(key, made.content);
    const { mediaType, fileName } = made;
    const isKept = await database.transaction().execute(async (transaction) => {
      const now = terms.now();
      const result = { key, mediaType, fileName, bytes, digest };
      const isOurs = await keepResult(transaction, job, result, { now, expiresAt: now + terms.ttlMs });
      if (isOurs) await queue.finish(transaction, taken);
      return isOurs;
    });
    if (isKept) return { outcome: "succeeded" };
    await results.remove(key);
    return { outcome: "lost" };
  }

  async function settle(taken: Taken, ending: Ending): Promise<void> {
    const { job } = taken;
    if (ending.outcome === "lost" || ending.outcome === "succeeded") return;
    await database.transaction().execute(async (transaction) => {
      if (ending.outcome === "failed") {
        const now = terms.now();
        const times = { now, expiresAt: now + terms.ttlMs };
        if (await keepFailure(transaction, job, ending, times)) await queue.finish(transaction, taken);
      } else {
        await queue.putBack(transaction, taken, ending.outcome === "retried" ? ending.cause : undefined);
      }
    });
  }

  function logEnding(job: Job, ending: Ending, start: number): void {
    const seconds = (performance.now() - start) / 1000;
    metrics.jobDuration.observe({}, seconds);
    const facts = { ...named(job), duration_ms: Math.round(seconds * 1000) };
    switch (ending.outcome) {
      case "succeeded":
        log?.info(facts, "job done");
        break;
      case "failed":
        if (ending.isDead) log?.error({ ...facts, err: ending.thrown }, "job given up");
        else log?.warn({ ...facts, code: ending.error.code }, "job failed");
        break;
      case "retried":
        log?.warn({ ...facts, err: ending.thrown }, "job failed, and is tried again");
        break;
      case "given back":
        log?.info(facts, "job given back");
        break;
      default:
        log?.info(facts, "job is not wanted any more");
    }
  }
}

/** A job in the log: the request that asked for it comes with it. */
function named({ id, kind, attempt, requestId }: Job) {
  return { job_id: id, kind, attempt, request_id: requestId };
}
