/** `music-brain worker`: a process that works on jobs and does nothing else, on any machine that reaches the database. */
import process from "node:process";
import { checkDatabase, DatabaseError, openDatabase, placeOf } from "../database/database.ts";
import { processLog } from "../process-log.ts";
import { listenToSignals } from "../process-signals.ts";
import { type Environment, loadWorkerSettings, SettingsError } from "../settings-load.ts";
import { unknownSettings } from "../settings-unknown.ts";
import { StartError } from "../start-error.ts";
import { createMetrics, measureProcess, measureQueries } from "../telemetry/metrics/metrics.ts";
import { listenForScrapers } from "../telemetry/metrics/scrape-listener.ts";
import { openJobs, soundOfJobs } from "./open-jobs.ts";

/** How often SQLite is looked at, where the service that puts jobs in is another process, in milliseconds. */
const LOOK_EVERY_MS = 1000;

/**
 * Works until a signal ends it; what is in hand then is given back. Sets the exit code to 1, after a sentence on standard error,
 * where it cannot start.
 * @param environment where the settings are read from
 * @param atOnce how many jobs at the same time, each with a thread that renders; where it is absent, JOB_WORKERS says how
 * many jobs, one at least, and RENDER_THREADS how many threads
 */
export async function runWorker(environment: Environment, atOnce?: number): Promise<void> {
  try {
    await work(environment, atOnce);
  } catch (error) {
    const isPlain =
      error instanceof SettingsError || error instanceof StartError || error instanceof DatabaseError;
    if (!isPlain) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function work(environment: Environment, wanted: number | undefined): Promise<void> {
  const settings = loadWorkerSettings(environment);
  const place = placeOf(settings);
  if (place === undefined) {
    throw new DatabaseError("DATA_DIR is :memory:, where no other process puts jobs.");
  }
  const atOnce = wanted ?? Math.max(1, settings.jobWorkers);
  const { logger, output } = await processLog(settings);
  for (const sentence of unknownSettings(environment)) logger.warn(sentence);
  const metrics = createMetrics();
  measureProcess(metrics, settings);
  const database = await openDatabase(place, measureQueries(metrics));
  await checkDatabase(database).catch((error: unknown) =>
    logger.warn({ err: error }, "the database does not answer"),
  );
  const sound = soundOfJobs(wanted ?? settings.renderThreads, atOnce);
  const jobs = openJobs({
    settings,
    database,
    metrics,
    log: logger,
    now: Date.now,
    sound,
    atOnce,
    lookEveryMs: LOOK_EVERY_MS,
  });
  const scrapes = settings.prometheusEnabled
    ? await listenForScrapers(metrics, settings.host, settings.prometheusPort)
    : undefined;
  listenToSignals({
    async stop() {
      await jobs.close();
      await sound.close();
      await database.destroy();
      scrapes?.close();
      scrapes?.closeAllConnections();
    },
    reload: () => output.reopen(),
    logger,
  });
  // A worker that waits has nothing else that would keep the process.
  setInterval(() => undefined, 2 ** 30);
  await jobs.start();
  logger.info({ at_once: atOnce }, "working on jobs");
}
