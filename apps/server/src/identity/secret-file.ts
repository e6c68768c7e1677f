/** The secret that is made where nobody has set one. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SECRET_BYTES = 48;

/** A secret that nobody can guess, as SECRET_KEY takes it. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Where a secret that was made is kept. */
const FILE = "secret-key";

/**
 * The secret that is kept in a folder; made there, readable by its owner alone, where there is none. Without a folder it
 * is made and forgotten with the process.
 * @throws Error of the system where the file cannot be read or written
 */
export function keptSecret(folder: string | undefined): {
  readonly secret: string;
  readonly madeAt?: string;
} {
  if (folder === undefined) return { secret: newSecret() };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE);
  const secret = newSecret();
  try {
    // "wx": of two processes that start at once one makes it, and the other reads it.
    writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return { secret, madeAt: path };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  chmodSync(path, 0o600);
  return { secret: readFileSync(path, "utf8").trim() };
}
