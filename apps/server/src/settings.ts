/**
 * Every environment variable that the service reads: name, type, default, meaning. `env.example` is generated from
 * this table. Nobody else reads the environment. One table with an entry for every variable, which is why it is long.
 */
import { privateKeyAlgorithms, secretAlgorithms } from "./identity/signing-keys.ts";
import { HIGHEST_LIMIT } from "./limits/bucket.ts";
import {
  oneOf,
  readDatabaseUrl,
  readHost,
  readIssuer,
  readMailAddress,
  readOrigins,
  readProxies,
  readPublicUrl,
  readRedisUrl,
  readSecret,
  readSecrets,
  readSmtpUrl,
  readSwitch,
  readWebAddress,
  wholeNumber,
} from "./settings-readers.ts";

/** A variable of the environment. */
export interface Setting<Value> {
  readonly name: string;
  /** What may stand there, in words. */
  readonly type: string;
  /** As it would be written in the environment. */
  readonly default: string;
  readonly meaning: string;
  /** It is never shown, and may stand in a file that the variable NAME_FILE names. */
  readonly secret?: true;
  /** @throws Error with the end of a sentence that begins with the name, where the text is wrong */
  readonly read: (text: string) => Value;
}

/** The levels of the log, from the chattiest. */
export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";

const logLevels: ReadonlyMap<string, LogLevel> = new Map([
  ["trace", "trace"],
  ["debug", "debug"],
  ["info", "info"],
  ["warn", "warn"],
  ["warning", "warn"],
  ["error", "error"],
  ["fatal", "fatal"],
  ["critical", "fatal"],
  ["silent", "silent"],
  ["off", "silent"],
]);

const LAST_PORT = 65_535;

const signingAlgorithms = [...secretAlgorithms, ...privateKeyAlgorithms];

const registrations = ["open", "closed"] as const;

const environments = ["development", "production", "test"] as const;

