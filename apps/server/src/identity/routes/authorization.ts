/** /oauth/* and /.well-known/oauth-authorization-server: the authorization server beside the other routes. */
import { authorizationServerSchema, noQuerySchema } from "@music-brain/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Provider } from "oidc-provider";
import { handOver, type NodeHandler } from "../../http/hand-over.ts";
import { publicAddress } from "../../http/listening-address.ts";
import { json, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { metadata, routes } from "../oauth-metadata.ts";
import { errorPage } from "../pages/sign-in-pages.ts";
import { addInteraction } from "./interaction.ts";

/** The authorization server, once it is needed: most services never do. */
export interface LazyServer {
  readonly provider: Provider;
  readonly handler: NodeHandler;
  /** Where it is reached. */
  readonly issuer: string;
}

/**
 * Adds the routes.
 * @param hasPublicKeys whether others can verify what the service signs
 */
export async function addAuthorization(
  app: TypedApp,
  identity: Identity,
  hasPublicKeys: boolean,
): Promise<void> {
  const { settings } = identity;
  let server: Promise<LazyServer> | undefined;
  const start = () => {
    server ??= startServer(identity, publicAddress(app, settings.publicUrl), (error) => {
      app.log.error({ err: error }, "the authorization server");
    });
    return server;
  };

  app.get(
    "/.well-known/oauth-authorization-server",
    {
      config: { needs: "open" },
      schema: {
        operationId: "authorizationServer",
        summary: "The authorization server described (RFC 8414)",
        description:
          "OAuth 2.1 for programs of third parties: codes with PKCE, refresh tokens that are good once, client credentials.",
        tags: ["Identity"],
        querystring: noQuerySchema,
        response: { 200: json("Its addresses and abilities.", authorizationServerSchema), ...problems(422) },
      },
    },
    (_request, reply) => {
      const abilities = { isRegistrationOpen: settings.oauthRegistration === "open", hasPublicKeys };
      void reply
        .header("cache-control", "no-cache")
        .header("access-control-allow-origin", "*")
        .send(metadata(publicAddress(app, settings.publicUrl), abilities));
    },
  );

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The body stays unread: the authorization server reads it.
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const pass = async (request: FastifyRequest, reply: FastifyReply) => {
      const { handler, issuer } = await start();
      handOver(request, reply, handler, issuer);
      return reply;
    };
    const ours = { config: { needs: "open", ownCredentials: true }, schema: { hide: true } } as const;
    scope.get(routes.authorization, { ...ours, exposeHeadRoute: false }, pass);
    scope.get(`${routes.authorization}/:uid`, { ...ours, exposeHeadRoute: false }, pass);
    scope.post(routes.token, ours, pass);
    scope.post(routes.revocation, ours, pass);
  });
  await app.register(async (scope) => addInteraction(scope, identity, start));
}

/** Loaded here: without third parties its memory and its time are saved. */
async function startServer(
  identity: Identity,
  issuer: string,
  report: (error: Error) => void,
): Promise<LazyServer> {
  const { createAuthorizationServer } = await import("../authorization-server.ts");
  const provider = createAuthorizationServer({
    identity,
    issuer,
    report,
    showError(ctx, { error, error_description: detail }) {
      const { body, policy } = errorPage(`${detail ?? error}.`);
      ctx.set("content-security-policy", policy);
      ctx.type = "html";
      ctx.body = body;
    },
  });
  return { provider, handler: provider.callback(), issuer };
}
