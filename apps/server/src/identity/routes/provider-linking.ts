/** POST /auth/providers/{name}/link: from within a session to an account elsewhere that signs in to it. */
import {
  linkProviderAnswerSchema,
  linkProviderRequestSchema,
  noQuerySchema,
  providerPathSchema,
} from "@music-brain/contract";
import { Problem } from "../../http/problem.ts";
import { json, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Purpose } from "../departures.ts";
import type { Identity } from "../identity.ts";
import { linkOutside, type Outside } from "../outside-identities.ts";
import { sessionInForce } from "../sessions.ts";
import type { Origin } from "../sign-in.ts";
import { stepUp } from "../step-up.ts";
import { originOf } from "./origin.ts";
import { notYours, type ProviderWays } from "./provider-ways.ts";
import { signedIn } from "./signed-in.ts";

/** Adds the route. */
export function addProviderLinking(app: TypedApp, identity: Identity, ways: ProviderWays): void {
  app.post(
    "/auth/providers/:name/link",
    {
      config: { needs: "account" },
      schema: {
        operationId: "linkProvider",
        summary: "Link an account elsewhere, to sign in with",
        description: "From within a session, with the password again. Nothing is ever linked by e-mail.",
        tags: ["Identity"],
        params: providerPathSchema,
        querystring: noQuerySchema,
        body: linkProviderRequestSchema,
        response: {
          200: json("Where to go on.", linkProviderAnswerSchema),
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const principal = signedIn(request);
      ways.expectKnown(name);
      await stepUp(identity, principal, request.body, originOf(request));
      const { userId, sessionId } = principal;
      const isStudio = request.body.page === "studio";
      const url = await ways.depart(name, { kind: "link", userId, sessionId, isStudio }, reply);
      return reply.header("cache-control", "no-store").send({ url });
    },
  );
}

/**
 * Gives the account that asked somebody elsewhere, now that they are back.
 * @throws Problem sign_in_refused where its session is over; already_linked
 */
export async function finishLinking(
  { database, now, random, audit }: Identity,
  { userId, sessionId }: Extract<Purpose, { kind: "link" }>,
  outside: Outside,
  { requestId, address }: Origin,
): Promise<void> {
  const session = await sessionInForce(database, sessionId, now());
  if (session?.userId !== userId) throw notYours();
  if (!(await linkOutside(database, userId, outside, { now: now(), random }))) {
    throw new Problem("already_linked", "This account elsewhere belongs to an account here already.");
  }
  const detail = { provider: outside.provider };
  const actor = `user:${userId}`;
  await audit.record({ kind: "provider.linked", actor, subject: userId, detail, requestId, address });
}
