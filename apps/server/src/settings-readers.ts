/** How the texts of settings are read. Each throws the end of a sentence that begins with the setting's name. */

import ipaddr from "ipaddr.js";

/** A whole number of a range, as `read` of a setting. */
export function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d{1,15}$/.test(text) || number < from || number > to) {
      throw new Error(`has to be a whole number from ${from} to ${to}`);
    }
    return number;
  };
}

const switches: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["yes", true],
  ["on", true],
  ["false", false],
  ["0", false],
  ["no", false],
  ["off", false],
]);

/** Yes or no. */
export function readSwitch(text: string): boolean {
  const value = switches.get(text.toLowerCase());
  if (value === undefined) throw new Error("has to be true or false");
  return value;
}

/** An address or a name of a machine. */
export function readHost(text: string): string {
  if (!/^[\w.:%-]{1,253}$/.test(text)) throw new Error("has to be an address, like 127.0.0.1 or ::");
  return text;
}

/** Origins of web pages (RFC 6454), or "*" alone. */
export function readOrigins(text: string): readonly string[] {
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

/** An address of http or https; "" is none. */
export function readWebAddress(text: string): string | undefined {
  if (text === "") return undefined;
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "http:" || protocol === "https:") return text;
  throw new Error("has to be an address, like http://localhost:4318");
}

/** A reader of one of several words, written in any case. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((known) => known === text.toLowerCase());
    if (word === undefined) throw new Error(`has to be one of ${words.join(", ")}`);
    return word;
  };
}

/** A secret of printable ASCII, so that it can stand in a header; "" is none. */
export function readSecret(text: string): string | undefined {
  if (!/^[\x21-\x7E]*$/.test(text))
    throw new Error("may have only printable ASCII characters, and no spaces");
  return text === "" ? undefined : text;
}

/** Secrets with commas between them; "" is none. */
export function readSecrets(text: string): readonly string[] {
  return text.split(",").flatMap((secret) => readSecret(secret.trim()) ?? []);
}

/** The longest chain of proxies that is believed in. */
const MOST_PROXIES = 10;

/** Trusted proxies: how many from here on, or their addresses and networks; false for none. */
export function readProxies(text: string): number | string[] | false {
  if (text === "" || text === "0" || text.toLowerCase() === "false") return false;
  if (/^\d+$/.test(text)) {
    if (Number(text) > MOST_PROXIES) throw new Error(`has to be at most ${MOST_PROXIES} proxies`);
    return Number(text);
  }
  const networks = text.split(",").map((network) => network.trim());
  for (const network of networks) {
    if (!ipaddr.isValid(network) && !ipaddr.isValidCIDR(network)) {
      throw new Error(
        "has to be a number of proxies, like 1, or their addresses and networks, like 10.0.0.0/8,fd00::/8",
      );
    }
  }
  return networks;
}

/** The address of a mail server; "" is none. */
export function readSmtpUrl(text: string): string | undefined {
  if (text === "") return undefined;
  const url = URL.parse(text);
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
    throw new Error("has to be an address like smtp://user:password@mail.example.org:587");
  }
  return text;
}

/** An address that mail comes from. */
export function readMailAddress(text: string): string {
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text))
    throw new Error("has to be an address like music@example.org");
  return text;
}

/** The address of a Redis; "" is none. */
export function readRedisUrl(text: string): string | undefined {
  if (text === "") return undefined;
  const url = URL.parse(text);
  if (url === null || !["redis:", "rediss:"].includes(url.protocol) || url.hostname === "") {
    throw new Error("has to be an address like redis://localhost:6379");
  }
  return text;
}

/** The address of a PostgreSQL; "" is none. */
export function readDatabaseUrl(text: string): string | undefined {
  if (text === "") return undefined;
  const url = URL.parse(text);
  const isPostgres = url !== null && ["postgres:", "postgresql:"].includes(url.protocol);
  if (!isPostgres || (url.hostname === "" && !url.searchParams.has("host"))) {
    throw new Error(
      "has to be an address like postgres://user:password@host:5432/database; without it SQLite is used, in DATA_DIR",
    );
  }
  return text;
}

/** Where the service is reached: an address that others are put after; "" is none. */
export function readPublicUrl(text: string): string | undefined {
  const url = readWebAddress(text);
  if (url !== undefined) expectBare(url);
  return url?.replace(/\/+$/, "");
}

const DISCOVERY = "/.well-known/openid-configuration";

/** The issuer of an OpenID provider, as it writes it itself (OpenID Connect Discovery 1.0 §2); "" is none. */
export function readIssuer(text: string): string | undefined {
  if (text === "") return undefined;
  const url = URL.parse(text);
  const isHere = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url?.protocol !== "https:" && !isHere) {
    throw new Error("has to be an address of https, like https://login.example.org");
  }
  expectBare(text);
  if (text.includes("/.well-known/")) {
    throw new Error(`has to be the issuer alone, without ${DISCOVERY}: that is found by itself`);
  }
  return text;
}

function expectBare(address: string): void {
  const url = URL.parse(address);
  if (/[?#]/.test(address) || url?.username !== "" || url.password !== "") {
    throw new Error("has to be an address without ?, # or a user in it");
  }
}
