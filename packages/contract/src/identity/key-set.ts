/** Public keys on the wire. */
import Type, { type Static } from "typebox";

/** A public key (RFC 7517 §4), without anything that signs. */
export const publicKeySchema = Type.Object(
  {
    kty: Type.Enum(["RSA", "EC", "OKP"], { type: "string" }),
    kid: Type.String({ description: "As the header of a token names it.", examples: ["q3Jm0aYb8Lx"] }),
    alg: Type.Enum(["RS256", "ES256", "EdDSA"], { type: "string", description: "What it verifies, alone." }),
    use: Type.Enum(["sig"], { type: "string" }),
    crv: Type.Optional(Type.String({ description: "The curve, of EC and OKP." })),
    x: Type.Optional(Type.String()),
    y: Type.Optional(Type.String()),
    n: Type.Optional(Type.String({ description: "The modulus, of RSA." })),
    e: Type.Optional(Type.String()),
  },
  { $id: "PublicKey", title: "A public key", additionalProperties: false },
);

/** GET /.well-known/jwks.json. */
export const keySetSchema = Type.Object(
  {
    keys: Type.Array(publicKeySchema, {
      description: "Those of before first, the one that signs now last; none where a secret signs.",
    }),
  },
  { $id: "KeySet", title: "Public keys" },
);

/** Public keys on the wire. */
export type WireKeySet = Static<typeof keySetSchema>;
