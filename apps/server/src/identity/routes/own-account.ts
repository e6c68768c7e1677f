/** PATCH and DELETE /auth/me, GET /auth/me/export: what is kept of somebody, and the end of it. */
import {
  accountExportSchema,
  accountSchema,
  changeMeRequestSchema,
  deleteAccountRequestSchema,
  noQuerySchema,
} from "@music-brain/contract";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { changeAccount, deleteAccount, exportAccount } from "../administration.ts";
import type { Identity } from "../identity.ts";
import { stepUp } from "../step-up.ts";
import { accountToWire, exportToWire } from "./account-wire.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** Adds the routes. */
export function addOwnAccount(app: TypedApp, identity: Identity): void {
  app.get(
    "/auth/me/export",
    {
      config: { needs: "account" },
      schema: {
        operationId: "exportMe",
        summary: "Everything that is kept of one's account",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("All of it.", accountExportSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { userId } = signedIn(request);
      return reply
        .headers({
          "cache-control": "no-store",
          "content-disposition": 'attachment; filename="music-brain-account.json"',
        })
        .send(exportToWire(await exportAccount(identity, userId)));
    },
  );

  app.patch(
    "/auth/me",
    {
      config: { needs: "account" },
      schema: {
        operationId: "changeMe",
        summary: "Change where links for a forgotten password are sent",
        description: "The password is asked for, and a code where there is a second factor.",
        tags,
        querystring: noQuerySchema,
        body: changeMeRequestSchema,
        response: { 200: json("The account.", accountSchema), ...problems(400, 401, 403, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const user = signedIn(request);
      const { email, ...proof } = request.body;
      const origin = originOf(request);
      await stepUp(identity, user, proof, origin);
      const { requestId, address } = origin;
      const account = await changeAccount(
        identity,
        user.userId,
        { email },
        { actor: user.id, requestId, address },
      );
      return reply.header("cache-control", "no-store").send(accountToWire(account));
    },
  );

  app.delete(
    "/auth/me",
    {
      config: { needs: "account" },
      schema: {
        operationId: "deleteMe",
        summary: "Delete one's account with everything that it has",
        description:
          "The password is asked for, and a code where there is a second factor. It is gone for good: `GET /auth/me/export` gives all of it before.",
        tags,
        querystring: noQuerySchema,
        body: deleteAccountRequestSchema,
        response: { 204: noContent("It is gone."), ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const user = signedIn(request);
      const { userId, id: actor } = user;
      const origin = originOf(request);
      await stepUp(identity, user, request.body, origin);
      const { requestId, address } = origin;
      await deleteAccount(identity, userId, { actor, requestId, address });
      return reply.code(204).send();
    },
  );
}
