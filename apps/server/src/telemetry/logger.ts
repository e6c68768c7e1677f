/** The log: JSON, a line an event; for people when it goes to a terminal outside production. */
import type { FastifyBaseLogger } from "fastify";
import { type DestinationStream, pino } from "pino";
import type { Settings } from "../settings.ts";
import { fileOutput, type LineWriter, standardOutput } from "./line-writer.ts";
import { redactor } from "./redact.ts";
import { visible } from "./visible.ts";

/** What a logger is made from. */
export interface LoggerOptions {
  readonly logLevel: Settings["logLevel"];
  /** Where lines go. */
  readonly stream: DestinationStream;
  /** Values that no line may hold. */
  readonly secrets?: readonly string[];
}

/** The logger of the service. */
export function createLogger({ logLevel, stream, secrets = [] }: LoggerOptions): FastifyBaseLogger {
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactor(secrets) },
    },
    stream,
  );
}

/** Where log lines go, and what can be done there besides. */
export interface LogOutput {
  readonly stream: DestinationStream;
  /** Writes what waits; to be called when the process ends. */
  readonly flush: () => void;
  /** Goes on in a file of the same name. @throws Error of the system where it cannot be opened */
  readonly reopen: () => void;
}

/**
 * The output that the settings ask for: a file, or standard output, which is made readable where a person reads it.
 * @throws Error of the system (rejects) where the file cannot be opened
 */
export async function logOutput({
  environment,
  logFile,
}: Pick<Settings, "environment" | "logFile">): Promise<LogOutput> {
  if (logFile !== undefined) return ofWriter(fileOutput(logFile));
  if (!process.stdout.isTTY || environment === "production") return ofWriter(standardOutput());
  const { default: pretty } = await import("pino-pretty");
  const stream = pretty({
    sync: true,
    singleLine: true,
    translateTime: "SYS:HH:MM:ss",
    ignore: "request_id",
  });
  const write = (line: string) => stream.write(visible(line));
  return { stream: { write }, flush: () => {}, reopen: () => {} };
}

function ofWriter(writer: LineWriter): LogOutput {
  return { stream: writer, flush: () => writer.flushSync(), reopen: () => writer.reopen() };
}
