/**
 * The one place that assembles the service. Read it from the top and you know the order in which a request is
 * treated. Long, since nothing is assembled anywhere else.
 */
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { addAnalyze } from "./analyze/routes.ts";
import { checkDatabase, type Database, openDatabase } from "./database/database.ts";
import { createDrain, type Drain } from "./drain.ts";
import { addEmotions } from "./emotions/routes.ts";
import { answerClientError } from "./http/client-errors.ts";
import { addCompression } from "./http/compress.ts";
import { addCors } from "./http/cors.ts";
import { addDocs } from "./http/docs.ts";
import { answerError } from "./http/errors.ts";
import { addStandardHeaders, setResponseTime, setStandardHeaders } from "./http/headers.ts";
import { addIdempotency } from "./http/idempotency.ts";
import { addJsonBodies } from "./http/json-body.ts";
import { keptAnswers } from "./http/kept-answers.ts";
import { addMethodRefusals, watchMethods } from "./http/methods.ts";
import { addNodeRefusals } from "./http/node-refusals.ts";
import { addOpenApi } from "./http/openapi.ts";
import { requestIdOf } from "./http/request-id.ts";
import { addShedding, type LoadLimits } from "./http/shedding.ts";
import { addSilence } from "./http/silent-peers.ts";
import { trustProxy } from "./http/trust-proxy.ts";
import { addTurns } from "./http/turns.ts";
import type { TypedApp } from "./http/typed-app.ts";
import { compileValidator } from "./http/validation.ts";
import { addKeyUses } from "./identity/api-key-uses.ts";
import { addAuthentication, addCredentialRefusals } from "./identity/authenticate.ts";
import { ensureAdministrator } from "./identity/first-administrator.ts";
import { createIdentity, type IdentitySettings } from "./identity/identity.ts";
import { publicKeysOf } from "./identity/key-set.ts";
import type { Mail } from "./identity/mail.ts";
import type { Passwords } from "./identity/passwords.ts";
import { addPrincipals, anonymous } from "./identity/principal.ts";
import type { OutsideProvider } from "./identity/providers.ts";
import type { Revocations } from "./identity/revocation.ts";
import { addClients } from "./identity/routes/admin-clients.ts";
import { addAdminUsers } from "./identity/routes/admin-users.ts";
import { addApiKeys } from "./identity/routes/api-keys.ts";
import { addApplications } from "./identity/routes/applications.ts";
import { addAudit } from "./identity/routes/audit.ts";
import { addAuthorization } from "./identity/routes/authorization.ts";
import { addBrowser } from "./identity/routes/browser.ts";
import { addClientRegistration } from "./identity/routes/client-registration.ts";
import { addKeySet } from "./identity/routes/key-set.ts";
import { addOutsideIdentities } from "./identity/routes/outside-identities.ts";
import { addOwnAccount } from "./identity/routes/own-account.ts";
import { addPasskeys } from "./identity/routes/passkeys.ts";
import { addPasswords } from "./identity/routes/passwords.ts";
import { addProviders } from "./identity/routes/providers.ts";
import { addRegisterAndLogin } from "./identity/routes/register-and-login.ts";
import { addResetPage } from "./identity/routes/reset-page.ts";
import { addSessions } from "./identity/routes/sessions.ts";
import { addTwoFactor } from "./identity/routes/two-factor.ts";
import { addScopes } from "./identity/scopes.ts";
import type { Seal } from "./identity/sealing.ts";
import type { SigningKeys } from "./identity/signing-keys.ts";
import { answerOrder, watchArrivals } from "./interviews/order.ts";
import { addInterviews } from "./interviews/routes.ts";
import { openJobs } from "./jobs/open-jobs.ts";
import type { ResultStore } from "./jobs/result-store.ts";
import { addJobs } from "./jobs/routes.ts";
import { addLimits, admission } from "./limits/hook.ts";
import type { Limiter } from "./limits/limiter.ts";
import type { SharedRedis } from "./redis/shared-redis.ts";
import { addRules } from "./rules/routes.ts";
import { addService } from "./service-routes.ts";
import type { Settings } from "./settings.ts";
import type { DatabaseSettings, JobSettings } from "./settings-load.ts";
import { addCompare } from "./songs/compare.ts";
import { addEdits } from "./songs/edits.ts";
import { addGenerate, type ChooseSeed, randomSeed } from "./songs/generate.ts";
import { addLibraryExports } from "./songs/library-exports.ts";
import { addLibrary } from "./songs/library-routes.ts";
import { sharedAnswers } from "./songs/shared-answers.ts";
import { createWorkshop } from "./songs/workshop.ts";
import { createRenderPool } from "./sound/render-pool.ts";
import type { SoundRenderer } from "./sound/sound-renderer.ts";
import { addStudio, STUDIO_PATH, type StudioFiles } from "./studio/routes.ts";
import { checkEngine } from "./telemetry/engine-check.ts";
import { addHealth, type Dependency } from "./telemetry/health.ts";
import { measureRequest, measureRequests } from "./telemetry/metrics/measure-requests.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics/metrics.ts";
import { addMetrics } from "./telemetry/metrics/routes.ts";
import { addRequestLog, logRequest } from "./telemetry/request-log.ts";
import { traceRequests } from "./telemetry/tracing/trace-requests.ts";
import type { Tracing } from "./telemetry/tracing/tracing.ts";

