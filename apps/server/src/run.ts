/** The service as a program: settings, listening, signals, and one clear sentence where something is in the way. */
import process from "node:process";
import type { FastifyBaseLogger } from "fastify";
import { dropLeftovers } from "./leftovers.ts";
import { processLog } from "./process-log.ts";
import { listenToSignals } from "./process-signals.ts";
import type { Settings } from "./settings.ts";
import { type Environment, loadSettings, SettingsError } from "./settings-load.ts";
import { unknownSettings } from "./settings-unknown.ts";
import { StartError, startServer } from "./start.ts";
import { createMetrics, measureProcess } from "./telemetry/metrics/metrics.ts";
import type { Tracing } from "./telemetry/tracing/tracing.ts";

/**
 * Runs until a signal ends it. Sets the exit code to 1, after a sentence on standard error, where it cannot start.
 * @param environment where the settings are read from
 */
export async function runServer(environment: Environment): Promise<void> {
  try {
    await run(environment);
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function run(environment: Environment): Promise<void> {
  const settings = loadSettings(environment);
  const { output, logger } = await processLog(settings);
  for (const sentence of unknownSettings(environment)) logger.warn(sentence);
  let { metricsToken } = settings;
  const metrics = createMetrics();
  measureProcess(metrics, settings);
  const tracing = await tracingOf(settings, logger);
  const starting = startServer({
    settings,
    logger,
    metrics,
    metricsToken: () => metricsToken,
    beforeListening: dropLeftovers,
    ...(tracing === undefined ? {} : { tracing }),
  });
  listenToSignals({
    // A signal may come while the service is starting: it then stops as soon as it has started.
    // A supervisor's SIGTERM comes while others still send requests; Ctrl-C is pressed by somebody who waits.
    async stop(signal) {
      const delayMs = signal === "SIGTERM" ? settings.drainDelaySeconds * 1000 : 0;
      await (await starting).stop({ delayMs });
    },
    reload() {
      try {
        output.reopen();
        // The environment of a process stays what it was; files that it names may not.
        ({ metricsToken } = loadSettings(environment));
        logger.info("SIGHUP: reloaded");
      } catch (error) {
        logger.error({ err: error }, "SIGHUP: not everything could be reloaded, and stays as it was");
      }
    },
    logger,
  });
  const { address, scrapeAddress } = await starting;
  if (scrapeAddress !== undefined) logger.info(`metrics for scrapers at ${scrapeAddress}/metrics`);
  if (process.stdout.isTTY) {
    process.stdout.write(
      `\nMusic Brain is at ${address}  (try it out: ${address}/docs)\nCtrl-C stops it.\n\n`,
    );
  }
}

/** Loaded where it is wanted: it would cost every start nearly half a second. */
async function tracingOf(
  { traceEndpoint, traceServiceName }: Settings,
  logger: FastifyBaseLogger,
): Promise<Tracing | undefined> {
  if (traceEndpoint === undefined) return undefined;
  const { startTracing } = await import("./telemetry/tracing/tracing.ts");
  return startTracing({
    endpoint: traceEndpoint,
    serviceName: traceServiceName,
    warn: (message) => logger.warn(message),
  });
}
