import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SERVICE_VERSION } from "./service.ts";
import { settingsTable } from "./settings.ts";
import { settingsExample } from "./settings-example.ts";
import { settingsGuide } from "./settings-guide.ts";
import { loadSettings, SettingsError } from "./settings-load.ts";

test("an empty environment means the defaults", () => {
  const defaults = {
    host: "127.0.0.1",
    port: 8000,
    logLevel: "info",
    environment: "development",
    logFile: undefined,
    secretKey: undefined,
    secretKeyPrevious: [],
    jwtAlgorithm: "HS256",
    jwtPrivateKey: undefined,
    jwtPublicKeyPrevious: undefined,
    accessTokenMinutes: 60,
    refreshTokenDays: 30,
    jwtIssuer: "music-brain",
    jwtAudience: "music-brain",
    allowAnonymous: true,
    registration: "open",
    auditRetentionDays: 400,
    adminUsername: undefined,
    adminPassword: undefined,
    publicUrl: undefined,
    oauthRegistration: "closed",
    googleClientId: undefined,
    googleClientSecret: undefined,
    githubClientId: undefined,
    githubClientSecret: undefined,
    oidcIssuer: undefined,
    oidcClientId: undefined,
    oidcClientSecret: undefined,
    oidcTitle: "OpenID",
    smtpUrl: undefined,
    mailFrom: "music-brain@localhost",
    metricsToken: undefined,
    prometheusEnabled: false,
    prometheusPort: 9464,
    traceEndpoint: undefined,
    traceServiceName: "music-brain",
    cacheMaxMegabytes: 64,
    renderThreads: 2,
    renderQueue: 20,
    maxConnections: 10_000,
    maxInFlight: 1000,
    maxLagMs: 1000,
    drainDelaySeconds: 2,
    corsOrigins: [],
    dataDir: "./data",
    databaseUrl: undefined,
    databasePoolSize: 10,
    databaseConnectTimeoutMs: 3000,
    databaseStatementTimeoutMs: 10_000,
    maxSongsPerUser: 1000,
    jobWorkers: 1,
    jobTtlHours: 24,
    jobTries: 3,
    jobTimeoutSeconds: 600,
    maxJobsPerCaller: 10,
    maxJobs: 1000,
    jobResultsDir: undefined,
    jobResultsMaxMegabytes: 10_240,
    sessionTtlDays: 30,
    trustProxy: false,
    rateLimitEnabled: true,
    rateLimitPerMinute: 60,
    rateLimitPerHour: 1000,
    rateLimitPerDay: 10_000,
    redisUrl: undefined,
    redisTimeoutMs: 50,
  };
  expect(loadSettings({})).toEqual(defaults);
  expect(loadSettings({ HOST: "", PORT: " ", LOG_LEVEL: undefined, CORS_ORIGINS: "" })).toEqual(defaults);
});

test.each([
  ["DEBUG", "debug"],
  ["Warning", "warn"],
  ["critical", "fatal"],
  ["off", "silent"],
])("LOG_LEVEL may be %s", (written, level) => {
  expect(loadSettings({ LOG_LEVEL: written }).logLevel).toBe(level);
});

test("CORS_ORIGINS is a list", () => {
  const read = (CORS_ORIGINS: string) => loadSettings({ CORS_ORIGINS }).corsOrigins;
  expect(read(" https://a.example , http://localhost:5173,")).toEqual([
    "https://a.example",
    "http://localhost:5173",
  ]);
  expect(read("*")).toEqual(["*"]);
});

test.each([
  ["", false],
  ["0", false],
  ["2", 2],
  ["10.0.0.0/8, fd00::/8,192.0.2.1", ["10.0.0.0/8", "fd00::/8", "192.0.2.1"]],
])("TRUST_PROXY may be %j", (written, trusted) => {
  expect(loadSettings({ TRUST_PROXY: written }).trustProxy).toEqual(trusted);
});

test.each(["false", "OFF", "0", "no"])("RATE_LIMIT_ENABLED may be %s", (written) => {
  expect(loadSettings({ RATE_LIMIT_ENABLED: written }).rateLimitEnabled).toBe(false);
});

