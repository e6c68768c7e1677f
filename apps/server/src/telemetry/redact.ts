/** Takes secrets out of a line of the log, whatever put them there: a field, a message, the stack of an error. */

const REDACTED = "[redacted]";

/** Names of fields whose value is nobody's business, in any case and joined in any way. */
const secretNames = [
  "password",
  "passwd",
  "passphrase",
  "secret",
  "token",
  "api[-_]?key",
  "private[-_]?key",
  "authorization",
  "cookie",
  "otp",
  "recovery[-_]?codes?",
].join("|");

/** "access_token", "clientSecret", "x-api-key", "Set-Cookie": a name that ends in one of them. */
const NAME = `[\\w-]{0,40}(?:${secretNames})`;

/**
 * What is taken out; the one group of each is what stands before it and is kept. Each can begin at few places, or looks
 * only so far: a line of 100 kB takes milliseconds, whatever is in it.
 */
const patterns: readonly string[] = [
  // A field of the line itself; a field of JSON inside a text of the line, whose quotation marks are escaped.
  `("${NAME}":\\s*")(?:[^"\\\\]|\\\\.)+`,
  `(\\\\"${NAME}\\\\":\\s*\\\\")(?:[^"\\\\]|\\\\\\\\\\\\?.)+`,
  // Assignments and parameters of an address: "token=…".
  `((?<![\\w-])${NAME}=)[^\\s"&;,\\\\]+`,
  // Credentials of HTTP (RFC 9110 §11.4) wherever they stand.
  "(\\b(?:Bearer|Basic)\\s+)[\\w.~+/=-]{6,}",
  // The user and password of an address.
  '(\\w:\\/\\/)[^\\s"/@]{0,100}:[^\\s"/@]{1,200}(?=@)',
  // API keys, refresh tokens, device tokens and secrets of clients of this service; JSON Web Tokens.
  "()\\bmb[cdr]?_[\\w-]{8,}",
  "()(?<![\\w-])eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*",
];

const anySecret = new RegExp(patterns.join("|"), "gi");

/** What is shorter would be found in numbers and names that have nothing to do with it. */
const SHORTEST_KNOWN = 6;

/**
 * A function that gives a line of JSON back without its secrets.
 * @param known values that must not appear anywhere, such as the secrets among the settings; those of fewer than six
 *   characters are only known by the names of their fields
 *
 * @example redactor([])('{"url":"postgres://me:pw@host/"}'); // '{"url":"postgres://[redacted]@host/"}'
 */
export function redactor(known: readonly string[]): (line: string) => string {
  // The longest first: one may be a part of another.
  const texts = known
    .filter((secret) => secret.length >= SHORTEST_KNOWN)
    .map((secret) => JSON.stringify(secret).slice(1, -1))
    .sort((one, other) => other.length - one.length);
  return (line) => {
    const without = line.replace(anySecret, replaceSecret);
    return texts.reduce((text, secret) => text.replaceAll(secret, REDACTED), without);
  };
}

function replaceSecret(_found: string, ...groups: readonly unknown[]): string {
  const before = groups.slice(0, patterns.length).find((group) => typeof group === "string");
  return `${String(before ?? "")}${REDACTED}`;
}
