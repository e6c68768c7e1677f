/** The names of accounts: what they may be, and when two are the same. */

/** What a name is compared by: names that differ in case or width alone are one. */
export function usernameKey(username: string): string {
  return username.normalize("NFKC").toLowerCase().normalize("NFKC");
}

/** The name as it is kept and shown. */
export function shownName(username: string): string {
  return username.normalize("NFKC");
}

const SHAPE = /^[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*$/u;
const SHORTEST = 3;
const LONGEST = 32;

/** Why a name cannot be taken, as the end of a sentence that begins with it; undefined where it can. */
export function objectionToName(username: string): string | undefined {
  const shown = shownName(username);
  const { length } = [...shown];
  if (length < SHORTEST || length > LONGEST) return `has to have ${SHORTEST} to ${LONGEST} characters`;
  if (!SHAPE.test(shown))
    return "has to be letters and digits, with single dots, hyphens and underscores between them";
  return undefined;
}
