/** An authenticator as software: makes passkeys, and shows them, as a browser hands them on (WebAuthn §6, §7; ES256). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { encodeCBOR } from "@levischuck/tiny-cbor";

/** What goes wrong, where a test wants it to. */
export interface Mischief {
  readonly origin?: string;
  readonly site?: string;
  /** 1: somebody is there; 4: and was recognised. */
  readonly flags?: number;
  readonly counter?: number;
}

const IS_THERE = 0x01;
const WAS_RECOGNISED = 0x04;
const CAN_BE_SYNCED = 0x08;
const HAS_CREDENTIAL = 0x40;

/** One passkey, and the authenticator that has it. */
export class Authenticator {
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly #id = randomBytes(32);
  readonly #synced: boolean;
  #userHandle: string | undefined;
  #counter = 0;

  constructor({ synced = false } = {}) {
    this.#keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#synced = synced;
  }

  /** What a browser gives for the options of a creation. */
  create(
    { challenge, rp, user }: { challenge: string; rp: { id: string }; user: { id: string } },
    { origin = `http://${rp.id}`, site = rp.id, flags = IS_THERE | WAS_RECOGNISED }: Mischief = {},
  ) {
    this.#userHandle = user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#id.length);
    const data = [
      this.#data(site, flags | HAS_CREDENTIAL, 0),
      Buffer.alloc(16),
      length,
      this.#id,
      this.#coseKey(),
    ];
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", Uint8Array.from(Buffer.concat(data))],
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData("webauthn.create", challenge, origin).toString("base64url"),
        attestationObject: Buffer.from(encodeCBOR(attestation as never)).toString("base64url"),
      },
    };
  }

  /** What a browser gives for the options of a request. */
  get(
    { challenge, rpId }: { challenge: string; rpId: string },
    { origin = `http://${rpId}`, site = rpId, flags = IS_THERE | WAS_RECOGNISED, counter }: Mischief = {},
  ) {
    this.#counter = counter ?? (this.#synced ? 0 : this.#counter + 1);
    const data = this.#data(site, flags, this.#counter);
    const client = clientData("webauthn.get", challenge, origin);
    const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, this.#keys.privateKey).toString("base64url"),
        ...(this.#userHandle === undefined ? {} : { userHandle: this.#userHandle }),
      },
    };
  }

  #credential() {
    const id = this.#id.toString("base64url");
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  #data(site: string, flags: number, counter: number): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(this.#synced ? flags | CAN_BE_SYNCED : flags);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash("sha256").update(site).digest(), rest]);
  }

  /** kty EC2, alg ES256, crv P-256, x, y (RFC 9053 §2.1, §7.1). */
  #coseKey(): Buffer {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const point = (coordinate: string) => Uint8Array.from(Buffer.from(coordinate, "base64url"));
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ]);
    return Buffer.from(encodeCBOR(key as never));
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