test.each([
  [{ PORT: "80a" }, /^PORT is "80a"; it has to be a whole number from 0 to 65535\.$/],
  [{ PORT: "65536" }, /^PORT/],
  [{ PORT: "-1" }, /^PORT/],
  [{ PORT: "1e3" }, /^PORT/],
  [{ HOST: "not a host" }, /^HOST/],
  [{ PROMETHEUS_ENABLED: "maybe" }, /^PROMETHEUS_ENABLED is "maybe"; it has to be true or false\.$/],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "localhost:4318" }, /^OTEL_EXPORTER_OTLP_ENDPOINT .* like http/],
  [{ MAX_IN_FLIGHT: "0" }, /^MAX_IN_FLIGHT is "0"; it has to be a whole number from 1 to 1000000\.$/],
  [{ DRAIN_DELAY_SECONDS: "1.5" }, /^DRAIN_DELAY_SECONDS/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL .* one of trace, debug/],
  [{ NODE_ENV: "staging" }, /^NODE_ENV/],
  [{ CORS_ORIGINS: "example.org" }, /^CORS_ORIGINS/],
  [{ CORS_ORIGINS: "https://example.org/" }, /^CORS_ORIGINS/],
  [{ CORS_ORIGINS: "https://Example.org" }, /^CORS_ORIGINS/],
  [{ CORS_ORIGINS: "null" }, /^CORS_ORIGINS/],
  [{ CORS_ORIGINS: "*,https://example.org" }, /^CORS_ORIGINS/],
  [
    { JWT_ALGORITHM: "none" },
    /^JWT_ALGORITHM is "none"; it has to be one of HS256, HS384, HS512, RS256, ES256, EdDSA\.$/,
  ],
  [{ ACCESS_TOKEN_EXPIRE_MINUTES: "0" }, /^ACCESS_TOKEN_EXPIRE_MINUTES/],
  [{ REGISTRATION: "maybe" }, /^REGISTRATION/],
  [{ TRUST_PROXY: "yes" }, /^TRUST_PROXY .* like 1, or/],
  [{ TRUST_PROXY: "11" }, /^TRUST_PROXY/],
  [{ TRUST_PROXY: "10.0.0.0/33" }, /^TRUST_PROXY/],
  [{ RATE_LIMIT_ENABLED: "maybe" }, /^RATE_LIMIT_ENABLED is "maybe"; it has to be true or false\.$/],
  [{ RATE_LIMIT_PER_MINUTE: "0" }, /^RATE_LIMIT_PER_MINUTE/],
  [{ RATE_LIMIT_PER_HOUR: "1.5" }, /^RATE_LIMIT_PER_HOUR/],
  [{ RATE_LIMIT_PER_DAY: "100000001" }, /^RATE_LIMIT_PER_DAY/],
  [{ REDIS_TIMEOUT_MS: "0" }, /^REDIS_TIMEOUT_MS/],
  [{ REDIS_URL: "localhost:6379" }, /^REDIS_URL/],
  [{ REDIS_URL: "http://localhost" }, /^REDIS_URL/],
  [
    { DATABASE_URL: "sqlite:///data.db" },
    /^DATABASE_URL is not printed here; .* SQLite is used, in DATA_DIR/,
  ],
  [{ DATABASE_URL: "postgres:///music" }, /^DATABASE_URL/],
  [{ DATABASE_POOL_SIZE: "0" }, /^DATABASE_POOL_SIZE/],
])("refuses %j in a sentence", (environment, sentence) => {
  expect(() => loadSettings(environment)).toThrow(sentence);
});

test("lists all mistakes at once", () => {
  try {
    loadSettings({ PORT: "x", LOG_LEVEL: "y", HOST: "z z" });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect(error instanceof SettingsError && error.mistakes).toHaveLength(3);
  }
});

test("env.example is current: node tools/env-example.ts writes it", () => {
  const file = readFileSync(new URL("../../../env.example", import.meta.url), "utf8");
  expect(file).toBe(settingsExample());
});

test("docs/CONFIGURATION.md is current, and has every setting under a title", () => {
  const page = readFileSync(new URL("../../../docs/CONFIGURATION.md", import.meta.url), "utf8");
  expect(page).toBe(settingsGuide());
  for (const { name } of Object.values(settingsTable)) expect(page).toContain(`| \`${name}\` |`);
  expect(page.match(/^## /gm)).toHaveLength(12);
});

test("the version is that of the package", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest).toMatchObject({ version: SERVICE_VERSION });
});
