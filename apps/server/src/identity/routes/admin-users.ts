/** /admin/users: the accounts of others. */
import {
  accountExportSchema,
  accountPathSchema,
  accountSchema,
  accountsAnswerSchema,
  accountsQuerySchema,
  changeAccountRequestSchema,
  createAccountRequestSchema,
  noQuerySchema,
  passwordLinkSchema,
} from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { type AccountPage, listAccounts } from "../accounts.ts";
import {
  type Actor,
  accountOf,
  changeAccount,
  deleteAccount,
  exportAccount,
  issuePasswordLink,
} from "../administration.ts";
import type { Identity } from "../identity.ts";
import { addressOfLink } from "../password-change.ts";
import { makeAccount } from "../register.ts";
import { usernameKey } from "../username.ts";
import { accountToWire, exportToWire } from "./account-wire.ts";
import { originOf } from "./origin.ts";

const tags = ["Administration"];
const PRIVATE = { "cache-control": "no-store" };
const USUAL_PAGE = 50;

/** Adds the routes. */
export function addAdminUsers(app: TypedApp, identity: Identity): void {
  const { database, settings, audit } = identity;

  app.get(
    "/admin/users",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "accounts",
        summary: "All accounts",
        tags,
        querystring: accountsQuerySchema,
        response: { 200: json("A page of accounts.", accountsAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async ({ query: { q, cursor, limit = USUAL_PAGE } }, reply) => {
      const page: AccountPage = {
        prefix: q === undefined ? undefined : usernameKey(q),
        after: cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString("utf8"),
        limit: limit + 1,
      };
      const found = await listAccounts(database, page);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return reply.headers(PRIVATE).send({
        accounts: shown.map(accountToWire),
        next_cursor: last === undefined ? null : Buffer.from(last.key).toString("base64url"),
      });
    },
  );

  app.post(
    "/admin/users",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "createAccount",
        summary: "Make an account for somebody",
        description:
          "Without `password` somebody sets it by a link: `POST /admin/users/{user_id}/password-link`.",
        tags,
        querystring: noQuerySchema,
        body: createAccountRequestSchema,
        response: {
          201: json("The account.", accountSchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { role = "member", ...wish } = request.body;
      const account = await makeAccount(identity, wish, role);
      await audit.record({
        kind: "account.created",
        subject: account.id,
        detail: { role },
        ...actorOf(request),
      });
      return reply.code(201).headers(PRIVATE).send(accountToWire(account));
    },
  );

  app.get(
    "/admin/users/:user_id",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "account",
        summary: "An account",
        tags,
        params: accountPathSchema,
        querystring: noQuerySchema,
        response: { 200: json("The account.", accountSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) =>
      reply.headers(PRIVATE).send(accountToWire(await accountOf(identity, request.params.user_id))),
  );

  app.patch(
    "/admin/users/:user_id",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "changeAccount",
        summary: "Change an account",
        description: "What it may do from now on holds at once. Where it is disabled, its sessions end.",
        tags,
        params: accountPathSchema,
        querystring: noQuerySchema,
        body: changeAccountRequestSchema,
        response: {
          200: json("The account.", accountSchema),
          ...problems(400, 401, 403, 404, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const account = await changeAccount(identity, request.params.user_id, request.body, actorOf(request));
      return reply.headers(PRIVATE).send(accountToWire(account));
    },
  );

  app.delete(
    "/admin/users/:user_id",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "deleteAccount",
        summary: "Delete an account with everything that it has",
        description:
          "It is gone for good: `GET /admin/users/{user_id}/export` gives what somebody may want to keep.",
        tags,
        params: accountPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is gone."), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      await deleteAccount(identity, request.params.user_id, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.get(
    "/admin/users/:user_id/export",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "exportAccount",
        summary: "Everything that is kept of an account",
        tags,
        params: accountPathSchema,
        querystring: noQuerySchema,
        response: { 200: json("All of it.", accountExportSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) =>
      reply.headers(PRIVATE).send(exportToWire(await exportAccount(identity, request.params.user_id))),
  );

  app.post(
    "/admin/users/:user_id/password-link",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "issuePasswordLink",
        summary: "Make a link by which somebody sets their password",
        description: "To be handed to whom the account belongs. It is good once, for an hour.",
        tags,
        params: accountPathSchema,
        querystring: noQuerySchema,
        response: { 201: json("The link.", passwordLinkSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const link = await issuePasswordLink(identity, request.params.user_id, actorOf(request));
      return reply
        .code(201)
        .headers(PRIVATE)
        .send({
          token: link.token,
          // Without PUBLIC_URL the address is one of this service, wherever that is reached.
          link: addressOfLink(settings.publicUrl ?? "", link),
          expires_at: new Date(link.expiresAt).toISOString(),
        });
    },
  );
}

function actorOf(request: FastifyRequest): Actor {
  const { requestId, address } = originOf(request);
  return { actor: request.principal.id, requestId, address };
}
