import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Setting, settingsTable } from "./settings.ts";
import { effectiveSettings, loadSettings } from "./settings-load.ts";
import { secretsOf } from "./settings-secret.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

function fileWith(content: string): string {
  const path = join(folder, `${++files}`);
  writeFileSync(path, content);
  return path;
}

const token = "a-token-of-the-metrics";
const secretKey = "dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV";

test("a secret may stand in a file", () => {
  expect(loadSettings({ METRICS_TOKEN_FILE: fileWith(`${token}\n`) }).metricsToken).toBe(token);
});

test("a secret in two places, in a file that is missing or empty, is a mistake that names the variable", () => {
  const both = { METRICS_TOKEN: token, METRICS_TOKEN_FILE: fileWith(token) };
  expect(() => loadSettings(both)).toThrow("METRICS_TOKEN and METRICS_TOKEN_FILE are both set");
  expect(() => loadSettings({ METRICS_TOKEN_FILE: join(folder, "none") })).toThrow(
    /^METRICS_TOKEN_FILE is .*cannot be read \(ENOENT\)\.$/,
  );
  expect(() => loadSettings({ METRICS_TOKEN_FILE: fileWith(" \n") })).toThrow(/nothing in that file/);
});

test("only secrets are read from files", () => {
  expect(loadSettings({ PORT_FILE: fileWith("9000") }).port).toBe(8000);
});

test("a mistake in a secret does not print it", () => {
  const mistake = () => loadSettings({ METRICS_TOKEN: "two words of a secret" });
  expect(mistake).toThrow(/^METRICS_TOKEN is not printed here; it may have only/);
  expect(mistake).not.toThrow(/two words/);
});

test("production refuses a token that can be guessed; elsewhere it is taken", () => {
  expect(() => loadSettings({ NODE_ENV: "production", METRICS_TOKEN: "short" })).toThrow(
    /^METRICS_TOKEN is too short for production/,
  );
  expect(() => loadSettings({ NODE_ENV: "production", METRICS_TOKEN: "change-me-in-production" })).toThrow(
    /^METRICS_TOKEN is one that others know/,
  );
  expect(loadSettings({ METRICS_TOKEN: "short" }).metricsToken).toBe("short");
  const safe = { NODE_ENV: "production", SECRET_KEY: secretKey };
  expect(loadSettings({ ...safe, METRICS_TOKEN: token }).metricsToken).toBe(token);
});

test.each([
  ["none", undefined, "is not set, and has to be"],
  ["a short one", "f3A9zQ71mPx04kLw8sDv2nRb6tYc5h", "too short"],
  ["one of an example", "your-secret-key-change-in-production-please", "others know"],
  [
    "one of a documentation",
    "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",
    "others know",
  ],
  ["a pattern", "ab".repeat(32), "others know"],
])("production refuses %s as SECRET_KEY, and says how to make one", (_name, SECRET_KEY, why) => {
  const load = () => loadSettings({ NODE_ENV: "production", SECRET_KEY });
  expect(load).toThrow(new RegExp(`^SECRET_KEY .*${why}.*openssl rand`));
  expect(loadSettings({ SECRET_KEY }).secretKey).toBe(SECRET_KEY);
});

test("production refuses a former SECRET_KEY that can be guessed: everybody could sign tokens with it", () => {
  const safe = { NODE_ENV: "production", SECRET_KEY: secretKey };
  const former = "k2Wq9ZxT4vB7nM1pL6sD8fG3hJ5rY0cU";
  expect(loadSettings({ ...safe, SECRET_KEY_PREVIOUS: former }).secretKeyPrevious).toEqual([former]);
  const load = () => loadSettings({ ...safe, SECRET_KEY_PREVIOUS: `${former},changeme,${"ab".repeat(32)}` });
  expect(load).toThrow(/^SECRET_KEY_PREVIOUS holds .*too short.*\nSECRET_KEY_PREVIOUS holds .*others know/);
});

test("the settings in force can be printed: each with its origin, secrets without their value", () => {
  const path = fileWith(`${token}`);
  const settings = effectiveSettings({ PORT: "9000", METRICS_TOKEN_FILE: path });
  expect(settings).toContainEqual({ name: "PORT", value: "9000", from: "environment" });
  expect(settings).toContainEqual({ name: "HOST", value: "127.0.0.1", from: "default" });
  expect(settings).toContainEqual({ name: "METRICS_TOKEN", value: "[redacted]", from: path });
  expect(JSON.stringify(settings)).not.toContain(token);
  expect(() => effectiveSettings({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/PORT.*\n.*LOG_LEVEL/);
});

const secretSettings = Object.values(settingsTable).filter((setting: Setting<unknown>) => setting.secret);

/** A value of a secret, and what has to be set beside it. */
function exampleOf(name: string): { readonly value: string; readonly beside: Record<string, string> } {
  const scheme = { SMTP_URL: "smtp", REDIS_URL: "redis", DATABASE_URL: "postgres" }[name];
  // What a provider gives belongs to an id, and that to an address.
  const id = name.endsWith("_CLIENT_SECRET") && name.replace("SECRET", "ID");
  return {
    value: scheme === undefined ? "pa55-w0rd" : `${scheme}://me:pa55%2Fw0rd@host`,
    beside: {
      ...(id && { [id]: "an-id", PUBLIC_URL: "https://music.example.org" }),
      ...(name === "OIDC_CLIENT_SECRET" && { OIDC_ISSUER: "https://login.example.org" }),
    },
  };
}

test.each(secretSettings.map(({ name }) => name))("%s is among what no log may hold", (name) => {
  const { value, beside } = exampleOf(name);
  const secrets = secretsOf(loadSettings({ ...beside, [name]: value }));
  expect(secrets).toContain(value);
  if (value.includes("://")) expect(secrets).toContain("pa55/w0rd");
});

test.each(secretSettings.map(({ name }) => name))("%s may stand in a file as well", (name) => {
  const { value, beside } = exampleOf(name);
  const read = loadSettings({ ...beside, [`${name}_FILE`]: fileWith(`${value}\n`) });
  expect(read).toEqual(loadSettings({ ...beside, [name]: value }));
  expect(secretsOf(read)).toContain(value);
});

test("every setting is checked, but those that may be any words", () => {
  const taking = Object.values(settingsTable)
    .map(({ name }) => name)
    .filter((name) => {
      try {
        loadSettings({ [name]: "§ no such value" });
        return true;
      } catch {
        return false;
      }
    });
  expect(taking.sort()).toEqual([
    // An account and keys, which are tried when they are made from these.
    "ADMIN_PASSWORD",
    "ADMIN_USERNAME",
    // Names of files and folders, which are tried when they are opened.
    "DATA_DIR",
    "JOB_RESULTS_DIR",
    "JWT_AUDIENCE",
    "JWT_ISSUER",
    "JWT_PRIVATE_KEY",
    "JWT_PUBLIC_KEY_PREVIOUS",
    "LOG_FILE",
    "OTEL_SERVICE_NAME",
  ]);
});
