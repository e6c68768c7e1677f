/** The service on a socket. */
import type { Server } from "node:http";
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import { type AppOptions, buildApp } from "./app.ts";
import { checkDatabase, type Database, DatabaseError, openDatabase, placeOf } from "./database/database.ts";
import { createDrain } from "./drain.ts";
import { startLagMeter } from "./http/event-loop-lag.ts";
import { listeningAddress } from "./http/listening-address.ts";
import { mailOf } from "./identity/mail.ts";
import { resealClients } from "./identity/oauth-clients.ts";
import { providersOf } from "./identity/providers.ts";
import { revocationsOf } from "./identity/revocations-of.ts";
import { createSeal, type Seal } from "./identity/sealing.ts";
import { keptSecret } from "./identity/secret-file.ts";
import { SigningKeyError, type SigningKeys, signingKeysOf } from "./identity/signing-keys.ts";
import { resealFactors } from "./identity/two-factor.ts";
import { limiterOf } from "./limits/limiter.ts";
import { sharedRedisOf } from "./redis/shared-redis.ts";
import type { Settings } from "./settings.ts";
import { StartError } from "./start-error.ts";
import { ownStudio } from "./studio/routes.ts";
import { createMetrics, type Metrics, measureQueries } from "./telemetry/metrics/metrics.ts";
import { listenForScrapers } from "./telemetry/metrics/scrape-listener.ts";

export { StartError } from "./start-error.ts";

/** A service that is listening. */
export interface RunningServer {
  /** "http://127.0.0.1:8000". */
  readonly address: string;
  /** Where scrapers get the metrics, if anywhere. */
  readonly scrapeAddress?: string;
  /**
   * Says that it is not ready and keeps no connection; takes no more of them after `delayMs`; lets the requests under
   * way finish, and resolves when all is closed. What is not done within `ceilingMs` of the call is cut off.
   */
  readonly stop: (options?: { readonly delayMs?: number; readonly ceilingMs?: number }) => Promise<void>;
}

/** Time for everything when the service stops; supervisors kill after 30 s (Kubernetes) or 90 s (systemd). */
export const CEILING_MS = 20_000;

/** What a service is started with. */
export interface StartOptions extends AppOptions {
  readonly settings: Settings;
  /** Is called when all is loaded, while nobody waits yet. */
  readonly beforeListening?: () => void;
}

/**
 * Listens.
 * @throws StartError where the address or the database cannot be had
 */
export async function startServer({ beforeListening, ...options }: StartOptions): Promise<RunningServer> {
  const { host, port, prometheusEnabled, prometheusPort, maxConnections, maxInFlight, maxLagMs } =
    options.settings;
  const metrics = options.metrics ?? createMetrics();
  const database = options.database ?? (await opened(options.settings, metrics, options.logger));
  const redis = await sharedRedisOf(options.settings, metrics, options.logger);
  const limiter = limiterOf(options.settings, redis);
  const drain = createDrain();
  const meter = startLagMeter();
  const loadLimits = { maxInFlight, maxLagMs, lagMs: meter.lagMs };
  const secret = options.settings.secretKey ?? madeSecret(options.settings.dataDir, options.logger);
  const signingKeys = options.signingKeys ?? signingKeysFor(options.settings, secret);
  const seal = createSeal(secret, options.settings.secretKeyPrevious);
  await resealed(database, seal, options);
  const mail = options.mail ?? mailOf(options.settings);
  const revocations = options.revocations ?? revocationsOf(options.settings, database, options.logger);
  const app = await buildApp({
    loadLimits,
    signingKeys,
    revocations,
    seal,
    providers: providersOf(options.settings),
    studio: ownStudio,
    ...options,
    metrics,
    database,
    drain,
    ...(limiter && { limiter }),
    ...(redis && { redis }),
    ...(mail && { mail }),
  });
  app.addHook("onClose", () => {
    meter.stop();
    mail?.close();
  });
  app.server.maxConnections = maxConnections;
  app.server.on("drop", () => metrics.connectionsRefused.inc());
  try {
    await app.ready();
    beforeListening?.();
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    await app.close();
    throw new StartError(whyNot(error, host, port, "PORT"), { cause: error });
  }
  let scrapes: Server | undefined;
  try {
    if (prometheusEnabled) scrapes = await listenForScrapers(metrics, host, prometheusPort);
  } catch (error) {
    await app.close();
    throw new StartError(whyNot(error, host, prometheusPort, "PROMETHEUS_PORT"), { cause: error });
  }
  return {
    address: listeningAddress(app.server.address(), host, port),
    ...(scrapes === undefined
      ? {}
      : { scrapeAddress: listeningAddress(scrapes.address(), host, prometheusPort) }),
    async stop({ delayMs = 0, ceilingMs = CEILING_MS } = {}) {
      const cutOff = setTimeout(() => app.server.closeAllConnections(), ceilingMs);
      drain.begin();
      try {
        await setTimeoutPromise(delayMs);
        await drain.close(app.server);
        await app.close();
      } finally {
        clearTimeout(cutOff);
        // Last, so that the end can be watched too.
        scrapes?.close();
        scrapes?.closeAllConnections();
      }
    },
  };
}

/** The keys that the settings name. */
function signingKeysFor(settings: Settings, secret: string): SigningKeys {
  try {
    return signingKeysOf({
      algorithm: settings.jwtAlgorithm,
      secret,
      previousSecrets: settings.secretKeyPrevious,
      privateKey: settings.jwtPrivateKey,
      previousPublicKeys: settings.jwtPublicKeyPrevious,
    });
  } catch (error) {
    if (error instanceof SigningKeyError) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

/** What is sealed with a secret that was replaced, so that it can be given up. */
async function resealed(
  database: Database,
  seal: Seal,
  { settings, logger }: Pick<AppOptions, "logger"> & { readonly settings: Settings },
): Promise<void> {
  if (settings.secretKeyPrevious.length === 0) return;
  try {
    await resealFactors({ database, seal });
    await resealClients({ database, seal });
  } catch (error) {
    logger?.warn({ err: error }, "secrets could not be sealed anew: keep SECRET_KEY_PREVIOUS");
  }
}

/** A secret that is made, and kept beside the database. */
function madeSecret(dataDir: string | undefined, logger: AppOptions["logger"]): string {
  try {
    const { secret, madeAt } = keptSecret(dataDir);
    if (madeAt !== undefined) logger?.info(`SECRET_KEY is not set: one was made, and is kept in ${madeAt}`);
    return secret;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`SECRET_KEY is not set, and none can be kept in DATA_DIR: ${why}.`, {
      cause: error,
    });
  }
}

/** A database that does not answer yet is told of, and waited for: until then the service is not ready. */
async function opened(settings: Settings, metrics: Metrics, logger: AppOptions["logger"]): Promise<Database> {
  try {
    const database = await openDatabase(placeOf(settings), measureQueries(metrics));
    await checkDatabase(database).catch((error: unknown) =>
      logger?.warn({ err: error }, "the database does not answer"),
    );
    return database;
  } catch (error) {
    if (error instanceof DatabaseError) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

function whyNot(error: unknown, host: string, port: number, setting: string): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Set ${setting} to another one, or stop the program that has it.`;
    case "EACCES":
      return `This user may not listen on port ${port}. Set ${setting} to one above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST ${host} is not an address of this machine. 127.0.0.1 always is one; 0.0.0.0 means all of them.`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
