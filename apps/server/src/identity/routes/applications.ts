/** /auth/applications: the programs of others that somebody has let act for them. */
import { applicationPathSchema, applicationsAnswerSchema, noQuerySchema } from "@music-brain/contract";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { applicationsOf, withdraw } from "../applications.ts";
import type { Identity } from "../identity.ts";
import { applicationToWire } from "./application-wire.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** Adds the routes. */
export function addApplications(app: TypedApp, identity: Identity): void {
  app.get(
    "/auth/applications",
    {
      config: { needs: "account" },
      schema: {
        operationId: "applications",
        summary: "Programs of others that one has let act for oneself",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("Those.", applicationsAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const applications = await applicationsOf(identity, signedIn(request).userId, identity.now());
      return reply
        .header("cache-control", "no-store")
        .send({ applications: applications.map(applicationToWire) });
    },
  );

  app.delete(
    "/auth/applications/:client_id",
    {
      config: { needs: "account" },
      schema: {
        operationId: "withdrawConsent",
        summary: "Let a program act for oneself no more",
        description:
          "Its codes and tokens open nothing any more, on every machine of the service within a second. It has to ask again.",
        tags,
        params: applicationPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is withdrawn."), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { userId, id: actor } = signedIn(request);
      const { client_id: clientId } = request.params;
      if (!(await withdraw(identity, userId, clientId))) throw noSuchApplication();
      const { requestId, address } = originOf(request);
      await identity.audit.record({
        kind: "oauth.withdrawn",
        ...{ actor, subject: clientId, requestId, address },
      });
      return reply.code(204).send();
    },
  );
}

/** One that somebody else has agreed to is the same as none. */
function noSuchApplication(): Problem {
  return new Problem("no_such_application", "You have not agreed to such an application, or not any more.");
}
