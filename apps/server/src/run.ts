/** The service as a program: settings, listening, signals, and one clear sentence where something is in the way. */
import process from "node:process";
import { loadSettings, type Settings, SettingsError } from "./settings.ts";
import { signalHandler } from "./signals.ts";
import { StartError, startServer } from "./start.ts";
import { createLogger, logStream } from "./telemetry/logger.ts";

/**
 * Runs until a signal ends it. Sets the exit code to 1, after a sentence on standard error, where it cannot start.
 * @param environment where the settings are read from
 */
export async function runServer(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    await run(loadSettings(environment));
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function run(settings: Settings): Promise<void> {
  const logger = createLogger(settings, await logStream(settings));
  const starting = startServer({ settings, logger });
  const onSignal = signalHandler({
    // A signal may come while the service is starting: it then stops as soon as it has started.
    stop: async () => (await starting).stop(),
    exit: (code) => process.exit(code),
    now: () => performance.now(),
    report(event, error) {
      if (error === undefined) logger.info(event);
      else logger.error({ err: error }, event);
    },
  });
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  const { address } = await starting;
  if (process.stdout.isTTY) {
    process.stdout.write(
      `\nMusic Brain is at ${address}  (try it out: ${address}/docs)\nCtrl-C stops it.\n\n`,
    );
  }
}
