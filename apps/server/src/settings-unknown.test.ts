import { describe, expect, test } from "vitest";
import { settingsTable } from "./settings.ts";
import { unknownSettings } from "./settings-unknown.ts";

describe("a variable that looks like a setting and is none", () => {
  test.each([
    ["LOG_LEVL", "LOG_LEVEL"],
    ["LOGLEVEL", "LOG_LEVEL"],
    ["log_level", "LOG_LEVEL"],
    ["PROT", "PORT"],
    ["TRUST_PROXIES", "TRUST_PROXY"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["SECRETKEY", "SECRET_KEY"],
    ["SECRET_KEY_FIEL", "SECRET_KEY_FILE"],
    ["PORT_FILE", "PORT"],
    ["RATE_LIMIT_MINUTE", "RATE_LIMIT_PER_MINUTE"],
    ["JWT_ALGO", "JWT_ALGORITHM"],
    ["MUSIC_BRAIN_DATA_DIR", "DATA_DIR"],
    ["MUSIC_BRAIN_CASH", "MUSIC_BRAIN_CACHE"],
  ])("%s is told of: did you mean %s?", (name, meant) => {
    expect(unknownSettings({ [name]: "a-secret" })).toEqual([
      `${name} is not a setting, and is ignored; did you mean ${meant}?`,
    ]);
  });

  test("is told of with those that begin like it, where none is near", () => {
    expect(unknownSettings({ RATE_LIMIT_BURST_SIZE_OF_ALL: "1" })).toEqual([
      "RATE_LIMIT_BURST_SIZE_OF_ALL is not a setting, and is ignored; those that begin like it are RATE_LIMIT_ENABLED, RATE_LIMIT_PER_MINUTE, RATE_LIMIT_PER_HOUR, RATE_LIMIT_PER_DAY.",
    ]);
  });

  test("is not told of where it is empty, as if it were not set", () => {
    expect(unknownSettings({ LOG_LEVL: " ", OTHER: undefined })).toEqual([]);
  });
});

test("settings, and secrets in files, are no such variables", () => {
  const all = Object.values(settingsTable).flatMap(({ name, ...setting }) =>
    "secret" in setting ? [name, `${name}_FILE`] : [name],
  );
  expect(
    unknownSettings(
      Object.fromEntries([...all, "MUSIC_BRAIN_NODE", "MUSIC_BRAIN_CACHE"].map((name) => [name, "x"])),
    ),
  ).toEqual([]);
});

test("what others set is left alone", () => {
  const foreign = {
    ...Object.fromEntries(
      [
        ..."PATH HOME HOSTNAME LANG USER SORT POST HOSTS NODE_PATH NODE_OPTIONS NODE_COMPILE_CACHE LOGNAME".split(
          " ",
        ),
        ..."TEST_REDIS_URL TEST_DATABASE_URL POSTGRES_PASSWORD OTEL_RESOURCE_ATTRIBUTES SSH_AUTH_SOCK".split(
          " ",
        ),
        ..."npm_config_cache npm_package_version PYTHON_VERSION REDIS_HOST SMTP_HOST no_proxy TZ _".split(
          " ",
        ),
      ].map((name) => [name, "x"]),
    ),
    // Kubernetes tells each container of every service, one called music-brain among them.
    MUSIC_BRAIN_SERVICE_HOST: "10.0.0.1",
    MUSIC_BRAIN_SERVICE_PORT_HTTP: "8000",
    MUSIC_BRAIN_PORT: "tcp://10.0.0.1:8000",
    MUSIC_BRAIN_PORT_8000_TCP_ADDR: "10.0.0.1",
  };
  expect(unknownSettings(foreign)).toEqual([]);
});
