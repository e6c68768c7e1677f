/** Signing in, and the tokens that come of it (RFC 6749 §5.1). */
import Type, { type Static } from "typebox";
import { wish } from "../schema.ts";
import { secretText } from "../text.ts";
import { passwordSchema, usernameSchema } from "./accounts.ts";

/** A code of a second factor. */
export const codeSchema = secretText({
  minLength: 6,
  maxLength: 32,
  description: "The code of the authenticator, or a recovery code, where the account has a second factor.",
  examples: ["492039"],
});

/** POST /auth/login. */
export const loginRequestSchema = Type.Object(
  {
    username: usernameSchema,
    password: passwordSchema,
    code: wish(codeSchema),
    device_token: wish(
      secretText({
        minLength: 1,
        maxLength: 256,
        description: "Of an earlier sign-in: who has it is not held up by strangers who guess.",
      }),
    ),
  },
  { $id: "LoginRequest", title: "Signing in", additionalProperties: false },
);

/** POST /auth/refresh. */
export const refreshRequestSchema = Type.Object(
  {
    refresh_token: secretText({
      minLength: 1,
      maxLength: 256,
      description: "The newest one of the session.",
    }),
  },
  { $id: "RefreshRequest", title: "Fresh tokens", additionalProperties: false },
);

/** The tokens of a session. */
export const tokensSchema = Type.Object(
  {
    access_token: Type.String({ description: "Sent as `Authorization: Bearer …`." }),
    token_type: Type.Literal("bearer"),
    expires_in: Type.Integer({ minimum: 1, description: "Seconds for which the access token is good." }),
    refresh_token: Type.String({ description: "Gives fresh tokens, once: `POST /auth/refresh`." }),
    scope: Type.String({
      description: "What the access token may do, with spaces between.",
      examples: ["generate songs:read"],
    }),
    device_token: Type.Optional(
      Type.String({
        description: "Where a password was given: keep it, and send it with the next one. It opens nothing.",
      }),
    ),
  },
  { $id: "Tokens", title: "Tokens" },
);

const { refresh_token: _, ...ofBrowser } = tokensSchema.properties;

/** The token of a session whose browser has the rest in a cookie. */
export const browserTokenSchema = Type.Object(ofBrowser, {
  $id: "BrowserToken",
  title: "Token for a page",
  description: "As `Tokens`; what carries the session on is a cookie that no script reads.",
});

/** The token of a page on the wire. */
export type WireBrowserToken = Static<typeof browserTokenSchema>;
/** Tokens on the wire. */
export type WireTokens = Static<typeof tokensSchema>;
