/** /auth/identities: accounts elsewhere that belong to one here. */
import {
  noQuerySchema,
  outsideIdentitiesAnswerSchema,
  outsideIdentityPathSchema,
} from "@music-brain/contract";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { outsideOf, unlinkOutside } from "../outside-identities.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];
const PRIVATE = { "cache-control": "no-store" };

/** Adds the routes. */
export function addOutsideIdentities(app: TypedApp, { database, audit }: Identity): void {
  app.get(
    "/auth/identities",
    {
      config: { needs: "account" },
      schema: {
        operationId: "outsideIdentities",
        summary: "Accounts elsewhere that one signs in with",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("Those.", outsideIdentitiesAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const found = await outsideOf(database, signedIn(request).userId);
      return reply.headers(PRIVATE).send({
        identities: found.map(({ created_at, last_used_at, ...one }) => ({
          ...one,
          created_at: new Date(created_at).toISOString(),
          last_used_at: new Date(last_used_at).toISOString(),
        })),
      });
    },
  );

  app.delete(
    "/auth/identities/:identity_id",
    {
      config: { needs: "account" },
      schema: {
        operationId: "unlinkProvider",
        summary: "Sign in with an account elsewhere no more",
        tags,
        params: outsideIdentityPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is unlinked."), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { userId, id: actor } = signedIn(request);
      const { identity_id: id } = request.params;
      const outcome = await unlinkOutside(database, userId, id);
      if (outcome === "last") {
        throw new Problem("last_way_in", "Without it nobody could sign in: set a password first.");
      }
      if (outcome === "none") {
        throw new Problem("not_found", "There is no such account among those that are linked to yours.");
      }
      const { requestId, address: from } = originOf(request);
      await audit.record({ kind: "provider.unlinked", actor, subject: userId, requestId, address: from });
      return reply.code(204).send();
    },
  );
}
