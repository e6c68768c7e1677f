/** Which settings are secrets, and whether a secret is one: long, and not one that others know. */
import type { Settings } from "./settings.ts";

/** As many characters as SHA-256 has bytes: with fewer a token's signature is easier to guess than to break. */
const SHORTEST = 32;

/** Fewer different characters than this are a pattern. */
const FEWEST_DIFFERENT = 10;

/** Secrets of documentations and examples, which every attacker tries first. */
const WELL_KNOWN =
  /change[-_ ]?(?:me|this|it)|(?:your|my|some|super|the|a)[-_ ]?(?:secret|256|512)|secret[-_ ]?key|password|passphrase|example|default|insecure|placeholder|replace|1234567890|abcdefgh|^09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7$/i;

/** The end of a sentence about a secret that cannot be used. */
export const HOW_TO_MAKE_ONE = "make one with: openssl rand -base64 48";

/**
 * What is wrong with a secret that tokens are signed with, in words that follow its name.
 * @example objectionsToSecret(undefined); // ["is not set, and has to be"]
 */
export function objectionsToSecret(secret: string | undefined): readonly string[] {
  if (secret === undefined) return ["is not set, and has to be"];
  if (secret.length < SHORTEST) return [`has fewer than ${SHORTEST} characters, which is too short`];
  return isGuessable(secret) ? ["is one that others know or can guess, which is not good enough"] : [];
}

/** Whether a secret is one of examples and documentations, or a pattern. */
export function isGuessable(secret: string): boolean {
  return WELL_KNOWN.test(secret) || new Set(secret).size < FEWEST_DIFFERENT;
}

/** The secrets among the settings, which no log may hold. */
export function secretsOf(settings: Partial<Settings>): readonly string[] {
  const { metricsToken, secretKey, secretKeyPrevious, jwtPrivateKey, jwtPublicKeyPrevious, adminPassword } =
    settings;
  const addresses = [settings.smtpUrl, settings.redisUrl, settings.databaseUrl];
  const secrets = [
    ...[metricsToken, secretKey, ...(secretKeyPrevious ?? [])],
    ...[jwtPrivateKey, jwtPublicKeyPrevious, adminPassword],
    ...[settings.googleClientSecret, settings.githubClientSecret, settings.oidcClientSecret],
    ...addresses,
    ...addresses.flatMap(passwordsOf),
  ];
  return secrets.filter((secret) => secret !== undefined);
}

/** The password in an address, as it stands there and as it is. */
function passwordsOf(address: string | undefined): readonly string[] {
  const written = address === undefined ? undefined : URL.parse(address)?.password;
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    // What is no percent-encoding means itself.
    return [written];
  }
}
