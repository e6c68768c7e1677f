/** The whole service described (OpenAPI 3.1), from the schemas that the routes run on. */
import swagger from "@fastify/swagger";
import { scopeMeanings } from "@music-brain/contract";
import type { FastifyContextConfig, FastifyInstance, FastifySchema } from "fastify";
import { isForThirdParties, thirdPartyScopes } from "../identity/client-rules.ts";
import { routes as oauthRoutes } from "../identity/oauth-metadata.ts";
import type { Needs } from "../identity/scopes.ts";
import { costOf, costs, soundCosts, USUAL_COST } from "../limits/costs.ts";
import { SERVICE_NAME, SERVICE_VERSION } from "../service.ts";
import { type Components, documented, documentedParts } from "./openapi-schema.ts";
import { problemKinds } from "./problem.ts";
import { type DescribedAnswer, problems, tooManyRequests } from "./responses.ts";

const description = [
  "Music Brain turns a feeling into a song: sections, chords, melody, bass and drums, with a reason for every decision.",
  "The same intent and seed give the same song, on every machine.",
  "",
  "JSON is snake_case. Every answer has `X-Request-Id` (yours, where it is well-formed) and `X-Response-Time`. Every",
  "error is `application/problem+json` (RFC 9457): `detail` says in a sentence what is wrong, `code` is for programs,",
  "`type` leads to a page about it.",
  "",
  "## Limits",
  "",
  "Each caller has a bucket of tokens for the minute, for the hour and for the day, which fill up continuously. A request takes",
  "its cost from all three or, with 429, from none. `X-RateLimit-Limit-Minute|Hour|Day` say how large they are,",
  "`X-RateLimit-Remaining-Minute|Hour|Day` what is left, `X-RateLimit-Cost` what this request took, and `RateLimit-Policy` and",
  "`RateLimit` the same as the Internet draft wants it. `/health`, `/docs`, `/redoc` and `/openapi.json` are free.",
  "",
  "| request | cost | because |",
  "| --- | --- | --- |",
  ...costs.map(({ method, route, tokens, why }) => `| \`${method} ${route}\` | ${tokens} | ${why} |`),
  ...soundCosts.map(
    ({ method, route, tokens, why }) => `| \`${method} ${route}\` as sound | ${tokens} | ${why} |`,
  ),
  `| every other | ${USUAL_COST} | |`,
].join("\n");

const errors = [
  "On 422, `errors` points at every mistake with a JSON Pointer (RFC 6901) into the part of the request that `in` names.",
  ...Object.entries(problemKinds).map(
    ([code, { status, title, meaning }]) => `## ${code}\n\n${status} ${title}. ${meaning}`,
  ),
].join("\n\n");

const tags = [
  { name: "Music", description: "From a feeling to a song." },
  { name: "Songs", description: "What you have made and kept." },
  { name: "Jobs", description: "Work that takes longer than an answer: asked for, watched, fetched." },
  { name: "Interview", description: "Questions before the song, and what follows from the answers." },
  { name: "Emotions", description: "The thesaurus: 216 shades of feeling, and how each of them sounds." },
  { name: "Identity", description: "Accounts, sessions and what they may do." },
  { name: "Administration", description: "The accounts of others; for administrators." },
  { name: "Service", description: "What the service says about itself." },
  // A chapter without operations: ReDoc shows it, and each heading in it can be linked to.
  { name: "Errors", description: errors, "x-traitTag": true },
];

/** For the description alone: the header is not validated with the others. */
const keyHeader = {
  type: "object",
  properties: {
    "Idempotency-Key": {
      type: "string",
      maxLength: 255,
      description:
        "A key of your own, such as a UUID. The same request with the same key within 24 hours gets the first answer again, with `Idempotency-Replayed: true`; with another body it is 422, while the first is being answered 409.",
    },
  },
};

/** Makes `app.swagger()` give the description of the routes that are registered after this. */
export async function addOpenApi(app: FastifyInstance, allowAnonymous: boolean): Promise<void> {
  const components: Components = new Map();
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: SERVICE_NAME,
        version: SERVICE_VERSION,
        description,
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: "/", description: "This service." }],
      tags,
      components: { securitySchemes },
    },
    convertConstToEnum: false,
    transform: ({ schema, url, route }) => ({
      schema: {
        ...documentedRoute(schema, components, refusalsOf(url, route.config, allowAnonymous)),
        ...(route.config?.creates ? { headers: keyHeader } : {}),
        ...securityOf(route.config?.needs ?? "open", allowAnonymous),
      },
      url,
    }),
    transformObject(made) {
      if (!("openapiObject" in made)) return made.swaggerObject;
      made.openapiObject.components = {
        ...made.openapiObject.components,
        schemas: Object.fromEntries(components),
      };
      return made.openapiObject;
    },
  });
}

