/** Jobs as they are stored. What is changed here is changed in one statement, by whoever has the attempt in hand. */
import { sql, type UpdateObject } from "kysely";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/schema.ts";
import { type Job, type JobFault, type JobOrder, type JobResult, type JobState, newJobId } from "./job.ts";
import { jobOf } from "./job-table.ts";

/** An attempt at a job: only the last one may say what becomes of it. */
export type Attempt = Pick<Job, "id" | "attempt">;

/** When it is, and when what is kept of a job is forgotten; milliseconds since 1970. */
interface Times {
  readonly now: number;
  readonly expiresAt: number;
}

/** States of what is not done. */
const unfinished: readonly JobState[] = ["queued", "running"];

/** How much later the turn of a job comes for each that its owner has already, in milliseconds. */
const LATER_MS = 10_000;

/** How many jobs are not done: of everybody, and of one owner. */
export async function countUnfinished(
  database: Database,
  owner: string,
): Promise<{ readonly all: number; readonly own: number }> {
  const rows = await database
    .selectFrom("jobs")
    .select(({ fn }) => [
      fn.countAll<number>().as("all"),
      fn.sum<number>(sql<number>`case when owner = ${owner} then 1 else 0 end`).as("own"),
    ])
    .where("state", "in", unfinished)
    .executeTakeFirst();
  return { all: Number(rows?.all ?? 0), own: Number(rows?.own ?? 0) };
}

