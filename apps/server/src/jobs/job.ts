/** A job: work that is done after the answer, once, whatever becomes of the process that does it. */
import { randomUUID } from "node:crypto";
import type { JobState } from "@music-brain/contract";

export type { JobState } from "@music-brain/contract";

/** What a job has made. */
export interface JobResult {
  /** Its name in the {@link ResultStore}. */
  readonly key: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/** Why a job has failed, for its owner. */
export interface JobFault {
  readonly code: string;
  readonly detail: string;
}

/** A job. Times are epoch milliseconds. */
export interface Job {
  readonly id: string;
  /** Whose it is, as `http/caller.ts` names callers. */
  readonly owner: string;
  /** Which handler does it. */
  readonly kind: string;
  /** What the handler is told: JSON that was checked when the job was made. */
  readonly input: object;
  readonly state: JobState;
  /** Percent. */
  readonly progress: number;
  /** How often it was begun. What one attempt makes or says is never taken for another's. */
  readonly attempt: number;
  /** How many attempts failed, or died with their process. */
  readonly failures: number;
  /** Counts everything that was ever changed about it. */
  readonly version: number;
  /** Jobs are begun from the least: when it was made, later where its owner had others that were not done. */
  readonly turn: number;
  readonly result: JobResult | undefined;
  readonly error: JobFault | undefined;
  /** What the fault was, for the log and for administrators alone. */
  readonly cause: string | undefined;
  /** Since when nobody tries it any more, though it could have been done: a dead letter. */
  readonly deadAt: number | undefined;
  /** The id of the request that asked for it. */
  readonly requestId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
}

/** A job that is being asked for. */
export type JobOrder = Pick<Job, "owner" | "kind" | "input" | "requestId">;

/** Whether nothing comes after a state. */
export function isFinal(state: JobState): boolean {
  return state === "succeeded" || state === "failed" || state === "cancelled";
}

const PREFIX = "job_";

/** An id that nobody can guess: 122 bits (RFC 9562 §5.4). */
export function newJobId(): string {
  return PREFIX + randomUUID();
}

/** The UUID in a job's id. */
export function uuidOf(id: string): string {
  return id.slice(PREFIX.length);
}

/** The id of the job with a UUID. */
export function jobIdOf(uuid: string): string {
  return PREFIX + uuid;
}
