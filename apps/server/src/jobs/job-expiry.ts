/** What goes when its time is over: jobs with their results, and results of which no job knows. */
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { Job, JobFault } from "./job.ts";
import { findJobs } from "./job-store.ts";
import type { ResultStore } from "./result-store.ts";

/** How long a job that failed too often is kept for administrators, after it is nobody else's to see. */
const DEAD_LETTERS_KEPT_MS = 30 * 24 * 3_600_000;

/** Rows that are looked at or deleted at a time. */
const AT_A_TIME = 500;

const WAITED: JobFault = {
  code: "job_expired",
  detail: "It waited for so long that it was given up. Ask for it again.",
};

/**
 * Forgets jobs whose time is over, and gives up those that waited for too long.
 * @param ttlMs for how long what is given up now can still be seen
 * @returns the ids of those that were given up
 */
export async function expireJobs(database: Database, now: number, ttlMs: number): Promise<readonly string[]> {
  await database
    .deleteFrom("jobs")
    .where("expires_at", "<=", now)
    .where("state", "in", ["succeeded", "failed", "cancelled"])
    .where((row) => row.or([row("dead_at", "is", null), row("expires_at", "<=", now - DEAD_LETTERS_KEPT_MS)]))
    .execute();
  const given = await database
    .updateTable("jobs")
    .set({
      state: "failed",
      error: JSON.stringify(WAITED),
      cause: "it was not done before it expired",
      lease_until: null,
      updated_at: now,
      expires_at: now + ttlMs,
      version: sql<number>`version + 1`,
    })
    .where("expires_at", "<=", now)
    .where("state", "in", ["queued", "running"])
    .returning("id")
    .execute();
  return given.map(({ id }) => id);
}

/**
 * Forgets the oldest finished jobs of an owner beyond as many as are kept.
 * @returns the keys of their results
 */
export async function dropOldest(
  database: Database,
  owner: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom("jobs")
    .select(["id", "result"])
    .where("owner", "=", owner)
    .where("state", "in", ["succeeded", "failed", "cancelled"])
    .where("dead_at", "is", null)
    .orderBy("updated_at", "desc")
    .offset(most)
    .limit(AT_A_TIME)
    .execute();
  if (rows.length === 0) return [];
  await database
    .deleteFrom("jobs")
    .where(
      "id",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.flatMap(({ result }) => (result === null ? [] : [JSON.parse(result).key as string]));
}

/**
 * Removes results that are nobody's: of jobs that are forgotten, and of attempts that were not the one that counts. A job
 * is there before its results are, so that what has none was forgotten.
 * @returns how many
 */
export async function sweepResults(database: Database, results: ResultStore): Promise<number> {
  const keys = await results.keys();
  let swept = 0;
  for (let start = 0; start < keys.length; start += AT_A_TIME) {
    const some = keys.slice(start, start + AT_A_TIME);
    const jobs = await findJobs(database, [...new Set(some.map(jobIdOfKey))]);
    const byId = new Map(jobs.map((job) => [job.id, job]));
    for (const key of some) {
      if (isWanted(key, byId.get(jobIdOfKey(key)))) continue;
      await results.remove(key);
      swept++;
    }
  }
  return swept;
}

/** The name of what an attempt makes: no two attempts ever write the same. */
export function keyOf({ id, attempt }: Pick<Job, "id" | "attempt">): string {
  return `${id}.${attempt}`;
}

function jobIdOfKey(key: string): string {
  return key.replace(/\.\d+$/, "");
}

function isWanted(key: string, job: Job | undefined): boolean {
  if (job === undefined) return false;
  if (job.state === "succeeded") return job.result?.key === key;
  return job.state === "running" && key === keyOf(job);
}
