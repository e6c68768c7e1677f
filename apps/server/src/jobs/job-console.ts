/** Jobs from the command line, beside a service that runs or without one: whoever can reach the database may. */
import { DatabaseError, openDatabase, placeOf } from "../database/database.ts";
import { Problem } from "../http/problem.ts";
import { type Environment, loadJobSettings } from "../settings-load.ts";
import { createMetrics } from "../telemetry/metrics/metrics.ts";
import type { Job, JobState } from "./job.ts";
import { findJob, listJobs } from "./job-store.ts";
import { openJobs } from "./open-jobs.ts";

/** Which jobs are listed. */
export interface JobFilter {
  readonly state?: JobState | undefined;
  /** Those alone that failed too often. */
  readonly dead?: boolean | undefined;
  readonly limit: number;
}

/** What can be done; each rejects with a Problem where that cannot be. */
export interface JobConsole {
  /** From the newest. */
  readonly list: (filter: JobFilter) => Promise<readonly Job[]>;
  readonly show: (id: string) => Promise<Job>;
  /** Cancels one that is not done; one that is worked on stops within some seconds. */
  readonly cancel: (id: string) => Promise<Job>;
  /** Puts one in again that has failed or was cancelled. */
  readonly retry: (id: string) => Promise<Job>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the jobs of the database that the environment names.
 * @throws SettingsError, DatabaseError
 */
export async function openJobConsole(environment: Environment): Promise<JobConsole> {
  const settings = loadJobSettings(environment);
  const place = placeOf(settings);
  if (place === undefined) throw new DatabaseError("DATA_DIR is :memory:, where nothing is kept.");
  const database = await openDatabase(place);
  const jobs = openJobs({ settings, database, metrics: createMetrics(), now: Date.now, atOnce: 0 });
  const show = async (id: string): Promise<Job> => {
    const job = await findJob(database, id);
    if (job === undefined) throw new Problem("job_not_found", `There is no job ${id}.`);
    return job;
  };
  return {
    list: (filter) => listJobs(database, filter),
    show,
    async cancel(id) {
      const job = (await jobs.cancel(id)) ?? (await show(id));
      if (job.state === "cancelled") return job;
      throw new Problem("job_without_result", `${id} is done already: it has ${job.state}.`);
    },
    async retry(id) {
      const job = await jobs.retry(id);
      if (job !== undefined) return job;
      const { state } = await show(id);
      throw new Problem(
        "job_not_done",
        `${id} is ${state}; one that has failed or was cancelled can be tried again.`,
      );
    },
    async close() {
      await jobs.close();
      await database.destroy();
    },
  };
}
