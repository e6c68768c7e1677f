/** Whose turn it is: the part of jobs that each database does in its own way. */
import type { Database } from "../database/database.ts";
import type { Backoff } from "./backoff.ts";
import type { Job } from "./job.ts";

/** A job in hand. */
export interface Taken {
  readonly job: Job;
  /** What the queue knows the attempt by. */
  readonly receipt: number;
}

/** A job that failed too often, or whose process died too often, without anybody who could say so. */
export interface GivenUp {
  readonly job: Job;
}

/**
 * The order of jobs, and who has which. Methods that take a transaction do their part in it, together with the row of the
 * job: both happen or neither.
 */
export interface JobQueue {
  /** Loads what there is to load. To be waited for before a transaction begins, which may have the only connection. */
  ready(): Promise<void>;
  /** Puts a job in that waits. */
  put(transaction: Database, job: Job): Promise<void>;
  /** Takes the job whose turn it is, for as long as {@link renew} says that the work goes on. */
  take(): Promise<Taken | undefined>;
  /** Says that the work goes on; false where somebody else has the job by now, or nobody. */
  renew(taken: Taken): Promise<boolean>;
  /** Takes a job out for good: it is done, or has failed for good. */
  finish(transaction: Database, taken: Taken): Promise<void>;
  /**
   * Puts a job back after a failure, to be taken again after a wait that grows, or, where nothing was wrong with it, at
   * once. Its row is changed with it; false where the job is not that attempt's any more.
   */
  putBack(transaction: Database, taken: Taken, failure: string | undefined): Promise<boolean>;
  /** Takes a job out that is cancelled or given up, whoever has it. */
  remove(transaction: Database, id: string): Promise<void>;
  /** Takes care of jobs whose workers have died. Returns those that were given up for it. */
  tidy(): Promise<readonly GivenUp[]>;
  /**
   * In how many milliseconds there may be something to do without anybody having said so; undefined where that is never.
   */
  nextLookMs(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** What every queue is set up with. */
export interface QueueTerms {
  /** How often a job may fail before it is given up. */
  readonly tries: number;
  readonly backoff: Backoff;
  /** How long an attempt may take. */
  readonly timeoutMs: number;
  /** For how long a job that is done can be seen. */
  readonly ttlMs: number;
  /** For how long a worker has a job from which nothing is heard. */
  readonly leaseMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Why a job has failed whose workers died, one after the other. */
export const WORKERS_DIED = {
  error: { code: "internal_error", detail: "It was begun several times, and never came to its end." },
  cause: "the processes that worked on it ended without a word",
  isDead: true,
} as const;
