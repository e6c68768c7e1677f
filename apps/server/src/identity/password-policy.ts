/** Which passwords may be chosen: long enough, and none that attackers try first (NIST SP 800-63B §3.1.1.2). */
import { readFile } from "node:fs/promises";

let common: Promise<ReadonlySet<string>> | undefined;

/**
 * The 10,000 commonest passwords of eight characters or more, the commonest first; shorter ones are refused for their
 * length. Where they come from stands in NOTICE. Read when the first password is chosen.
 */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= readFile(new URL("./data/common-passwords.txt", import.meta.url), "utf8").then(
    (text) => new Set(text.trimEnd().split("\n")),
  );
  return common;
}

/**
 * Why a password cannot be chosen, as the end of a sentence that begins with it; undefined where it can.
 * @param password at least as long as the contract asks
 * @param names what everybody knows of the account: its name, its address
 */
export async function objectionToPassword(
  password: string,
  names: readonly (string | null | undefined)[],
): Promise<string | undefined> {
  const plain = plainOf(password);
  if ((await commonPasswords()).has(plain))
    return "is one of the 10,000 commonest passwords; choose another one";
  const isName = names.some((name) => name != null && plainOf(name) === plain);
  if (isName) return "is the name of the account; choose another one";
  if (new Set(plain).size < 3) return "is one or two characters again and again; choose another one";
  return undefined;
}

function plainOf(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
