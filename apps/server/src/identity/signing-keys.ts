/** The keys that tokens are signed with, and those that still verify. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** The algorithms that a secret signs with. */
export const secretAlgorithms = ["HS256", "HS384", "HS512"] as const;

/** The algorithms that a private key signs with. */
export const privateKeyAlgorithms = ["RS256", "ES256", "EdDSA"] as const;

/** How tokens are signed (RFC 7518 §3.1, RFC 8037). */
export type SigningAlgorithm = (typeof secretAlgorithms | typeof privateKeyAlgorithms)[number];

/** A key and the one algorithm that it is for: a token never chooses. */
export interface VerifyingKey {
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  readonly key: KeyObject | Uint8Array;
}

/** The key that signs, and all that verify, the one that belongs to it among them. */
export interface SigningKeys {
  readonly current: VerifyingKey;
  /** By their ids. */
  readonly verifying: ReadonlyMap<string, VerifyingKey>;
}

/** Thrown for keys that cannot be used; the message is a sentence about the settings. */
export class SigningKeyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SigningKeyError";
  }
}

/** What keys are made of. */
export interface KeyMaterial {
  readonly algorithm: SigningAlgorithm;
  readonly secret: string;
  /** Secrets that signed before. */
  readonly previousSecrets: readonly string[];
  /** PEM, for the algorithms that want one. */
  readonly privateKey: string | undefined;
  /** Public keys in PEM, one after the other, whose private keys signed before. */
  readonly previousPublicKeys: string | undefined;
}

/**
 * The keys that settings make.
 * @throws SigningKeyError
 */
export function signingKeysOf(material: KeyMaterial): SigningKeys {
  const { algorithm, secret, previousSecrets, privateKey, previousPublicKeys } = material;
  if (isOfSecret(algorithm)) return keysOfSecrets(secret, previousSecrets, algorithm);
  if (privateKey === undefined) {
    throw new SigningKeyError(
      `JWT_ALGORITHM is ${algorithm}, which signs with a private key: name its file in JWT_PRIVATE_KEY_FILE.`,
    );
  }
  const signing = readKey("JWT_PRIVATE_KEY", () => createPrivateKey(privateKey), algorithm);
  const publicKeys = [
    ...publicKeysIn(previousPublicKeys ?? "").map((pem) =>
      readKey("JWT_PUBLIC_KEY_PREVIOUS", () => createPublicKey(pem), algorithm),
    ),
    createPublicKey(signing),
  ];
  const verifying = publicKeys.map((key) => ({ id: idOf(bytesOf(key)), algorithm, key }));
  const id = verifying.at(-1)?.id ?? "";
  return {
    current: { id, algorithm, key: signing },
    verifying: new Map(verifying.map((one) => [one.id, one])),
  };
}

/** The keys that secrets make. */
export function keysOfSecrets(
  secret: string,
  previous: readonly string[] = [],
  algorithm: SigningAlgorithm = "HS256",
): SigningKeys {
  const keyOf = (text: string) => {
    const key = new TextEncoder().encode(text);
    return { id: idOf(key), algorithm, key };
  };
  const current = keyOf(secret);
  return { current, verifying: new Map([...previous.map(keyOf), current].map((one) => [one.id, one])) };
}

function isOfSecret(algorithm: SigningAlgorithm): boolean {
  return secretAlgorithms.some((one) => one === algorithm);
}

/** RFC 7518 §3.3 asks for no less. */
const FEWEST_RSA_BITS = 2048;

function readKey(setting: string, read: () => KeyObject, algorithm: SigningAlgorithm): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (error) {
    throw new SigningKeyError(`${setting} is no key in PEM that can be read (not printed here).`, {
      cause: error,
    });
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const fits = {
    RS256: type === "rsa" && (details?.modulusLength ?? 0) >= FEWEST_RSA_BITS,
    ES256: type === "ec" && details?.namedCurve === "prime256v1",
    EdDSA: type === "ed25519",
  };
  const wanted = {
    RS256: `an RSA key of ${FEWEST_RSA_BITS} bits or more`,
    ES256: "an EC key on the curve P-256",
    EdDSA: "an Ed25519 key",
  };
  const known = privateKeyAlgorithms.find((one) => one === algorithm);
  if (known === undefined || fits[known]) return key;
  throw new SigningKeyError(`${setting} has to be ${wanted[known]}, since JWT_ALGORITHM is ${known}.`);
}

function publicKeysIn(pem: string): readonly string[] {
  return pem.match(/-----BEGIN [\w ]+-----[\s\S]*?-----END [\w ]+-----/g) ?? [];
}

function bytesOf(key: KeyObject): Uint8Array {
  return key.export({ type: "spki", format: "der" });
}

/** Tells keys apart in the header of a token, and tells nothing of them. */
function idOf(bytes: Uint8Array): string {
  return createHash("sha256").update("music-brain key id\0").update(bytes).digest("base64url").slice(0, 11);
}
