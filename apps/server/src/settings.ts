/**
 * Every environment variable that the service reads: name, type, default, meaning. `env.example` is generated from
 * this table. Nobody else reads the environment.
 */

/** A variable of the environment. */
export interface Setting<Value> {
  readonly name: string;
  /** What may stand there, in words. */
  readonly type: string;
  /** As it would be written in the environment. */
  readonly default: string;
  readonly meaning: string;
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

const environments = ["development", "production", "test"] as const;

/** The table, in the order of `env.example`. */
export const settingsTable = {
  host: setting({
    name: "HOST",
    type: "an address or a name of this machine",
    default: "127.0.0.1",
    meaning: "Where to listen. 127.0.0.1 is reached from this machine only, 0.0.0.0 from everywhere.",
    read(text) {
      if (!/^[\w.:%-]{1,253}$/.test(text)) throw new Error("has to be an address, like 127.0.0.1 or ::");
      return text;
    },
  }),
  port: setting({
    name: "PORT",
    type: "a whole number from 0 to 65535",
    default: "8000",
    meaning: "The port to listen on; 0 takes a free one.",
    read(text) {
      if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
        throw new Error("has to be a whole number from 0 to 65535");
      }
      return Number(text);
    },
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
  environment: setting({
    name: "NODE_ENV",
    type: environments.join(", "),
    default: "development",
    meaning: "In production the log is always JSON; else it is for people when it goes to a terminal.",
    read(text) {
      const environment = environments.find((known) => known === text.toLowerCase());
      if (environment === undefined) throw new Error(`has to be one of ${environments.join(", ")}`);
      return environment;
    },
  }),
  corsOrigins: setting({
    name: "CORS_ORIGINS",
    type: "origins with commas between them, or *",
    default: "",
    meaning:
      "Web pages of these origins may call the service from a browser: https://example.org,http://localhost:5173",
    read: readOrigins,
  }),
};

/** The settings in force. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly environment: (typeof environments)[number];
  /** Origins, or "*" alone for every one; empty for none. */
  readonly corsOrigins: readonly string[];
}

/** Thrown for an environment that cannot be used; lists all its mistakes at once. */
export class SettingsError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.name = "SettingsError";
    this.mistakes = mistakes;
  }
}

/**
 * The settings that the environment asks for. A variable that is empty counts as not set.
 * @throws SettingsError
 * @example loadSettings({ PORT: "9000" }).port; // 9000
 */
export function loadSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const mistakes: string[] = [];
  const read = <Value>(from: Setting<Value>): Value => {
    const text = environment[from.name]?.trim();
    if (text === undefined || text === "") return from.read(from.default);
    try {
      return from.read(text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      mistakes.push(`${from.name} is ${JSON.stringify(text.slice(0, 80))}; it ${why}.`);
      return from.read(from.default);
    }
  };
  const settings = {
    host: read(settingsTable.host),
    port: read(settingsTable.port),
    logLevel: read(settingsTable.logLevel),
    environment: read(settingsTable.environment),
    corsOrigins: read(settingsTable.corsOrigins),
  };
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return settings;
}

function setting<Value>(one: Setting<Value>): Setting<Value> {
  return one;
}

function readOrigins(text: string): readonly string[] {
  const origins = text
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
  if (origins.includes("*")) {
    if (origins.length > 1) throw new Error('has to be either "*" or a list of origins');
    return ["*"];
  }
  for (const origin of origins) {
    const url = URL.parse(origin);
    const web = url?.protocol === "http:" || url?.protocol === "https:";
    if (!web || url.origin !== origin) {
      throw new Error("has to list origins such as https://example.org, in lower case and without a path");
    }
  }
  return origins;
}
