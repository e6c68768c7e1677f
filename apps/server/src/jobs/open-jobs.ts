/** The jobs of a process, as the settings have them. */
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import { createBundler } from "../bundle/bundler.ts";
import type { Database } from "../database/database.ts";
import type { DatabaseSettings, JobSettings } from "../settings-load.ts";
import { createRenderPool } from "../sound/render-pool.ts";
import type { SoundRenderer } from "../sound/sound-renderer.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { USUAL_BACKOFF } from "./backoff.ts";
import { createJobs, type Jobs, type JobTerms } from "./jobs.ts";
import { postgresSignals } from "./postgres-signals.ts";
import { renderHandler } from "./render-handler.ts";
import { resultFolder } from "./result-folder.ts";
import type { ResultStore } from "./result-store.ts";

/** What jobs are opened with. */
export interface OpenJobsOptions {
  readonly settings: JobSettings & Pick<DatabaseSettings, "dataDir" | "databaseUrl">;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly log?: FastifyBaseLogger | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Absent where no sound is made. */
  readonly sound?: SoundRenderer | undefined;
  /** Where results are; a folder that the settings name, where it is not told. */
  readonly results?: ResultStore | undefined;
  /** How many are done here at the same time, where it is not as the settings say. */
  readonly atOnce?: number;
  /** Where other processes work with the same SQLite, it is looked at so often, in milliseconds. */
  readonly lookEveryMs?: number;
}

/** Whoever works says so three times in this time. */
const LEASE_MS = 15_000;

const MEGABYTE = 2 ** 20;
const HOUR_MS = 3_600_000;

/** Jobs that nobody has begun yet. */
export function openJobs(options: OpenJobsOptions): Jobs {
  const { settings, database, metrics, log, now, sound, lookEveryMs } = options;
  const { databaseUrl: url } = settings;
  const bundler = sound && createBundler(sound);
  const jobs = createJobs({
    database,
    metrics,
    log,
    results: options.results ?? resultFolder(folderOf(settings)),
    handlers: { render: renderHandler({ database, sound, bundler }) },
    terms: termsOf(settings, now),
    atOnce: options.atOnce ?? settings.jobWorkers,
    ...(lookEveryMs !== undefined && { lookEveryMs }),
    ...(url !== undefined && {
      signals: postgresSignals({
        database,
        url,
        onDeaf: (why) => log?.warn({ err: why }, "word of jobs is not heard: they are looked for instead"),
      }),
    }),
  });
  return {
    ...jobs,
    async close() {
      await jobs.close();
      await bundler?.close();
    },
  };
}

function folderOf({ dataDir, jobResultsDir }: OpenJobsOptions["settings"]): string | undefined {
  return jobResultsDir ?? (dataDir === undefined ? undefined : join(dataDir, "results"));
}

/** Threads that have nothing to render are ended after this time. */
const IDLE_MS = 60_000;

/**
 * What makes sound for jobs; nothing is loaded before there is something to render.
 * @param threads songs that are rendered at the same time; jobs that find none free wait for one
 */
export function soundOfJobs(threads: number, atOnce: number): SoundRenderer {
  return createRenderPool({ threads, mostWaiting: Math.max(1, atOnce), idleMs: IDLE_MS });
}

/** The terms that the settings ask for. */
export function termsOf(settings: JobSettings, now: () => number): JobTerms {
  return {
    now,
    tries: settings.jobTries,
    backoff: USUAL_BACKOFF,
    timeoutMs: settings.jobTimeoutSeconds * 1000,
    ttlMs: settings.jobTtlHours * HOUR_MS,
    leaseMs: LEASE_MS,
    mostOfOwner: settings.maxJobsPerCaller,
    most: settings.maxJobs,
    mostResultBytes: settings.jobResultsMaxMegabytes * MEGABYTE,
  };
}
