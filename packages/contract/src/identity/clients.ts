/** Clients of the authorization server, on the wire. */
import Type, { type Static } from "typebox";
import { nullable } from "../schema.ts";
import { text } from "../text.ts";
import { scopeSchema } from "./scopes.ts";

const nameSchema = text({
  minLength: 1,
  maxLength: 64,
  description: "What people are asked whether they agree with.",
  examples: ["Mood Diary"],
});

const redirectUriSchema = text({
  minLength: 1,
  maxLength: 500,
  description:
    "Where people are led when they have answered, compared to the letter: https; for programs on the person's own machine http at 127.0.0.1, with any port, or a scheme such as com.example.app:/signed-in.",
  examples: ["https://diary.example.org/signed-in"],
});

const kindSchema = Type.Enum(["public", "confidential", "machine"], {
  type: "string",
  description:
    "`public`: a page or an app, which can keep no secret. `confidential`: a program on a server. `machine`: one that acts for itself, without a person (client credentials).",
});

const clientScopesSchema = Type.Array(scopeSchema, {
  minItems: 1,
  maxItems: 6,
  description: "All that it may ever ask for: generate, songs:read, songs:write, metrics:read.",
  examples: [["generate", "songs:read"]],
});

/** POST /admin/clients. */
export const createClientRequestSchema = Type.Object(
  {
    name: nameSchema,
    kind: kindSchema,
    redirect_uris: Type.Optional(Type.Array(redirectUriSchema, { maxItems: 10 })),
    scopes: clientScopesSchema,
  },
  { $id: "CreateClientRequest", title: "A client", additionalProperties: false },
);

/** A client. */
export const clientSchema = Type.Object(
  {
    id: Type.String({ examples: ["cli_bJ4u0Xn2yYQ3p8Lk"] }),
    name: nameSchema,
    kind: kindSchema,
    redirect_uris: Type.Array(Type.String()),
    scopes: Type.Array(scopeSchema),
    created_by: nullable(
      Type.String({ description: "The account that made it; null where it registered itself." }),
    ),
    created_at: Type.String({ format: "date-time" }),
  },
  { $id: "Client", title: "Client" },
);

/** A client with the secret that is shown this once. */
export const clientWithSecretSchema = Type.Object(
  {
    client: clientSchema,
    secret: nullable(Type.String({ description: "Not shown again; null for a public client." })),
  },
  { $id: "ClientWithSecret", title: "A client and its secret" },
);

/** GET /admin/clients. */
export const clientsAnswerSchema = Type.Object(
  { clients: Type.Array(clientSchema, { description: "The newest first." }) },
  { $id: "ClientsAnswer", title: "Clients" },
);

/** The path of one client. */
export const clientPathSchema = Type.Object({
  client_id: text({ minLength: 1, maxLength: 100, description: "As it is listed." }),
});

/** POST /oauth/register (RFC 7591 §2): what is not listed is ignored, but for what would be dangerous to ignore. */
export const registerClientRequestSchema = Type.Object(
  {
    client_name: Type.Optional(nameSchema),
    redirect_uris: Type.Array(redirectUriSchema, { minItems: 1, maxItems: 10 }),
    token_endpoint_auth_method: Type.Optional(
      Type.Enum(["none", "client_secret_basic", "client_secret_post"], {
        type: "string",
        description: "`client_secret_basic` when absent.",
      }),
    ),
    grant_types: Type.Optional(
      Type.Array(Type.Enum(["authorization_code", "refresh_token"], { type: "string" }), { maxItems: 2 }),
    ),
    response_types: Type.Optional(Type.Array(Type.Enum(["code"], { type: "string" }), { maxItems: 1 })),
    scope: Type.Optional(
      text({ maxLength: 200, description: "With spaces between; all that there is when absent." }),
    ),
  },
  { $id: "RegisterClientRequest", title: "A client that registers itself" },
);

/** What a client is registered as (RFC 7591 §3.2.1). */
export const registeredClientSchema = Type.Object(
  {
    client_id: Type.String(),
    client_name: Type.String(),
    client_secret: Type.Optional(Type.String({ description: "Not shown again." })),
    client_secret_expires_at: Type.Optional(Type.Integer({ description: "0: never." })),
    client_id_issued_at: Type.Integer({ description: "Seconds since 1970." }),
    redirect_uris: Type.Array(Type.String()),
    token_endpoint_auth_method: Type.String(),
    grant_types: Type.Array(Type.String()),
    response_types: Type.Array(Type.String()),
    scope: Type.String(),
  },
  { $id: "RegisteredClient", title: "A registered client" },
);

/** Why a client cannot be registered (RFC 7591 §3.2.2). */
export const registrationErrorSchema = Type.Object(
  {
    error: Type.Enum(["invalid_client_metadata", "invalid_redirect_uri"], { type: "string" }),
    error_description: Type.String(),
  },
  { $id: "RegistrationError", title: "Not registered" },
);

/** GET /.well-known/oauth-authorization-server (RFC 8414 §2). */
export const authorizationServerSchema = Type.Object(
  {
    issuer: Type.String({ examples: ["https://music.example.org"] }),
    authorization_endpoint: Type.String(),
    token_endpoint: Type.String(),
    revocation_endpoint: Type.String(),
    registration_endpoint: Type.Optional(Type.String()),
    jwks_uri: Type.Optional(
      Type.String({
        description:
          "The public keys of the access tokens that people get; absent where a secret signs them. Tokens of clients are opaque.",
      }),
    ),
    scopes_supported: Type.Array(scopeSchema),
    response_types_supported: Type.Array(Type.String()),
    response_modes_supported: Type.Array(Type.String()),
    grant_types_supported: Type.Array(Type.String()),
    token_endpoint_auth_methods_supported: Type.Array(Type.String()),
    revocation_endpoint_auth_methods_supported: Type.Array(Type.String()),
    code_challenge_methods_supported: Type.Array(Type.String()),
    authorization_response_iss_parameter_supported: Type.Boolean(),
  },
  { $id: "AuthorizationServer", title: "The authorization server" },
);

/** A client on the wire. */
export type WireClient = Static<typeof clientSchema>;
/** POST /oauth/register on the wire. */
export type WireRegisterClientRequest = Static<typeof registerClientRequestSchema>;
