/** The queue in SQLite: columns of the jobs themselves. Who works on a job has it until a time that is moved on. */
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { backoffMs } from "./backoff.ts";
import { type GivenUp, type JobQueue, type QueueTerms, WORKERS_DIED } from "./job-queue.ts";
import { keepFailure, putBack } from "./job-store.ts";
import { jobOf } from "./job-table.ts";

/** Where waits are drawn from, in [0, 1). */
type Draw = () => number;

/**
 * The queue.
 * @param lookEveryMs how often it is looked at where others may have put something in who cannot say so
 */
export function sqliteQueue(
  database: Database,
  terms: QueueTerms,
  { lookEveryMs, draw = Math.random }: { readonly lookEveryMs: number; readonly draw?: Draw },
): JobQueue {
  const { now, leaseMs, tries, ttlMs, backoff } = terms;

  return {
    // The row of a job that waits is all that there is.
    async ready() {},
    async put() {},
    async finish() {},
    async remove() {},

    async take() {
      const at = now();
      const next = database
        .selectFrom("jobs")
        .select("id")
        .where("state", "=", "queued")
        .where("due_at", "<=", at)
        .orderBy("turn")
        .orderBy("id")
        .limit(1);
      const row = await database
        .updateTable("jobs")
        .set({
          state: "running",
          progress: 0,
          attempt: sql<number>`attempt + 1`,
          version: sql<number>`version + 1`,
          lease_until: at + leaseMs,
          updated_at: at,
        })
        .where("id", "=", next)
        .returningAll()
        .executeTakeFirst();
      return row && { job: jobOf(row), receipt: row.attempt };
    },

    async renew({ job }) {
      const { numUpdatedRows } = await database
        .updateTable("jobs")
        .set({ lease_until: now() + leaseMs })
        .where("id", "=", job.id)
        .where("attempt", "=", job.attempt)
        .where("state", "=", "running")
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async putBack(transaction, { job }, failure) {
      const at = now();
      const waitMs = failure === undefined ? 0 : backoffMs(backoff, job.failures + 1, draw());
      return putBack(transaction, job, failure, { now: at, dueAt: at + waitMs });
    },

    async tidy() {
      const rows = await database
        .selectFrom("jobs")
        .selectAll()
        .where("state", "=", "running")
        .where("lease_until", "<=", now())
        .execute();
      const given: GivenUp[] = [];
      for (const job of rows.map(jobOf)) {
        const at = now();
        if (job.failures + 1 < tries) {
          const dueAt = at + backoffMs(backoff, job.failures + 1, draw());
          await putBack(database, job, WORKERS_DIED.cause, { now: at, dueAt });
        } else if (await keepFailure(database, job, WORKERS_DIED, { now: at, expiresAt: at + ttlMs })) {
          given.push({ job });
        }
      }
      return given;
    },

    async nextLookMs() {
      const { next } = await database
        .selectFrom("jobs")
        .select(sql<number | null>`min(case state when 'queued' then due_at else lease_until end)`.as("next"))
        .where("state", "in", ["queued", "running"])
        .executeTakeFirstOrThrow();
      return next === null ? lookEveryMs : Math.min(lookEveryMs, Math.max(0, next - now()));
    },

    async close() {},
  };
}
