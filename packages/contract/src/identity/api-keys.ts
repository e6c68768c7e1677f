/** API keys on the wire. */
import Type, { type Static } from "typebox";
import { nullable, wish } from "../schema.ts";
import { text } from "../text.ts";
import { passwordAgainSchema } from "./accounts.ts";
import { scopeSchema } from "./scopes.ts";
import { codeSchema } from "./tokens.ts";

/** More tokens than that no bucket holds. */
export const HIGHEST_KEY_LIMIT = 100_000_000;

const limit = (period: string) =>
  Type.Integer({
    minimum: 1,
    maximum: HIGHEST_KEY_LIMIT,
    description: `Tokens in a ${period}.`,
    examples: [30],
  });

/** The limits of a key, where it has its own. */
export const keyLimitsSchema = Type.Object(
  { per_minute: limit("minute"), per_hour: limit("hour"), per_day: limit("day") },
  {
    $id: "KeyLimits",
    title: "Limits of a key",
    description:
      "A key without limits spends its owner's tokens; one with limits, these besides. The limits of an administrator's key stand by themselves, and may be higher.",
    additionalProperties: false,
  },
);

/** POST /auth/api-keys. */
export const newApiKeyRequestSchema = Type.Object(
  {
    name: text({
      minLength: 1,
      maxLength: 100,
      notBlank: true,
      description: "What the key is for.",
      examples: ["the lamp in the hall"],
    }),
    scopes: Type.Array(scopeSchema, {
      minItems: 1,
      maxItems: 6,
      description: "What it may do; no more than its owner.",
      examples: [["generate"]],
    }),
    expires_in_days: wish(
      Type.Integer({
        minimum: 1,
        maximum: 3650,
        description: "Days for which it is good; without an end where there are none.",
        examples: [90],
      }),
    ),
    limits: wish(keyLimitsSchema),
    password: passwordAgainSchema,
    code: wish(codeSchema),
  },
  {
    $id: "NewApiKeyRequest",
    title: "A new key",
    description:
      "`password`, and `code` where there is a second factor, are asked for with the scope `admin`.",
    additionalProperties: false,
  },
);

/** POST /auth/api-keys/{key_id}/rotate. */
export const rotateApiKeyRequestSchema = Type.Object(
  {
    overlap_seconds: wish(
      Type.Integer({
        minimum: 0,
        maximum: 2_592_000,
        description: "For how long the text before is still good; 0 where somebody else may have it.",
        examples: [3600],
      }),
    ),
  },
  { $id: "RotateApiKeyRequest", title: "Another text for a key", additionalProperties: false },
);

const time = (description: string) => Type.String({ format: "date-time", description });

const keyProperties = {
  id: Type.String({ examples: ["1f9XkQm2LrT0b"] }),
  name: Type.String({ examples: ["the lamp in the hall"] }),
  hint: Type.String({
    description: "How the key begins: enough to find it again, not to use it.",
    examples: ["mb_1f9XkQm2LrT0b…"],
  }),
  scopes: Type.Array(scopeSchema),
  limits: nullable(keyLimitsSchema),
  created_at: time("When it was made."),
  expires_at: nullable(time("When it ends by itself.")),
  last_used_at: nullable(time("To the minute, a minute late.")),
  previous_until: nullable(time("Until when the text before the last rotation is good too.")),
};

/** A key as its owner sees it. */
export const apiKeySchema = Type.Object(keyProperties, { $id: "ApiKey", title: "Key" });

/** A key as it is shown once. */
export const shownApiKeySchema = Type.Object(
  {
    ...keyProperties,
    key: Type.String({
      description: "Sent as `X-API-Key`, or as `Authorization: Bearer …`. It is not shown again.",
      pattern: "^mb_[0-9A-Za-z]{52}$",
    }),
  },
  { $id: "ShownApiKey", title: "Key, shown once" },
);

/** GET /auth/api-keys. */
export const apiKeysAnswerSchema = Type.Object(
  { api_keys: Type.Array(apiKeySchema, { description: "The newest first." }) },
  { $id: "ApiKeys", title: "Keys" },
);

/** The path of a key. */
export const apiKeyPathSchema = Type.Object({
  key_id: Type.String({ description: "As GET /auth/api-keys lists it." }),
});

/** A key on the wire. */
export type WireApiKey = Static<typeof apiKeySchema>;
