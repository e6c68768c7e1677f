/** POST /oauth/register: programs that register themselves as clients (RFC 7591), where the settings let them. */
import {
  noQuerySchema,
  registerClientRequestSchema,
  registeredClientSchema,
  registrationErrorSchema,
  type WireRegisterClientRequest,
} from "@music-brain/contract";
import { Problem } from "../../http/problem.ts";
import { json, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { makeClient } from "../client-administration.ts";
import { objectionToClient, scopesIn, thirdPartyScopes } from "../client-rules.ts";
import type { Identity } from "../identity.ts";
import type { ClientWish } from "../oauth-clients.ts";
import { routes } from "../oauth-metadata.ts";
import { metadataOf } from "../oauth-storage.ts";
import { originOf } from "./origin.ts";

/** Addresses that somebody would fetch, or that would be believed: never from a stranger. */
const DANGEROUS = ["jwks_uri", "jwks", "sector_identifier_uri", "request_uris", "software_statement"];

/** Adds the route. */
export function addClientRegistration(app: TypedApp, identity: Identity): void {
  app.post(
    routes.registration,
    {
      config: { needs: "open" },
      schema: {
        operationId: "registerClient",
        summary: "Register a program as a client",
        description:
          "Where `OAUTH_REGISTRATION` is open. It can act for people who agree, never for itself; addresses to fetch keys from are refused.",
        tags: ["Identity"],
        querystring: noQuerySchema,
        body: registerClientRequestSchema,
        response: {
          201: json("The client.", registeredClientSchema),
          ...problems(403, 413, 415, 422),
          400: json("It cannot be one.", registrationErrorSchema),
        },
      },
      attachValidation: true,
    },
    async (request, reply) => {
      if (identity.settings.oauthRegistration === "closed") {
        throw new Problem("registration_closed", "Clients are made by an administrator here.");
      }
      void reply.header("cache-control", "no-store");
      const refuse = (error: "invalid_client_metadata" | "invalid_redirect_uri", description: string) =>
        reply.code(400).send({ error, error_description: description });
      if (request.validationError !== undefined) {
        return refuse("invalid_client_metadata", request.validationError.message);
      }
      const dangerous = DANGEROUS.find((name) => name in request.body);
      if (dangerous !== undefined) return refuse("invalid_client_metadata", `${dangerous} is not taken.`);
      const wish = wishOf(request.body);
      const objection = objectionToClient(wish);
      if (objection !== undefined) {
        const { field, why } = objection;
        const kind = field === "redirect_uris" ? "invalid_redirect_uri" : "invalid_client_metadata";
        return refuse(kind, `${field} ${why}.`);
      }
      const { requestId, address } = originOf(request);
      const by = { actor: request.principal.id, requestId, address };
      const { client, secret } = await makeClient(identity, wish, null, by);
      const { application_type: _, ...registered } = metadataOf(client, secret);
      return reply.code(201).send({
        ...registered,
        client_id_issued_at: Math.floor(client.createdAt / 1000),
        ...(secret !== null && { client_secret_expires_at: 0 }),
      });
    },
  );
}

function wishOf(given: WireRegisterClientRequest): ClientWish {
  const { client_name: name = "A program without a name", redirect_uris: redirectUris, scope } = given;
  const kind = given.token_endpoint_auth_method === "none" ? "public" : "confidential";
  return { name, kind, redirectUris, scopes: scope === undefined ? thirdPartyScopes : scopesIn(scope) };
}