/** What the service is built from. */
export interface AppOptions {
  readonly settings: Pick<
    Settings,
    | "corsOrigins"
    | "cacheMaxMegabytes"
    | "maxSongsPerUser"
    | "renderThreads"
    | "renderQueue"
    | "sessionTtlDays"
    | "trustProxy"
  > &
    IdentitySettings &
    JobSettings &
    Pick<DatabaseSettings, "dataDir" | "databaseUrl">;
  /** Nothing is logged without one. */
  readonly logger?: FastifyBaseLogger;
  /** Requests are not limited without one. */
  readonly limiter?: Limiter;
  /** Where seeds come from that callers do not give. */
  readonly chooseSeed?: ChooseSeed;
  /** What GET /health/ready asks; the engine and the database, unless it is told. */
  readonly dependencies?: readonly Dependency[];
  /** Where replicas share songs and idempotency keys; each has its own without it. Closed with the service. */
  readonly redis?: SharedRedis;
  /** When requests are turned away; without it none is. */
  readonly loadLimits?: LoadLimits;
  /** Told when the service is about to stop. */
  readonly drain?: Drain;
  /** Time in which a request has to arrive, headers and body. */
  readonly requestTimeoutMs?: number;
  /** Time after which a peer is left that neither takes the answer nor sends anything. */
  readonly silenceMs?: number;
  /** Where the spans of requests go; nowhere without it. */
  readonly tracing?: Tracing;
  /** Where is counted and measured. */
  readonly metrics?: Metrics;
  /** What tokens are signed with; a key that is forgotten with the process, where there is none. */
  readonly signingKeys?: SigningKeys;
  /** Word of what other replicas revoke; what they do is looked up twice a second without it. */
  readonly revocations?: Revocations;
  /** What secrets that have to be read again are kept under; a key that is forgotten with the process, where there is none. */
  readonly seal?: Seal;
  /** Whom people can sign in with; nobody without it. */
  readonly providers?: readonly OutsideProvider[];
  /** What passwords are hashed by, for tests that count. */
  readonly passwords?: Passwords;
  /** Sends mail; nothing is sent without it. */
  readonly mail?: Mail;
  /** The page on which songs are made by hand; none without it. */
  readonly studio?: StudioFiles;
  /** The token that lets scrapers see GET /metrics at the moment. */
  readonly metricsToken?: () => string | undefined;
  /** Where results of jobs are kept; a folder that the settings name, unless it is told. Closed with the service. */
  readonly results?: ResultStore;
  /** Closed with the service; in memory, and gone with it, where there is none. */
  readonly database?: Database;
  /** What renders songs; threads of this process, unless it is told. Closed with the service. */
  readonly sound?: SoundRenderer;
  /** The time in epoch milliseconds; the clock of the machine, unless it is told. */
  readonly now?: () => number;
}