/** How many jobs there are in each state. */
export async function countByState(database: Database): Promise<Readonly<Partial<Record<JobState, number>>>> {
  const rows = await database
    .selectFrom("jobs")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("state", "in", unfinished)
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Whether anything is not done. */
export async function hasUnfinished(database: Database): Promise<boolean> {
  const row = await database
    .selectFrom("jobs")
    .select("id")
    .where("state", "in", unfinished)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Bytes of all results. */
export async function resultBytes(database: Database): Promise<number> {
  const row = await database
    .selectFrom("jobs")
    .select(({ fn }) => fn.sum<number | null>("result_bytes").as("bytes"))
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

/** Stores a new job. @param ahead how many its owner has already that are not done */
export async function insertJob(
  database: Database,
  { owner, kind, input, requestId }: JobOrder,
  { ahead, now, expiresAt }: { readonly ahead: number; readonly now: number; readonly expiresAt: number },
): Promise<Job> {
  const row = {
    id: newJobId(),
    owner,
    kind,
    input: JSON.stringify(input),
    state: "queued" as const,
    progress: 0,
    attempt: 0,
    failures: 0,
    version: 1,
    turn: now + ahead * LATER_MS,
    due_at: now,
    lease_until: null,
    result: null,
    result_bytes: 0,
    error: null,
    cause: null,
    dead_at: null,
    request_id: requestId,
    created_at: now,
    updated_at: now,
    expires_at: expiresAt,
  };
  await database.insertInto("jobs").values(row).execute();
  return jobOf(row);
}

/** A job; undefined where there is none, or it is not that owner's. */
export async function findJob(database: Database, id: string, owner?: string): Promise<Job | undefined> {
  let query = database.selectFrom("jobs").selectAll().where("id", "=", id);
  if (owner !== undefined) query = query.where("owner", "=", owner);
  const row = await query.executeTakeFirst();
  return row && jobOf(row);
}

/** Several jobs by their ids, in no order. */
export async function findJobs(database: Database, ids: readonly string[]): Promise<readonly Job[]> {
  if (ids.length === 0) return [];
  const rows = await database.selectFrom("jobs").selectAll().where("id", "in", ids).execute();
  return rows.map(jobOf);
}

/** Jobs from the newest, of some state or of all, the dead letters alone or all. */
export async function listJobs(
  database: Database,
  {
    state,
    dead = false,
    owner,
    after,
    freshAt,
    limit,
  }: {
    readonly state?: JobState | undefined;
    readonly dead?: boolean | undefined;
    readonly owner?: string | undefined;
    /** After this one, in the order of the list. */
    readonly after?: Pick<Job, "createdAt" | "id"> | undefined;
    /** Without those that are done and whose time was over then, in milliseconds since 1970. */
    readonly freshAt?: number | undefined;
    readonly limit: number;
  },
): Promise<readonly Job[]> {
  let query = database.selectFrom("jobs").selectAll();
  if (state !== undefined) query = query.where("state", "=", state);
  if (owner !== undefined) query = query.where("owner", "=", owner);
  if (dead) query = query.where("dead_at", "is not", null);
  if (after !== undefined) {
    const { createdAt, id } = after;
    query = query.where(({ or, and, eb }) =>
      or([eb("created_at", "<", createdAt), and([eb("created_at", "=", createdAt), eb("id", "<", id)])]),
    );
  }
  if (freshAt !== undefined) {
    query = query.where(({ or, eb }) => or([eb("state", "in", unfinished), eb("expires_at", ">", freshAt)]));
  }
  const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map(jobOf);
}

/** Keeps what an attempt says of its progress; false where it is not its job any more. */
export async function keepProgress(
  database: Database,
  attempt: Attempt,
  progress: number,
  now: number,
): Promise<boolean> {
  return changed(database, attempt, { progress, updated_at: now });
}

/** Keeps what an attempt has made; false where it is not its job any more. */
export async function keepResult(
  database: Database,
  attempt: Attempt,
  result: JobResult,
  { now, expiresAt }: Times,
): Promise<boolean> {
  return changed(database, attempt, {
    state: "succeeded",
    progress: 100,
    result: JSON.stringify(result),
    result_bytes: result.bytes,
    error: null,
    cause: null,
    lease_until: null,
    updated_at: now,
    expires_at: expiresAt,
  });
}

/** How an attempt came to its end without a result. */
export interface Failure {
  readonly error: JobFault;
  readonly cause: string;
  /** Whether the job could have been done, and is given up because it failed too often. */
  readonly isDead: boolean;
}

/** Keeps that a job has failed for good; false where it is not that attempt's any more. */
export async function keepFailure(
  database: Database,
  attempt: Attempt,
  { error, cause, isDead }: Failure,
  { now, expiresAt }: Times,
): Promise<boolean> {
  return changed(database, attempt, {
    state: "failed",
    error: JSON.stringify(error),
    cause,
    dead_at: isDead ? now : null,
    failures: sql<number>`failures + 1`,
    lease_until: null,
    updated_at: now,
    expires_at: expiresAt,
  });
}

/**
 * Puts a job back, to be begun again.
 * @param failure why; undefined where nothing was wrong with it, and it was given back
 */
export async function putBack(
  database: Database,
  attempt: Attempt,
  failure: string | undefined,
  { now, dueAt }: { readonly now: number; readonly dueAt: number },
): Promise<boolean> {
  return changed(database, attempt, {
    state: "queued",
    progress: 0,
    lease_until: null,
    due_at: dueAt,
    updated_at: now,
    ...(failure !== undefined && { cause: failure, failures: sql<number>`failures + 1` }),
  });
}

/** Cancels a job that is not done; undefined where there is none, with nothing told of others'. */
export async function cancelJob(database: Database, id: string, times: Times): Promise<Job | undefined> {
  return moved(database, id, unfinished, times, { state: "cancelled", lease_until: null });
}

/** Makes a job that has failed or was cancelled one that waits again; undefined where there is none. */
export async function reviveJob(database: Database, id: string, times: Times): Promise<Job | undefined> {
  return moved(database, id, ["failed", "cancelled"], times, {
    state: "queued",
    progress: 0,
    failures: 0,
    error: null,
    cause: null,
    dead_at: null,
    turn: times.now,
    due_at: times.now,
  });
}

/** Everything that somebody has asked for, for them to take along. */
export async function exportJobs(database: Database, owner: string): Promise<readonly object[]> {
  const rows = await database
    .selectFrom("jobs")
    .select(["id", "kind", "input", "state", "error", "created_at", "updated_at", "expires_at"])
    .where("owner", "=", owner)
    .orderBy("created_at")
    .execute();
  return rows.map(({ input, error, ...row }) => ({
    ...row,
    input: JSON.parse(input),
    error: error === null ? null : JSON.parse(error),
  }));
}

/** Forgets everything that somebody has asked for. What it has made is swept. */
export async function removeJobs(database: Database, owner: string): Promise<void> {
  await database.deleteFrom("jobs").where("owner", "=", owner).execute();
}

/** Changes the job of an attempt that goes on, and nothing else. */
async function changed(
  database: Database,
  { id, attempt }: Attempt,
  change: UpdateObject<Tables, "jobs", "jobs">,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("jobs")
    .set(change)
    .set({ version: sql<number>`version + 1` })
    .where("id", "=", id)
    .where("attempt", "=", attempt)
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Changes a job that is in one of some states, whoever works on it; undefined where there is none. */
async function moved(
  database: Database,
  id: string,
  from: readonly JobState[],
  { now, expiresAt }: Times,
  change: UpdateObject<Tables, "jobs", "jobs">,
): Promise<Job | undefined> {
  const row = await database
    .updateTable("jobs")
    .set(change)
    .set({ updated_at: now, expires_at: expiresAt, version: sql<number>`version + 1` })
    .where("id", "=", id)
    .where("state", "in", from)
    .returningAll()
    .executeTakeFirst();
  return row && jobOf(row);
}
