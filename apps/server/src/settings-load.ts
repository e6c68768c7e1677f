/** The environment turned into settings: all mistakes at once, in plain words. */
import { readFileSync } from "node:fs";
import { type Setting, type Settings, settingsTable } from "./settings.ts";
import { mistakesInProviders } from "./settings-providers.ts";
import { HOW_TO_MAKE_ONE, isGuessable, objectionsToSecret } from "./settings-secret.ts";

/** What a process gets from whoever starts it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown for an environment that cannot be used; lists all its mistakes at once. */
export class SettingsError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.name = "SettingsError";
    this.mistakes = mistakes;
  }
}

/** What a setting's text is, and where it was found. */
interface Found {
  readonly text: string;
  /** Where it came from, for people. */
  readonly from: string;
}

/**
 * The settings that the environment asks for. A variable that is empty counts as not set. A secret may stand in a file
 * instead, whose path is in the variable with `_FILE` at its end.
 * @throws SettingsError
 * @example loadSettings({ PORT: "9000" }).port; // 9000
 */
export function loadSettings(environment: Environment): Settings {
  const mistakes: string[] = [];
  const read = readerOf(environment, mistakes);
  const settings: Settings = {
    host: read(settingsTable.host),
    port: read(settingsTable.port),
    logLevel: read(settingsTable.logLevel),
    logFile: read(settingsTable.logFile),
    environment: read(settingsTable.environment),
    secretKey: read(settingsTable.secretKey),
    secretKeyPrevious: read(settingsTable.secretKeyPrevious),
    jwtAlgorithm: read(settingsTable.jwtAlgorithm),
    jwtPrivateKey: read(settingsTable.jwtPrivateKey),
    jwtPublicKeyPrevious: read(settingsTable.jwtPublicKeyPrevious),
    accessTokenMinutes: read(settingsTable.accessTokenMinutes),
    refreshTokenDays: read(settingsTable.refreshTokenDays),
    jwtIssuer: read(settingsTable.jwtIssuer),
    jwtAudience: read(settingsTable.jwtAudience),
    allowAnonymous: read(settingsTable.allowAnonymous),
    registration: read(settingsTable.registration),
    adminUsername: read(settingsTable.adminUsername),
    adminPassword: read(settingsTable.adminPassword),
    publicUrl: read(settingsTable.publicUrl),
    oauthRegistration: read(settingsTable.oauthRegistration),
    googleClientId: read(settingsTable.googleClientId),
    googleClientSecret: read(settingsTable.googleClientSecret),
    githubClientId: read(settingsTable.githubClientId),
    githubClientSecret: read(settingsTable.githubClientSecret),
    oidcIssuer: read(settingsTable.oidcIssuer),
    oidcClientId: read(settingsTable.oidcClientId),
    oidcClientSecret: read(settingsTable.oidcClientSecret),
    oidcTitle: read(settingsTable.oidcTitle),
    smtpUrl: read(settingsTable.smtpUrl),
    mailFrom: read(settingsTable.mailFrom),
    auditRetentionDays: read(settingsTable.auditRetentionDays),
    metricsToken: read(settingsTable.metricsToken),
    prometheusEnabled: read(settingsTable.prometheusEnabled),
    prometheusPort: read(settingsTable.prometheusPort),
    traceEndpoint: read(settingsTable.traceEndpoint),
    traceServiceName: read(settingsTable.traceServiceName),
    cacheMaxMegabytes: read(settingsTable.cacheMaxMegabytes),
    renderThreads: read(settingsTable.renderThreads),
    renderQueue: read(settingsTable.renderQueue),
    maxConnections: read(settingsTable.maxConnections),
    maxInFlight: read(settingsTable.maxInFlight),
    maxLagMs: read(settingsTable.maxLagMs),
    drainDelaySeconds: read(settingsTable.drainDelaySeconds),
    corsOrigins: read(settingsTable.corsOrigins),
    ...databaseSettings(read),
    maxSongsPerUser: read(settingsTable.maxSongsPerUser),
    ...jobSettings(read),
    sessionTtlDays: read(settingsTable.sessionTtlDays),
    trustProxy: read(settingsTable.trustProxy),
    rateLimitEnabled: read(settingsTable.rateLimitEnabled),
    rateLimitPerMinute: read(settingsTable.rateLimitPerMinute),
    rateLimitPerHour: read(settingsTable.rateLimitPerHour),
    rateLimitPerDay: read(settingsTable.rateLimitPerDay),
    redisUrl: read(settingsTable.redisUrl),
    redisTimeoutMs: read(settingsTable.redisTimeoutMs),
  };
  const isWrong = (name: string) => mistakes.some((mistake) => mistake.startsWith(name));
  mistakes.push(...mistakesInProviders(settings, isWrong));
  mistakes.push(...(settings.environment === "production" ? unsafeInProduction(settings) : []));
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

/** The settings that say where the database is. */
export type DatabaseSettings = Pick<
  Settings,
  "dataDir" | "databaseUrl" | "databasePoolSize" | "databaseConnectTimeoutMs" | "databaseStatementTimeoutMs"
>;

/**
 * The settings of the database alone, for commands that need no others.
 * @throws SettingsError
 */
export function loadDatabaseSettings(environment: Environment): DatabaseSettings {
  const mistakes: string[] = [];
  const settings = databaseSettings(readerOf(environment, mistakes));
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

/**
 * The settings that the administration of accounts needs, for commands that need no others.
 * @throws SettingsError
 */
export function loadAccountSettings(
  environment: Environment,
): DatabaseSettings & Pick<Settings, "publicUrl" | "auditRetentionDays" | "secretKey" | "secretKeyPrevious"> {
  const mistakes: string[] = [];
  const read = readerOf(environment, mistakes);
  const settings = {
    ...databaseSettings(read),
    publicUrl: read(settingsTable.publicUrl),
    auditRetentionDays: read(settingsTable.auditRetentionDays),
    secretKey: read(settingsTable.secretKey),
    secretKeyPrevious: read(settingsTable.secretKeyPrevious),
  };
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

/**
 * The settings that the administration of songs needs, for commands that need no others.
 * @throws SettingsError
 */
export function loadLibrarySettings(
  environment: Environment,
): DatabaseSettings & Pick<Settings, "maxSongsPerUser"> {
  const mistakes: string[] = [];
  const read = readerOf(environment, mistakes);
  const settings = { ...databaseSettings(read), maxSongsPerUser: read(settingsTable.maxSongsPerUser) };
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

/** The settings that say how jobs are done. */
export type JobSettings = Pick<
  Settings,
  | "jobWorkers"
  | "jobTtlHours"
  | "jobTries"
  | "jobTimeoutSeconds"
  | "maxJobsPerCaller"
  | "maxJobs"
  | "jobResultsDir"
  | "jobResultsMaxMegabytes"
>;

/**
 * The settings that the administration of jobs needs, for commands that need no others.
 * @throws SettingsError
 */
export function loadJobSettings(environment: Environment): DatabaseSettings & JobSettings {
  const mistakes: string[] = [];
  const read = readerOf(environment, mistakes);
  const settings = { ...databaseSettings(read), ...jobSettings(read) };
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

/** The settings of a process that works on jobs, and does nothing else. */
export type WorkerSettings = DatabaseSettings &
  JobSettings &
  Pick<
    Settings,
    "renderThreads" | "logLevel" | "logFile" | "environment" | "host" | "prometheusEnabled" | "prometheusPort"
  >;

/**
 * The settings of such a process: it needs no secret but that of its database.
 * @throws SettingsError
 */
export function loadWorkerSettings(environment: Environment): WorkerSettings {
  const mistakes: string[] = [];
  const read = readerOf(environment, mistakes);
  const settings = {
    ...databaseSettings(read),
    ...jobSettings(read),
    renderThreads: read(settingsTable.renderThreads),
    logLevel: read(settingsTable.logLevel),
    logFile: read(settingsTable.logFile),
    environment: read(settingsTable.environment),
    host: read(settingsTable.host),
    prometheusEnabled: read(settingsTable.prometheusEnabled),
    prometheusPort: read(settingsTable.prometheusPort),
  };
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

type Read = <Value>(setting: Setting<Value>) => Value;

function databaseSettings(read: Read): DatabaseSettings {
  return {
    dataDir: read(settingsTable.dataDir),
    databaseUrl: read(settingsTable.databaseUrl),
    databasePoolSize: read(settingsTable.databasePoolSize),
    databaseConnectTimeoutMs: read(settingsTable.databaseConnectTimeoutMs),
    databaseStatementTimeoutMs: read(settingsTable.databaseStatementTimeoutMs),
  };
}

function jobSettings(read: Read): JobSettings {
  return {
    jobWorkers: read(settingsTable.jobWorkers),
    jobTtlHours: read(settingsTable.jobTtlHours),
    jobTries: read(settingsTable.jobTries),
    jobTimeoutSeconds: read(settingsTable.jobTimeoutSeconds),
    maxJobsPerCaller: read(settingsTable.maxJobsPerCaller),
    maxJobs: read(settingsTable.maxJobs),
    jobResultsDir: read(settingsTable.jobResultsDir),
    jobResultsMaxMegabytes: read(settingsTable.jobResultsMaxMegabytes),
  };
}

/** Reads a setting; where its text is wrong, its default, and says so. */
function readerOf(environment: Environment, mistakes: string[]): Read {
  return (setting) => {
    const found = find(setting, environment, (mistake) => mistakes.push(mistake));
    try {
      return setting.read(found.text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const shown = setting.secret ? "not printed here" : JSON.stringify(found.text.slice(0, 80));
      mistakes.push(`${setting.name} is ${shown}; it ${why}.`);
      return setting.read(setting.default);
    }
  };
}

/** One setting in force, for people. */
export interface EffectiveSetting {
  readonly name: string;
  /** As it would be written; a secret is never in it. */
  readonly value: string;
  /** "default", "environment", or the path of a file. */
  readonly from: string;
}

/**
 * The settings that the environment asks for, for printing.
 * @throws SettingsError
 */
export function effectiveSettings(environment: Environment): readonly EffectiveSetting[] {
  loadSettings(environment);
  return Object.values(settingsTable).map((setting: Setting<unknown>) => {
    const { text, from } = find(setting, environment, () => {});
    return { name: setting.name, value: setting.secret && text !== "" ? "[redacted]" : text, from };
  });
}

function find(
  { name, default: standard, secret }: Setting<unknown>,
  environment: Environment,
  complain: (mistake: string) => void,
): Found {
  const text = environment[name]?.trim() ?? "";
  const file = secret ? (environment[`${name}_FILE`]?.trim() ?? "") : "";
  if (text !== "" && file !== "") complain(`${name} and ${name}_FILE are both set; only one of them can be.`);
  if (text !== "") return { text, from: "environment" };
  if (file === "") return { text: standard, from: "default" };
  try {
    const content = readFileSync(file, "utf8").trim();
    if (content === "")
      complain(`${name}_FILE is ${JSON.stringify(file)}, and there is nothing in that file.`);
    return { text: content, from: file };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    complain(`${name}_FILE is ${JSON.stringify(file)}; that file cannot be read${code}.`);
    return { text: standard, from: "default" };
  }
}

/** Shorter secrets can be guessed. */
const SHORTEST_SECRET = 16;

function unsafeInProduction({ metricsToken, secretKey, secretKeyPrevious }: Settings): readonly string[] {
  const isTokenShort = metricsToken !== undefined && metricsToken.length < SHORTEST_SECRET;
  const isTokenKnown = metricsToken !== undefined && !isTokenShort && isGuessable(metricsToken);
  return [
    ...(isTokenShort
      ? [`METRICS_TOKEN is too short for production; it has to have ${SHORTEST_SECRET} characters or more.`]
      : []),
    ...(isTokenKnown
      ? ["METRICS_TOKEN is one that others know or can guess; make one with: openssl rand -base64 24"]
      : []),
    ...objectionsToSecret(secretKey).map((why) => `SECRET_KEY ${why} for production; ${HOW_TO_MAKE_ONE}`),
    ...secretKeyPrevious
      .flatMap(objectionsToSecret)
      .map((why) => `SECRET_KEY_PREVIOUS holds one that ${why} for production: leave it out.`),
  ];
}
