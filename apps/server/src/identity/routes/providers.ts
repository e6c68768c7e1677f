/** GET /auth/providers, and the way to one of them. */
import {
  noQuerySchema,
  providerPathSchema,
  providerStartQuerySchema,
  providersAnswerSchema,
} from "@music-brain/contract";
import type { Static } from "typebox";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Purpose } from "../departures.ts";
import type { Identity } from "../identity.ts";
import { addProviderCode } from "./provider-code.ts";
import { pathOfProvider } from "./provider-cookies.ts";
import { addProviderLinking } from "./provider-linking.ts";
import { addProviderReturn } from "./provider-return.ts";
import { providerWays } from "./provider-ways.ts";

const tags = ["Identity"];

/** Adds the routes of signing in with others: there, back, with a code after it, and from within a session. */
export async function addProviders(app: TypedApp, identity: Identity): Promise<void> {
  const ways = providerWays(app, identity);

  app.get(
    "/auth/providers",
    {
      config: { needs: "open" },
      schema: {
        operationId: "providers",
        summary: "Whom one can sign in with",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("The providers.", providersAnswerSchema), ...problems(422) },
      },
    },
    (_request, reply) => {
      void reply.send({
        providers: identity.providers.map(({ name, title }) => ({
          name,
          title,
          start: `${pathOfProvider(name)}/start`,
        })),
      });
    },
  );

  app.get(
    "/auth/providers/:name/start",
    {
      config: { needs: "open" },
      schema: {
        operationId: "startProvider",
        summary: "Go to a provider to sign in",
        description: "A browser is sent there, with a cookie that it brings back.",
        tags,
        params: providerPathSchema,
        querystring: providerStartQuerySchema,
        response: { 302: noContent("To the provider."), ...problems(404, 422) },
      },
    },
    async (request, reply) => {
      const url = await ways.depart(request.params.name, purposeOf(request.query), reply);
      return reply.header("cache-control", "no-store").redirect(url, 302);
    },
  );

  addProviderLinking(app, identity, ways);
  addProviderReturn(app, identity, ways);
  await addProviderCode(app, identity, ways);
}

/** Why somebody goes there. */
function purposeOf({ interaction: uid, page }: Static<typeof providerStartQuerySchema>): Purpose {
  if (uid !== undefined) return { kind: "interaction", uid };
  return { kind: page ?? "sign-in" };
}
