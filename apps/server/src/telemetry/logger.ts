/** The log: JSON, a line an event; for people when it goes to a terminal outside production. */
import type { FastifyBaseLogger } from "fastify";
import { type DestinationStream, pino } from "pino";
import type { Settings } from "../settings.ts";

/** The logger of the service. Lines go to standard output unless a stream is given. */
export function createLogger(
  { logLevel }: Pick<Settings, "logLevel">,
  stream: DestinationStream = standardOutput(),
): FastifyBaseLogger {
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
}

/** Where log lines go: to standard output, made readable where a person reads them. */
export async function logStream({ environment }: Pick<Settings, "environment">): Promise<DestinationStream> {
  if (!process.stdout.isTTY || environment === "production") return standardOutput();
  const { default: pretty } = await import("pino-pretty");
  return pretty({ sync: true, singleLine: true, translateTime: "SYS:HH:MM:ss", ignore: "request_id" });
}

/**
 * Standard output, written line by line. Buffered writing was tried: where the reader of the log is gone, the flush at
 * the end of the process (sonic-boom 4) tries again for ever, and the process never ends.
 */
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true });
}
