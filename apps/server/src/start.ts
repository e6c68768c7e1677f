/** The service on a socket. */
import type { AddressInfo } from "node:net";
import { type AppOptions, buildApp } from "./app.ts";
import type { Settings } from "./settings.ts";

/** A service that is listening. */
export interface RunningServer {
  /** "http://127.0.0.1:8000". */
  readonly address: string;
  /**
   * Takes no more connections, lets the requests under way finish, and resolves when all is closed. What is not done
   * within `drainMs` is cut off.
   */
  readonly stop: (drainMs?: number) => Promise<void>;
}

/** Thrown when the service cannot listen; its message is for the person who starts it. */
export class StartError extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}

/** Time for requests under way when the service stops. */
const DRAIN_MS = 10_000;

/**
 * Listens.
 * @throws StartError where the address cannot be had
 */
export async function startServer(
  options: AppOptions & { readonly settings: Settings },
): Promise<RunningServer> {
  const { host, port } = options.settings;
  const app = await buildApp(options);
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    await app.close();
    throw new StartError(whyNot(error, host, port), { cause: error });
  }
  return {
    address: addressOf(app.server.address(), host, port),
    async stop(drainMs = DRAIN_MS) {
      const cutOff = setTimeout(() => app.server.closeAllConnections(), drainMs);
      try {
        await app.close();
      } finally {
        clearTimeout(cutOff);
      }
    },
  };
}

/** An address that a browser takes: 0.0.0.0 and :: are everywhere, and so also here. */
function addressOf(bound: AddressInfo | string | null, host: string, port: number): string {
  const actual = typeof bound === "object" && bound !== null ? bound : { address: host, port };
  const everywhere = actual.address === "0.0.0.0" || actual.address === "::";
  const name = everywhere
    ? "localhost"
    : actual.address.includes(":")
      ? `[${actual.address}]`
      : actual.address;
  return `http://${name}:${actual.port}`;
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Set PORT to another one, or stop the program that has it.`;
    case "EACCES":
      return `This user may not listen on port ${port}. Set PORT to one above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST ${host} is not an address of this machine. 127.0.0.1 always is one; 0.0.0.0 means all of them.`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
