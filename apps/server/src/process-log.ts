/** The log of a program that runs until it is told to stop, and what it says when it crashes. */
import process from "node:process";
import type { FastifyBaseLogger } from "fastify";
import { crashHandler } from "./crash.ts";
import type { Settings } from "./settings.ts";
import { secretsOf } from "./settings-secret.ts";
import { StartError } from "./start-error.ts";
import { createLogger, type LogOutput, logOutput } from "./telemetry/logger.ts";

/** A log, and where its lines go. */
export interface ProcessLog {
  readonly logger: FastifyBaseLogger;
  readonly output: LogOutput;
}

/**
 * Opens the log that the settings ask for. What nobody catches in this process ends it from now on, with a last line.
 * @throws StartError where the file of the log cannot be written
 */
export async function processLog(
  settings: Partial<Settings> & Pick<Settings, "logLevel" | "logFile" | "environment">,
): Promise<ProcessLog> {
  const output = await opened(settings);
  process.on("exit", () => output.flush());
  const logger = createLogger({
    logLevel: settings.logLevel,
    stream: output.stream,
    secrets: secretsOf(settings),
  });
  const onCrash = crashHandler({
    report: (error, event) => logger.fatal({ err: error }, event),
    exit: (code) => process.exit(code),
  });
  process.on("uncaughtException", onCrash);
  process.on("unhandledRejection", onCrash);
  return { logger, output };
}

async function opened(settings: Pick<Settings, "logFile" | "environment">): Promise<LogOutput> {
  try {
    return await logOutput(settings);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`LOG_FILE ${settings.logFile} cannot be written: ${why}.`, { cause: error });
  }
}