/** A peer that sends slowly, or nothing, is sent away with 408 within this time. */
const REQUEST_TIMEOUT_MS = 14_000;

/** A peer that neither takes the answer nor sends anything is left after this time. */
const SILENCE_MS = 30_000;

/** In place of the compilers that Fastify brings: they would be loaded, 4 MB, and never used. */
const notFastifys = (): never => {
  throw new Error("the service has compilers of its own");
};

/** A thread that has rendered nothing for so long gives its memory back. */
const RENDER_IDLE_MS = 60_000;

/** The longest part of a path that a route looks at. */
const LONGEST_PATH_PART = 1000;

/**
 * The whole service, ready to be injected into or to listen.
 *
 * @example
 * const app = await buildApp({ settings: loadSettings({}) });
 * (await app.inject("/health")).statusCode; // 200
 * await app.close();
 */
export async function buildApp(options: AppOptions): Promise<TypedApp> {
  const {
    metrics = createMetrics(),
    drain = createDrain(),
    requestTimeoutMs = REQUEST_TIMEOUT_MS,
    silenceMs = SILENCE_MS,
    now = Date.now,
    limiter,
    redis,
  } = options;
  const database = options.database ?? (await openDatabase());
  const identity = createIdentity({
    settings: options.settings,
    database,
    now,
    signingKeys: options.signingKeys,
    seal: options.seal,
    providers: options.providers,
    mail: options.mail,
    passwords: options.passwords,
    revocations: options.revocations,
    metricsToken: options.metricsToken ?? (() => undefined),
  });
  const administrator = await ensureAdministrator(identity);
  if (administrator === "made") options.logger?.info("the administrator whom the settings name was made");
  if (administrator === "no database") {
    options.logger?.warn(
      "the database does not answer: the administrator whom the settings name is made at the next start",
    );
  }
  const admit = limiter === undefined ? undefined : admission(limiter, metrics);
  const app: TypedApp = Fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
    genReqId: requestIdOf,
    trustProxy: trustProxy(options.settings.trustProxy),
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: 500, requireHostHeader: false },
    // While the service drains, a request on a connection that is already open is still answered.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PATH_PART },
    clientErrorHandler: answerClientError,
    schemaController: { compilersFactory: { buildValidator: notFastifys, buildSerializer: notFastifys } },
    // Addresses that no route can be looked up for: the hooks below never see them.
    frameworkErrors(error, request, reply) {
      setStandardHeaders(request, reply);
      const answer = (refused?: Error) => {
        setResponseTime(reply);
        answerError(refused ?? error, request, reply);
        logRequest(request, reply);
        measureRequest(metrics, request, reply);
      };
      // What the framework makes for these has nothing of what the app adds to requests.
      request.principal = anonymous(request);
      if (admit === undefined) answer();
      else admit(request, reply, answer);
    },
  });

  app.setErrorHandler(answerError);
  app.setValidatorCompiler(compileValidator);
  // Measured on a song of 1,600 notes: JSON.stringify is as fast as serialisers compiled from schemas.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));

  const answers = answerOrder();
  watchArrivals(app, answers);
  addSilence(app, silenceMs, addTurns(app));
  if (options.tracing !== undefined) traceRequests(app, options.tracing);
  addPrincipals(app);
  addRequestLog(app);
  measureRequests(app, metrics);
  addStandardHeaders(app, drain);
  app.addHook("onRequest", (_request, _reply, done) => drain.afterHolding(done));
  app.addHook("preClose", (done) => {
    drain.begin();
    done();
  });
  if (options.loadLimits !== undefined) addShedding(app, metrics, options.loadLimits);
  const methods = watchMethods(app);
  addCors(app, options.settings.corsOrigins, methods.at);
  addAuthentication(app, identity.credentials, now);
  if (limiter !== undefined && admit !== undefined) addLimits(app, limiter, admit);
  addCredentialRefusals(app);
  addNodeRefusals(app);
  addMethodRefusals(app, methods);
  addScopes(app, options.settings.allowAnonymous);
  addJsonBodies(app);
  addIdempotency(app, keptAnswers(now, redis));
  addCompression(app);

  await addOpenApi(app, options.settings.allowAnonymous);
  addService(app, options.studio && STUDIO_PATH);
  const { renderThreads, renderQueue } = options.settings;
  const sound =
    options.sound ??
    createRenderPool({ threads: renderThreads, mostWaiting: renderQueue, idleMs: RENDER_IDLE_MS });
  const jobs = openJobs({
    settings: options.settings,
    database,
    metrics,
    log: options.logger,
    now,
    sound,
    results: options.results,
  });
  app.addHook("onListen", () => {
    jobs.start().catch((error: unknown) => app.log.warn({ err: error }, "jobs could not be begun"));
  });
  app.addHook("onClose", async () => {
    await jobs.close();
    await sound.close();
    await identity.revocations.close();
    await database.destroy();
  });
  addKeyUses(app, database, now);
  const dependencies: Dependency[] = [
    { name: "engine", check: checkEngine },
    { name: "database", check: () => checkDatabase(database) },
  ];
  if (redis !== undefined) {
    app.addHook("onClose", async () => redis.close());
    // Without it each replica goes on for itself.
    dependencies.push({ name: "redis", check: async () => (redis.isUp ? "up" : "degraded") });
  }
  addHealth(app, options.dependencies ?? dependencies, drain);
  addMetrics(app, metrics);
  addEmotions(app);
  addRules(app);
  const cacheMaxBytes = options.settings.cacheMaxMegabytes * 2 ** 20;
  const workshop = createWorkshop({
    metrics,
    sound,
    cacheMaxBytes,
    shared: redis && sharedAnswers(redis, cacheMaxBytes),
    holding: () => drain.holding,
  });
  app.addHook("onClose", async () => {
    await workshop.engraver.close();
    await workshop.listener.close();
  });
  const chooseSeed = options.chooseSeed ?? randomSeed;
  const library = { database, now, mostSongs: options.settings.maxSongsPerUser };
  addGenerate(app, workshop, library, chooseSeed);
  await addLibrary(app, library, workshop, chooseSeed);
  addLibraryExports(app, library, workshop.sound);
  const { maxJobsPerCaller: mostOfOwner } = options.settings;
  addJobs(app, { jobs, library, drain, metrics, mostOfOwner });
  addEdits(app, library, workshop, chooseSeed);
  addCompare(app, workshop, library, chooseSeed);
  addInterviews(app, {
    database,
    order: answers,
    chooseSeed,
    now,
    ttlDays: options.settings.sessionTtlDays,
  });
  await addAnalyze(app, workshop);
  addRegisterAndLogin(app, identity);
  addBrowser(app, identity);
  addOwnAccount(app, identity);
  addSessions(app, identity);
  addPasswords(app, identity);
  addResetPage(app);
  addAdminUsers(app, identity);
  addTwoFactor(app, identity);
  addPasskeys(app, identity);
  addApiKeys(app, identity);
  addAudit(app, identity);
  await addProviders(app, identity);
  addOutsideIdentities(app, identity);
  addApplications(app, identity);
  addClients(app, identity);
  addClientRegistration(app, identity);
  const publicKeys = publicKeysOf(options.signingKeys);
  addKeySet(app, publicKeys);
  await addAuthorization(app, identity, publicKeys.length > 0);
  addDocs(app);
  if (options.studio !== undefined) addStudio(app, options.studio);
  return app;
}
