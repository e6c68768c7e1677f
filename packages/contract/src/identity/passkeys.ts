/** Passkeys on the wire. What browsers give and take is WebAuthn's own JSON (https://www.w3.org/TR/webauthn-3/, §5.1). */
import Type, { type Static } from "typebox";
import { nullable } from "../schema.ts";
import { text } from "../text.ts";
import { proofSchema } from "./two-factor.ts";

/** Longer than any authenticator's: an attestation object with its certificates is a few kilobytes. */
const LONGEST_PART = 20_000;

/** The longest id of a credential has 1023 bytes (WebAuthn §4). */
const LONGEST_ID = 1400;

const base64Url = (maxLength: number, description: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: "^[A-Za-z0-9_-]*$",
    "x-pattern-expected": "in base64url without padding",
    description,
  });

const credentialId = base64Url(LONGEST_ID, "The credential's id.");
const clientData = base64Url(LONGEST_PART, "What the browser says it was asked, and by whom.");
const transports = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 });

/** What both ceremonies give besides their response. */
const credential = {
  id: credentialId,
  rawId: credentialId,
  type: Type.Enum(["public-key"], { type: "string" }),
  clientExtensionResults: Type.Object({}, { description: "None is asked for." }),
  authenticatorAttachment: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
};

const passkeyName = text({
  minLength: 1,
  maxLength: 100,
  notBlank: true,
  description: "What its owner calls it.",
  examples: ["Clara's telephone"],
});

/** POST /auth/passkeys. */
export const newPasskeyRequestSchema = Type.Object(
  {
    name: passkeyName,
    credential: Type.Object(
      {
        ...credential,
        response: Type.Object({
          clientDataJSON: clientData,
          attestationObject: base64Url(LONGEST_PART, "The new public key."),
          transports: Type.Optional(transports),
        }),
      },
      { description: "`credential.toJSON()` of what `navigator.credentials.create` gives." },
    ),
  },
  { $id: "NewPasskeyRequest", title: "A new passkey", additionalProperties: false },
);

/** POST /auth/passkeys/options. */
export const passkeyOptionsRequestSchema = Type.Object(proofSchema.properties, {
  $id: "PasskeyOptionsRequest",
  title: "Beginning a passkey",
  additionalProperties: false,
});

/** POST /auth/passkeys/sign-in. */
export const passkeySignInRequestSchema = Type.Object(
  {
    credential: Type.Object(
      {
        ...credential,
        response: Type.Object({
          clientDataJSON: clientData,
          authenticatorData: base64Url(LONGEST_PART, "What the authenticator says of itself."),
          signature: base64Url(LONGEST_PART, "The authenticator's signature of both."),
          userHandle: Type.Optional(nullable(base64Url(200, "Whose the passkey is."))),
        }),
      },
      { description: "`credential.toJSON()` of what `navigator.credentials.get` gives." },
    ),
  },
  { $id: "PasskeySignInRequest", title: "Signing in with a passkey", additionalProperties: false },
);

/** What a browser is asked with. */
export const passkeyOptionsSchema = Type.Object(
  {
    options: Type.Object(
      { challenge: Type.String({ description: "Good once, for five minutes." }) },
      {
        description:
          "For `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`, and then `navigator.credentials`.",
      },
    ),
  },
  { $id: "PasskeyOptions", title: "What the browser is asked" },
);

/** A passkey as its owner sees it. */
export const passkeySchema = Type.Object(
  {
    id: Type.String({ examples: ["psk_bJ4u0Xn2yYQ3p8Lk"] }),
    name: passkeyName,
    synced: Type.Boolean({
      description: "Whether its keeper carries it to other devices; otherwise it is lost with this one.",
    }),
    created_at: Type.String({ format: "date-time" }),
    last_used_at: nullable(Type.String({ format: "date-time" })),
  },
  { $id: "Passkey", title: "Passkey" },
);

/** GET /auth/passkeys. */
export const passkeysAnswerSchema = Type.Object(
  { passkeys: Type.Array(passkeySchema, { description: "The oldest first." }) },
  { $id: "PasskeysAnswer", title: "Passkeys" },
);

/** PATCH /auth/passkeys/{passkey_id}. */
export const changePasskeyRequestSchema = Type.Object(
  { name: passkeyName },
  { $id: "ChangePasskeyRequest", title: "Another name", additionalProperties: false },
);

/** The path of one passkey. */
export const passkeyPathSchema = Type.Object({
  passkey_id: text({ minLength: 1, maxLength: 100, description: "As it is listed." }),
});

/** A passkey on the wire. */
export type WirePasskey = Static<typeof passkeySchema>;