/** The table, in the order of `env.example`. */
export const settingsTable = {
  host: setting({
    name: "HOST",
    type: "an address or a name of this machine",
    default: "127.0.0.1",
    meaning: "Where to listen. 127.0.0.1 is reached from this machine only, 0.0.0.0 from everywhere.",
    read: readHost,
  }),
  port: setting({
    name: "PORT",
    type: "a whole number from 0 to 65535",
    default: "8000",
    meaning: "The port to listen on; 0 takes a free one.",
    read: wholeNumber(0, LAST_PORT),
  }),
  logLevel: setting({
    name: "LOG_LEVEL",
    type: [...logLevels.keys()].join(", "),
    default: "info",
    meaning: "The least important line that is logged. info has one line a request.",
    read(text) {
      const level = logLevels.get(text.toLowerCase());
      if (level === undefined) throw new Error(`has to be one of ${[...logLevels.keys()].join(", ")}`);
      return level;
    },
  }),
  logFile: setting({
    name: "LOG_FILE",
    type: "a path",
    default: "",
    meaning:
      "The log goes to the end of this file instead of standard output. On SIGHUP the file is opened anew, for logrotate.",
    read: (text) => (text === "" ? undefined : text),
  }),
  environment: setting({
    name: "NODE_ENV",
    type: environments.join(", "),
    default: "development",
    meaning: "In production the log is always JSON; else it is for people when it goes to a terminal.",
    read: oneOf(environments),
  }),
  secretKey: setting({
    name: "SECRET_KEY",
    type: "printable ASCII without spaces, in production 32 characters or more that nobody can guess",
    default: "",
    meaning:
      "What access tokens are signed with. `openssl rand -base64 48` makes one. Without it one is made and kept in DATA_DIR; in production the service does not start then.",
    secret: true,
    read: readSecret,
  }),
  secretKeyPrevious: setting({
    name: "SECRET_KEY_PREVIOUS",
    type: "secrets with commas between them",
    default: "",
    meaning:
      "What SECRET_KEY was before: tokens that it signed are taken until they end. Leave it in place for ACCESS_TOKEN_EXPIRE_MINUTES after a change.",
    secret: true,
    read: readSecrets,
  }),
  jwtAlgorithm: setting({
    name: "JWT_ALGORITHM",
    type: signingAlgorithms.join(", "),
    default: "HS256",
    meaning:
      "How access tokens are signed: the first three with SECRET_KEY, the others with JWT_PRIVATE_KEY, so that others can verify them who cannot sign.",
    read(text) {
      const algorithm = signingAlgorithms.find((known) => known.toLowerCase() === text.toLowerCase());
      if (algorithm === undefined) throw new Error(`has to be one of ${signingAlgorithms.join(", ")}`);
      return algorithm;
    },
  }),
  jwtPrivateKey: setting({
    name: "JWT_PRIVATE_KEY",
    type: "a private key in PEM, usually in a file",
    default: "",
    meaning: "What RS256 (2048 bits or more), ES256 (P-256) and EdDSA (Ed25519) sign with.",
    secret: true,
    read: (text) => (text === "" ? undefined : text),
  }),
  jwtPublicKeyPrevious: setting({
    name: "JWT_PUBLIC_KEY_PREVIOUS",
    type: "public keys in PEM, one after the other, usually in a file",
    default: "",
    meaning: "Those of JWT_PRIVATE_KEY before: tokens that it signed are taken until they end.",
    secret: true,
    read: (text) => (text === "" ? undefined : text),
  }),
  accessTokenMinutes: setting({
    name: "ACCESS_TOKEN_EXPIRE_MINUTES",
    type: "a whole number from 1 to 1440",
    default: "60",
    meaning: "Minutes for which an access token is good.",
    read: wholeNumber(1, 1440),
  }),
  refreshTokenDays: setting({
    name: "REFRESH_TOKEN_EXPIRE_DAYS",
    type: "a whole number from 1 to 365",
    default: "30",
    meaning: "Days after which a session ends that nobody goes on with.",
    read: wholeNumber(1, 365),
  }),
  jwtIssuer: setting({
    name: "JWT_ISSUER",
    type: "a name or an address",
    default: "music-brain",
    meaning: "Who signs access tokens, as they say it (iss).",
    read: (text) => text,
  }),
  jwtAudience: setting({
    name: "JWT_AUDIENCE",
    type: "a name or an address",
    default: "music-brain",
    meaning: "Whom access tokens are for, as they say it (aud). Tokens for others are refused.",
    read: (text) => text,
  }),
  allowAnonymous: setting({
    name: "ALLOW_ANONYMOUS",
    type: "true or false",
    default: "true",
    meaning: "Whether music is made for callers who have not signed in. If not, it takes the scope generate.",
    read: readSwitch,
  }),
  registration: setting({
    name: "REGISTRATION",
    type: registrations.join(", "),
    default: "open",
    meaning: "Whether everybody can make an account. Where it is closed, administrators do.",
    read: oneOf(registrations),
  }),
  adminUsername: setting({
    name: "ADMIN_USERNAME",
    type: "a username",
    default: "",
    meaning:
      "The first administrator: the account is made at the start where there is none of this name, with ADMIN_PASSWORD. It stays what it is where there is one. `music-brain admin create` does the same.",
    read: (text) => (text === "" ? undefined : text),
  }),
  adminPassword: setting({
    name: "ADMIN_PASSWORD",
    type: "8 characters or more, none of the commonest passwords",
    default: "",
    meaning: "The password that this account begins with; change it once you have signed in.",
    secret: true,
    read: (text) => (text === "" ? undefined : text),
  }),
  publicUrl: setting({
    name: "PUBLIC_URL",
    type: "an address of http or https",
    default: "",
    meaning:
      "Where people reach the service from outside, such as https://music.example.org: links in mail begin with it, whatever Host a request names.",
    read: readPublicUrl,
  }),
  oauthRegistration: setting({
    name: "OAUTH_REGISTRATION",
    type: registrations.join(", "),
    default: "closed",
    meaning:
      "Whether programs can register themselves as clients of the authorization server (RFC 7591). Where it is closed, administrators make them.",
    read: oneOf(registrations),
  }),
  googleClientId: setting({
    name: "GOOGLE_CLIENT_ID",
    type: "an id that Google gives",
    default: "",
    meaning:
      "Lets people sign in with Google. There it is told the address PUBLIC_URL/auth/providers/google/callback.",
    read: (text) => (text === "" ? undefined : text),
  }),
  googleClientSecret: setting({
    name: "GOOGLE_CLIENT_SECRET",
    type: "printable ASCII without spaces",
    default: "",
    meaning: "The secret that belongs to GOOGLE_CLIENT_ID.",
    secret: true,
    read: readSecret,
  }),
  githubClientId: setting({
    name: "GITHUB_CLIENT_ID",
    type: "an id that GitHub gives",
    default: "",
    meaning:
      "Lets people sign in with GitHub. There it is told the address PUBLIC_URL/auth/providers/github/callback.",
    read: (text) => (text === "" ? undefined : text),
  }),
  githubClientSecret: setting({
    name: "GITHUB_CLIENT_SECRET",
    type: "printable ASCII without spaces",
    default: "",
    meaning: "The secret that belongs to GITHUB_CLIENT_ID.",
    secret: true,
    read: readSecret,
  }),
  oidcIssuer: setting({
    name: "OIDC_ISSUER",
    type: "an address of https; of http on this machine alone",
    default: "",
    meaning:
      "Lets people sign in with an OpenID provider of yours, which is told the address PUBLIC_URL/auth/providers/openid/callback.",
    read: readIssuer,
  }),
  oidcClientId: setting({
    name: "OIDC_CLIENT_ID",
    type: "an id that the provider gives",
    default: "",
    meaning: "What this service is called there.",
    read: (text) => (text === "" ? undefined : text),
  }),
  oidcClientSecret: setting({
    name: "OIDC_CLIENT_SECRET",
    type: "printable ASCII without spaces",
    default: "",
    meaning: "The secret that belongs to OIDC_CLIENT_ID; none where the provider gives none.",
    secret: true,
    read: readSecret,
  }),
  oidcTitle: setting({
    name: "OIDC_TITLE",
    type: "a name",
    default: "OpenID",
    meaning: "What people are shown for that provider.",
    read: (text) => text,
  }),
  smtpUrl: setting({
    name: "SMTP_URL",
    type: "an address that begins with smtp:// or smtps://",
    default: "",
    meaning:
      "The mail server that links for forgotten passwords are sent by, such as smtp://user:password@mail.example.org:587. Without it an administrator makes such links.",
    secret: true,
    read: readSmtpUrl,
  }),
  mailFrom: setting({
    name: "MAIL_FROM",
    type: "an e-mail address",
    default: "music-brain@localhost",
    meaning: "Whom mail comes from.",
    read: readMailAddress,
  }),
  auditRetentionDays: setting({
    name: "AUDIT_RETENTION_DAYS",
    type: "a whole number from 1 to 3650",
    default: "400",
    meaning:
      "Days for which the audit log keeps an event, with the address that it came from. The database itself refuses to delete one earlier.",
    read: wholeNumber(1, 3650),
  }),
  metricsToken: setting({
    name: "METRICS_TOKEN",
    type: "printable ASCII without spaces, in production 16 characters or more",
    default: "",
    meaning:
      "Scrapers that send it to GET /metrics as Authorization: Bearer … are let in, besides those who have the scope metrics:read.",
    secret: true,
    read: readSecret,
  }),
  prometheusEnabled: setting({
    name: "PROMETHEUS_ENABLED",
    type: "true or false",
    default: "false",
    meaning:
      "Opens a second listener at HOST for scrapers, whose GET /metrics asks for no token: keep its port inside your network.",
    read: readSwitch,
  }),
  prometheusPort: setting({
    name: "PROMETHEUS_PORT",
    type: `a whole number from 0 to ${LAST_PORT}`,
    default: "9464",
    meaning: "The port of that listener; 0 takes a free one.",
    read: wholeNumber(0, LAST_PORT),
  }),
  traceEndpoint: setting({
    name: "OTEL_EXPORTER_OTLP_ENDPOINT",
    type: "an address of http or https",
    default: "",
    meaning:
      "An OpenTelemetry collector that takes OTLP over HTTP, such as http://localhost:4318: it gets a trace of each request.",
    read: readWebAddress,
  }),
  traceServiceName: setting({
    name: "OTEL_SERVICE_NAME",
    type: "a name",
    default: "music-brain",
    meaning: "What this service is called in traces.",
    read: (text) => text,
  }),
  cacheMaxMegabytes: setting({
    name: "CACHE_MAX_MB",
    type: "a whole number from 0 to 65536",
    default: "64",
    meaning:
      "Memory for songs that were composed or rendered, so that the same request with the same seed composes once, and whoever asks for a part of a sound file does not have it rendered again; 0 keeps none.",
    read: wholeNumber(0, 65_536),
  }),
  renderThreads: setting({
    name: "RENDER_THREADS",
    type: "a whole number from 1 to 64",
    default: "2",
    meaning:
      "Songs that are rendered to sound at the same time, each in a thread of its own with 200 to 300 MB of memory, which is given back after a minute without work.",
    read: wholeNumber(1, 64),
  }),
  renderQueue: setting({
    name: "RENDER_QUEUE",
    type: "a whole number from 0 to 10000",
    default: "20",
    meaning: "Songs that wait for a thread to render them; beyond it a request is answered 503.",
    read: wholeNumber(0, 10_000),
  }),
  maxConnections: setting({
    name: "MAX_CONNECTIONS",
    type: "a whole number from 1 to 1000000",
    default: "10000",
    meaning: "Connections at the same time; what comes beyond them is closed at once.",
    read: wholeNumber(1, 1_000_000),
  }),
  maxInFlight: setting({
    name: "MAX_IN_FLIGHT",
    type: "a whole number from 1 to 1000000",
    default: "1000",
    meaning: "Requests that are answered at the same time; what comes beyond them gets 503 and Retry-After.",
    read: wholeNumber(1, 1_000_000),
  }),
  maxLagMs: setting({
    name: "MAX_LAG_MS",
    type: "a whole number from 10 to 60000",
    default: "1000",
    meaning: "Where the event loop is later than this many milliseconds, requests get 503 and Retry-After.",
    read: wholeNumber(10, 60_000),
  }),
  drainDelaySeconds: setting({
    name: "DRAIN_DELAY_SECONDS",
    type: "a whole number from 0 to 15",
    default: "2",
    meaning:
      "After SIGTERM the service says for this time that it is not ready, and still takes requests, so that nobody sends more.",
    read: wholeNumber(0, 15),
  }),
  corsOrigins: setting({
    name: "CORS_ORIGINS",
    type: "origins with commas between them, or *",
    default: "",
    meaning:
      "Web pages of these origins may call the service from a browser: https://example.org,http://localhost:5173",
    read: readOrigins,
  }),
  dataDir: setting({
    name: "DATA_DIR",
    type: "a folder, or :memory:",
    default: "./data",
    meaning:
      "Where the database is kept; it holds what people said in interviews. The folder is made when it is missing. With :memory: nothing is kept when the service stops.",
    read: (text) => (text === ":memory:" ? undefined : text),
  }),
  databaseUrl: setting({
    name: "DATABASE_URL",
    type: "an address that begins with postgres:// or postgresql://",
    default: "",
    meaning:
      "A PostgreSQL that replicas share, like postgres://user:password@host/music_brain?sslmode=verify-full, instead of the database in DATA_DIR. `music-brain migrate` makes its tables, and has to be run before a new version starts.",
    secret: true,
    read: readDatabaseUrl,
  }),
  databasePoolSize: setting({
    name: "DATABASE_POOL_SIZE",
    type: "a whole number from 1 to 1000",
    default: "10",
    meaning:
      "The most connections of this process to PostgreSQL; all replicas together have to stay below its max_connections.",
    read: wholeNumber(1, 1000),
  }),
  databaseConnectTimeoutMs: setting({
    name: "DATABASE_CONNECT_TIMEOUT_MS",
    type: "a whole number from 100 to 60000",
    default: "3000",
    meaning: "How many milliseconds a connection to PostgreSQL is waited for.",
    read: wholeNumber(100, 60_000),
  }),
  databaseStatementTimeoutMs: setting({
    name: "DATABASE_STATEMENT_TIMEOUT_MS",
    type: "a whole number from 100 to 600000",
    default: "10000",
    meaning: "How many milliseconds a statement may take in PostgreSQL before it is given up.",
    read: wholeNumber(100, 600_000),
  }),
  maxSongsPerUser: setting({
    name: "MAX_SONGS_PER_USER",
    type: "a whole number from 0 to 1000000",
    default: "1000",
    meaning: "The most songs that an account keeps, at about 20 kB each.",
    read: wholeNumber(0, 1_000_000),
  }),
  jobWorkers: setting({
    name: "JOB_WORKERS",
    type: "a whole number from 0 to 64",
    default: "1",
    meaning:
      "Jobs that this process works on at the same time; 0 leaves them to `music-brain worker`, which runs on any number of machines where DATABASE_URL is set.",
    read: wholeNumber(0, 64),
  }),
  jobTtlHours: setting({
    name: "JOB_TTL_HOURS",
    type: "a whole number from 1 to 8760",
    default: "24",
    meaning:
      "Hours after which a job that is done goes, with its result; one that waits so long is given up.",
    read: wholeNumber(1, 8760),
  }),
  jobTries: setting({
    name: "JOB_TRIES",
    type: "a whole number from 1 to 20",
    default: "3",
    meaning:
      "How often a job may fail, with growing waits between, before it is given up. `music-brain job list --dead` shows those.",
    read: wholeNumber(1, 20),
  }),
  jobTimeoutSeconds: setting({
    name: "JOB_TIMEOUT_SECONDS",
    type: "a whole number from 1 to 86000",
    default: "600",
    meaning: "Seconds after which a try at a job is stopped.",
    read: wholeNumber(1, 86_000),
  }),
  maxJobsPerCaller: setting({
    name: "MAX_JOBS_PER_CALLER",
    type: "a whole number from 1 to 1000000",
    default: "10",
    meaning: "The most jobs of an account that are not done.",
    read: wholeNumber(1, 1_000_000),
  }),
  maxJobs: setting({
    name: "MAX_JOBS",
    type: "a whole number from 1 to 1000000",
    default: "1000",
    meaning: "The most jobs in all that are not done.",
    read: wholeNumber(1, 1_000_000),
  }),
  jobResultsDir: setting({
    name: "JOB_RESULTS_DIR",
    type: "a folder",
    default: "",
    meaning:
      "Where results are kept, instead of the folder results in DATA_DIR. All processes that share a database have to share it, such as by NFS.",
    read: (text) => (text === "" ? undefined : text),
  }),
  jobResultsMaxMegabytes: setting({
    name: "JOB_RESULTS_MAX_MB",
    type: "a whole number from 1 to 100000000",
    default: "10240",
    meaning: "Room for all results together. Where it is taken up, or the disk is full, new jobs get 507.",
    read: wholeNumber(1, 100_000_000),
  }),
  sessionTtlDays: setting({
    name: "SESSION_TTL_DAYS",
    type: "a whole number from 1 to 3650",
    default: "30",
    meaning: "Days after which an interview that nobody goes on with is forgotten.",
    read: wholeNumber(1, 3650),
  }),
  trustProxy: setting({
    name: "TRUST_PROXY",
    type: "a number of proxies, or addresses and networks with commas between them",
    default: "",
    meaning:
      "Whose X-Forwarded-For is believed: the nearest so many proxies (1), or those at 10.0.0.0/8,fd00::/8. Nobody's by default.",
    read: readProxies,
  }),
  rateLimitEnabled: setting({
    name: "RATE_LIMIT_ENABLED",
    type: "true or false",
    default: "true",
    meaning: "Whether callers are limited.",
    read: readSwitch,
  }),
  rateLimitPerMinute: setting({
    name: "RATE_LIMIT_PER_MINUTE",
    type: `a whole number from 1 to ${HIGHEST_LIMIT}`,
    default: "60",
    meaning:
      "Tokens of a caller in a minute; most requests cost one. They come back evenly, one a second here.",
    read: wholeNumber(1, HIGHEST_LIMIT),
  }),
  rateLimitPerHour: setting({
    name: "RATE_LIMIT_PER_HOUR",
    type: `a whole number from 1 to ${HIGHEST_LIMIT}`,
    default: "1000",
    meaning: "Tokens of a caller in an hour.",
    read: wholeNumber(1, HIGHEST_LIMIT),
  }),
  rateLimitPerDay: setting({
    name: "RATE_LIMIT_PER_DAY",
    type: `a whole number from 1 to ${HIGHEST_LIMIT}`,
    default: "10000",
    meaning: "Tokens of a caller in a day.",
    read: wholeNumber(1, HIGHEST_LIMIT),
  }),
  redisUrl: setting({
    name: "REDIS_URL",
    type: "an address that begins with redis:// or rediss://",
    default: "",
    meaning:
      "Where replicas share rate limits, songs and idempotency keys, like redis://localhost:6379. Without it each process has its own.",
    secret: true,
    read: readRedisUrl,
  }),
  redisTimeoutMs: setting({
    name: "REDIS_TIMEOUT_MS",
    type: "a whole number from 1 to 10000",
    default: "50",
    meaning: "How many milliseconds an answer of Redis is waited for before the service does without it.",
    read: wholeNumber(1, 10_000),
  }),
};

/** The settings in force. */
export type Settings = {
  readonly [Name in keyof typeof settingsTable]: ReturnType<(typeof settingsTable)[Name]["read"]>;
};

function setting<Value>(one: Setting<Value>): Setting<Value> {
  return one;
}
