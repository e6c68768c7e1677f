/** /admin/clients: the programs of third parties that the authorization server knows. */
import {
  clientPathSchema,
  clientsAnswerSchema,
  clientWithSecretSchema,
  createClientRequestSchema,
  noQuerySchema,
} from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Actor } from "../administration.ts";
import {
  allClients,
  deleteClient,
  makeClient,
  noSuchClient,
  rotateSecret,
} from "../client-administration.ts";
import type { Identity } from "../identity.ts";
import { findClient } from "../oauth-clients.ts";
import { userIdOf } from "../principal.ts";
import { clientToWire } from "./client-wire.ts";
import { originOf } from "./origin.ts";

const tags = ["Administration"];
const PRIVATE = { "cache-control": "no-store" };

/** Adds the routes. */
export function addClients(app: TypedApp, identity: Identity): void {
  app.get(
    "/admin/clients",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "clients",
        summary: "All clients of the authorization server",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("The clients.", clientsAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (_request, reply) =>
      reply.headers(PRIVATE).send({ clients: (await allClients(identity)).map(clientToWire) }),
  );

  app.post(
    "/admin/clients",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "createClient",
        summary: "Make a client",
        description: "Its secret is shown this once.",
        tags,
        querystring: noQuerySchema,
        body: createClientRequestSchema,
        response: {
          201: json("The client and its secret.", clientWithSecretSchema),
          ...problems(400, 401, 403, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { name, kind, scopes, redirect_uris: redirectUris = [] } = request.body;
      const createdBy = userIdOf(request.principal) ?? null;
      const wish = { name, kind, scopes: [...new Set(scopes)], redirectUris };
      const { client, secret } = await makeClient(identity, wish, createdBy, actorOf(request));
      return reply
        .code(201)
        .headers(PRIVATE)
        .send({ client: clientToWire(client), secret });
    },
  );

  app.post(
    "/admin/clients/:client_id/secret",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "rotateClientSecret",
        summary: "Give a client another secret",
        description: "The one before is good no more; tokens that the client has are.",
        tags,
        params: clientPathSchema,
        querystring: noQuerySchema,
        response: {
          201: json("The client and its secret.", clientWithSecretSchema),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { client_id: id } = request.params;
      const secret = await rotateSecret(identity, id, actorOf(request));
      const client = await findClient(identity.database, id);
      if (client === undefined) throw noSuchClient();
      return reply
        .code(201)
        .headers(PRIVATE)
        .send({ client: clientToWire(client), secret });
    },
  );

  app.delete(
    "/admin/clients/:client_id",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "deleteClient",
        summary: "Delete a client",
        description: "Its tokens open nothing any more.",
        tags,
        params: clientPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is gone."), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      await deleteClient(identity, request.params.client_id, actorOf(request));
      return reply.code(204).send();
    },
  );
}

function actorOf(request: FastifyRequest): Actor {
  const { requestId, address } = originOf(request);
  return { actor: request.principal.id, requestId, address };
}
