/** The keys that tokens are signed with, and those that still verify. */
import { createHash, randomBytes, type webcrypto } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The algorithms that SECRET_KEY signs with. */
export type SecretAlgorithm = "HS256" | "HS384" | "HS512";

/** A key and the one algorithm that it is for: a token never chooses. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: string;
  readonly sign: webcrypto.CryptoKey | Uint8Array;
  readonly verify: webcrypto.CryptoKey | Uint8Array;
}

/** The key that signs, and all that verify, it among them. */
export interface SigningKeys {
  readonly current: SigningKey;
  /** By their ids. */
  readonly verifying: ReadonlyMap<string, SigningKey>;
}

/** The keys that secrets make. */
export function keysOfSecrets(
  current: string,
  previous: readonly string[] = [],
  algorithm: SecretAlgorithm = "HS256",
): SigningKeys {
  const [key, ...others] = [current, ...previous].map((secret) => secretKey(secret, algorithm));
  if (key === undefined) throw new RangeError("there is a current secret");
  return { current: key, verifying: new Map([...others, key].map((one) => [one.id, one])) };
}

function secretKey(secret: string, algorithm: SecretAlgorithm): SigningKey {
  const bytes = new TextEncoder().encode(secret);
  return { id: idOf(bytes), algorithm, sign: bytes, verify: bytes };
}

/** Tells keys apart in the header of a token, and tells nothing of them. */
function idOf(bytes: Uint8Array): string {
  return createHash("sha256").update("music-brain key id\0").update(bytes).digest("base64url").slice(0, 8);
}

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
