/** Accounts on the wire. */
import Type, { type Static } from "typebox";
import { nullable, wish } from "../schema.ts";
import { secretText, text } from "../text.ts";
import { scopeSchema } from "./scopes.ts";

/** A name that somebody chooses; the service has more to say about it than a pattern can. */
export const usernameSchema = text({
  minLength: 1,
  maxLength: 64,
  description:
    "3 to 32 letters and digits of one script, with single dots, hyphens and underscores between them. Case does not matter.",
  examples: ["clara"],
});

/** A password that somebody chooses. */
export const newPasswordSchema = secretText({
  minLength: 8,
  maxLength: 256,
  description: "8 characters or more, none of the 10,000 commonest passwords, and not the username.",
  examples: ["seven quiet rivers"],
});

/** A password that somebody gives as theirs: whatever it is, it is right or wrong. */
export const passwordSchema = secretText({ minLength: 1, maxLength: 256, description: "The password." });

/** The password again, from whoever is signed in. */
export const passwordAgainSchema = wish({
  ...passwordSchema,
  description:
    "The password of the account. An account that was made by signing in with a provider has none: there it is left out, and a sign-in within the last ten minutes takes its place.",
});

/** An address for mail: as simple as addresses are, so that nothing else gets into the head of a message. */
export const emailSchema = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: "^[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+$",
  "x-pattern-expected": "an address like clara@example.org",
  description: "Where links for a forgotten password are sent.",
  examples: ["clara@example.org"],
});

/** POST /auth/register. */
export const registerRequestSchema = Type.Object(
  { username: usernameSchema, password: newPasswordSchema, email: wish(emailSchema) },
  { $id: "RegisterRequest", title: "A new account", additionalProperties: false },
);

/** An account, as its owner and administrators see it. */
export const accountSchema = Type.Object(
  {
    id: Type.String({ examples: ["usr_bJ4u0Xn2yYQ3p8Lk"] }),
    username: Type.String({ examples: ["clara"] }),
    email: nullable(Type.String({ examples: ["clara@example.org"] })),
    role: Type.Enum(["member", "admin"], {
      type: "string",
      description: "An admin has all scopes, a member those that concern what is their own.",
    }),
    disabled: Type.Boolean({
      description: "A disabled account cannot sign in, and its tokens and keys open nothing.",
    }),
    created_at: Type.String({ format: "date-time" }),
  },
  { $id: "Account", title: "Account" },
);

/** GET /auth/me. */
export const meSchema = Type.Object(
  {
    account: accountSchema,
    scopes: Type.Array(scopeSchema, { description: "What this token may do." }),
    session_id: Type.String({ description: "The session that it belongs to." }),
    has_password: Type.Boolean({
      description:
        "Whether the account has a password; one that was made by signing in with a provider has none until it is set with POST /auth/password.",
    }),
  },
  { $id: "Me", title: "Who asks" },
);

/** An account on the wire. */
export type WireAccount = Static<typeof accountSchema>;
/** POST /auth/register on the wire. */
export type WireRegisterRequest = Static<typeof registerRequestSchema>;
