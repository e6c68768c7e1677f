/** Signing in with others, on the wire. */
import Type from "typebox";
import { nullable, wish } from "../schema.ts";
import { secretText, text } from "../text.ts";
import { passwordAgainSchema } from "./accounts.ts";

/** GET /auth/providers. */
export const providersAnswerSchema = Type.Object(
  {
    providers: Type.Array(
      Type.Object({
        name: Type.String({ examples: ["google"] }),
        title: Type.String({ description: "For people.", examples: ["Google"] }),
        start: Type.String({
          description: "Where to send somebody.",
          examples: ["/auth/providers/google/start"],
        }),
      }),
    ),
  },
  { $id: "ProvidersAnswer", title: "Whom one can sign in with" },
);

/** The path of a provider. */
export const providerPathSchema = Type.Object({
  name: text({ minLength: 1, maxLength: 40, description: "As it is listed." }),
});

const studioPage = (description: string) => Type.Enum(["studio"], { type: "string", description });

/** GET /auth/providers/{name}/start. */
export const providerStartQuerySchema = Type.Object(
  {
    interaction: Type.Optional(
      Type.String({
        pattern: "^[\\w-]{1,64}$",
        "x-pattern-expected": "an id",
        description: "The page of the authorization server that somebody is signing in at.",
      }),
    ),
    page: Type.Optional(studioPage("`studio`: signed in in this browser, and back to the studio.")),
  },
  { additionalProperties: false },
);

/** POST /auth/providers/{name}/link. */
export const linkProviderRequestSchema = Type.Object(
  {
    password: passwordAgainSchema,
    code: wish(
      secretText({ minLength: 6, maxLength: 32, description: "Where the account has a second factor." }),
    ),
    page: wish(studioPage("`studio`: back to the studio, which says how it went.")),
  },
  { $id: "LinkProviderRequest", title: "An account elsewhere to sign in with", additionalProperties: false },
);

/** Where to go on to link an account elsewhere. */
export const linkProviderAnswerSchema = Type.Object(
  { url: Type.String({ description: "Where to send the browser that asked; a cookie of it comes back." }) },
  { $id: "LinkProviderAnswer", title: "Where to go on" },
);

/** POST /auth/providers/{name}/code. */
export const providerCodeRequestSchema = Type.Object(
  {
    code: secretText({
      minLength: 6,
      maxLength: 32,
      description: "Of the authenticator, or a recovery code.",
    }),
  },
  { $id: "ProviderCodeRequest", title: "The second factor after a provider", additionalProperties: false },
);

/** An account elsewhere that belongs to one here. */
export const outsideIdentitySchema = Type.Object(
  {
    id: Type.String({ examples: ["out_bJ4u0Xn2yYQ3p8Lk"] }),
    provider: Type.String({ examples: ["google"] }),
    label: nullable(Type.String({ description: "What it is called there." })),
    created_at: Type.String({ format: "date-time" }),
    last_used_at: Type.String({ format: "date-time" }),
  },
  { $id: "OutsideIdentity", title: "An account elsewhere" },
);

/** GET /auth/identities. */
export const outsideIdentitiesAnswerSchema = Type.Object(
  { identities: Type.Array(outsideIdentitySchema) },
  { $id: "OutsideIdentitiesAnswer", title: "Accounts elsewhere" },
);

/** The path of an account elsewhere. */
export const outsideIdentityPathSchema = Type.Object({
  identity_id: text({ minLength: 1, maxLength: 100, description: "As it is listed." }),
});