/** How somebody shows who they are. */
const securitySchemes = {
  token: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The access token that signing in gives, or an API key.",
  },
  key: { type: "apiKey", in: "header", name: "X-API-Key", description: "An API key." },
  oauth: {
    type: "oauth2",
    description:
      "For programs of others (OAuth 2.1): one that acts for a person sends them to agree, with PKCE (S256); a machine gets tokens for itself. An administrator makes clients; everything else about it is at `/.well-known/oauth-authorization-server`.",
    flows: {
      authorizationCode: {
        authorizationUrl: oauthRoutes.authorization,
        tokenUrl: oauthRoutes.token,
        refreshUrl: oauthRoutes.token,
        scopes: scopesOfThirdParties(),
      },
      clientCredentials: { tokenUrl: oauthRoutes.token, scopes: scopesOfThirdParties() },
    },
  },
} as const;

function scopesOfThirdParties(): Record<string, string> {
  return Object.fromEntries(thirdPartyScopes.map((scope) => [scope, scopeMeanings[scope]]));
}

/** What a route needs, as OpenAPI 3.1 says it: the scopes that one of the credentials has to have, or that none is needed. */
function securityOf(needs: Needs, allowAnonymous: boolean): Pick<FastifySchema, "security"> {
  if (needs === "open") return {};
  if (needs === "account") return { security: [{ token: [] }] };
  const scope = needs === "music" ? "generate" : needs;
  const nobody = needs === "music" && allowAnonymous ? [{}] : [];
  const programs = isForThirdParties(scope) ? [{ oauth: [scope] }] : [];
  return { security: [...nobody, { token: [scope] }, { key: [scope] }, ...programs] };
}

/** What a request can be answered with before the route sees it. */
function refusalsOf(
  url: string,
  config: FastifyContextConfig | undefined,
  allowAnonymous: boolean,
): Record<string, DescribedAnswer> {
  if (costOf("GET", url) === undefined) return {};
  // Whoever shows credentials is refused where they are wrong, also where none are needed.
  const wrong = config?.ownCredentials === true ? [] : ([401] as const);
  const lacking = config?.needs === "music" && !allowAnonymous ? ([403] as const) : [];
  const long = url.includes(":") || url.includes("{") ? ([414] as const) : [];
  return { ...tooManyRequests, ...problems(400, ...wrong, ...lacking, ...long) };
}

function documentedRoute(
  schema: FastifySchema,
  components: Components,
  refusals: Record<string, DescribedAnswer>,
): FastifySchema {
  const made = { ...schema };
  for (const part of ["params", "querystring", "body"] as const) {
    const message = schema[part];
    // It stays whole, without a name of its own, so that a body's example is found beside it.
    if (isObject(message)) made[part] = documentedParts(message, components);
  }
  if (isObject(schema.response)) {
    // Whatever of a request has a schema may not fit it.
    const misfits = schema.params || schema.querystring || schema.body ? problems(422) : {};
    made.response = documentedAnswers(withRefusals(schema.response, { ...misfits, ...refusals }), components);
  }
  return made;
}

/** Where a route has its own words for a status, it is refused in the usual ones all the same. */
function withRefusals(
  answers: object,
  refusals: Record<string, DescribedAnswer>,
): Record<string, DescribedAnswer> {
  const own = Object.entries(answers).map(([status, answer]: [string, DescribedAnswer]) => {
    const { content } = refusals[status] ?? {};
    return [
      status,
      content && answer.content ? { ...answer, content: { ...content, ...answer.content } } : answer,
    ];
  });
  return { ...refusals, ...Object.fromEntries(own) };
}

function documentedAnswers(answers: object, components: Components): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]: [string, DescribedAnswer]) => {
      if (answer.content === undefined) return [status, answer];
      const content = Object.entries(answer.content).map(
        ([type, { schema }]) => [type, { schema: documented(schema, components) }] as const,
      );
      return [status, { ...answer, content: Object.fromEntries(content) }];
    }),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
