/** Secrets that have to be read again, such as that of an authenticator: encrypted wherever they are kept. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts and decrypts. */
export interface Seal {
  /**
   * The bytes, encrypted.
   * @param about what they are of: they open for nothing else
   */
  readonly close: (bytes: Uint8Array, about: string) => Uint8Array;
  /** The bytes; undefined where no key of ours opens them, or they are of something else. */
  readonly open: (sealed: Uint8Array, about: string) => Uint8Array | undefined;
  /** Whether they are encrypted with a key that was replaced. */
  readonly isOld: (sealed: Uint8Array, about: string) => boolean;
}

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with keys that are derived from secrets (HKDF, RFC 5869), so that what is sealed and what is signed never
 * share a key.
 * @param secret the one that seals
 * @param previous those that still open
 */
export function createSeal(secret: string, previous: readonly string[] = []): Seal {
  const current = derived(secret);
  const replaced = previous.map(derived);
  const openWith = (keys: readonly Uint8Array[], sealed: Uint8Array, about: string) =>
    keys.map((key) => opened(key, sealed, about)).find((bytes) => bytes !== undefined);
  return {
    close(bytes, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current, nonce).setAAD(Buffer.from(about));
      const encrypted = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
    },
    open: (sealed, about) => openWith([current, ...replaced], sealed, about),
    isOld: (sealed, about) =>
      opened(current, sealed, about) === undefined && openWith(replaced, sealed, about) !== undefined,
  };
}

function derived(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "music-brain sealed secrets", KEY_BYTES));
}

function opened(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
