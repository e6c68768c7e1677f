/** Whether a secret is one: long, and not one that others know. */

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
  const isKnown = WELL_KNOWN.test(secret) || new Set(secret).size < FEWEST_DIFFERENT;
  return isKnown ? ["is one that others know or can guess, which is not good enough"] : [];
}
