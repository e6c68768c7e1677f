/** The public keys of the service, so that others can verify the tokens that it signs (RFC 7517). */
import { KeyObject } from "node:crypto";
import type { WireKeySet } from "@music-brain/contract";
import { privateKeyAlgorithms, type SigningKeys, type VerifyingKey } from "./signing-keys.ts";

type PublicKey = WireKeySet["keys"][number];

/** The keys that others may know, those of before first: none where a secret signs, or nothing does. */
export function publicKeysOf(keys: SigningKeys | undefined): readonly PublicKey[] {
  return [...(keys?.verifying.values() ?? [])].map(publicKeyOf).filter((key) => key !== undefined);
}

/** What there is to know of a key that verifies, property by property: whatever else an export holds stays here. */
function publicKeyOf({ id: kid, algorithm, key }: VerifyingKey): PublicKey | undefined {
  const alg = privateKeyAlgorithms.find((one) => one === algorithm);
  if (alg === undefined || !(key instanceof KeyObject) || key.type !== "public") return undefined;
  const { kty, crv, x, y, n, e } = key.export({ format: "jwk" });
  const of = { kid, alg, use: "sig" } as const;
  if (kty === "RSA" && n !== undefined && e !== undefined) return { kty, ...of, n, e };
  if (kty === "EC" && crv !== undefined && x !== undefined && y !== undefined) {
    return { kty, ...of, crv, x, y };
  }
  if (kty === "OKP" && crv !== undefined && x !== undefined) return { kty, ...of, crv, x };
  return undefined;
}
