/** GET /auth/sessions: where somebody is signed in. DELETE: there no more. */
import {
  endSessionsQuerySchema,
  noQuerySchema,
  sessionPathSchema,
  sessionsAnswerSchema,
} from "@music-brain/contract";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { endSessions } from "../password-change.ts";
import { revokeSession, sessionsOf } from "../sessions.ts";
import { originOf } from "./origin.ts";
import { sessionToWire } from "./session-wire.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** Adds the routes. */
export function addSessions(app: TypedApp, identity: Identity): void {
  const { database, revocations, audit, now } = identity;

  app.get(
    "/auth/sessions",
    {
      config: { needs: "account" },
      schema: {
        operationId: "sessions",
        summary: "Where one is signed in",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("The sessions.", sessionsAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { userId, sessionId } = signedIn(request);
      const sessions = await sessionsOf(database, userId, now());
      return reply
        .header("cache-control", "no-store")
        .send({ sessions: sessions.map((session) => sessionToWire(session, sessionId)) });
    },
  );

  app.delete(
    "/auth/sessions/:session_id",
    {
      config: { needs: "account" },
      schema: {
        operationId: "endSession",
        summary: "End a session",
        description: "Its tokens open nothing any more, on every machine of the service within a second.",
        tags,
        params: sessionPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is over."), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { userId, id: actor } = signedIn(request);
      const { session_id: sessionId } = request.params;
      if (!(await revokeSession(database, { userId, sessionId }, now()))) throw noSuchSession();
      await revocations.announce({ kind: "session", id: sessionId });
      const { requestId, address } = originOf(request);
      await audit.record({ kind: "session.ended", actor, subject: sessionId, requestId, address });
      return reply.code(204).send();
    },
  );

  app.delete(
    "/auth/sessions",
    {
      config: { needs: "account" },
      schema: {
        operationId: "endSessions",
        summary: "End all sessions",
        description: "With `keep=current` all others.",
        tags,
        querystring: endSessionsQuerySchema,
        response: { 204: noContent("They are over."), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { userId, sessionId, id: actor } = signedIn(request);
      await endSessions(identity, userId, request.query.keep === "current" ? sessionId : undefined);
      const { requestId, address } = originOf(request);
      await audit.record({ kind: "session.all_ended", actor, subject: userId, requestId, address });
      return reply.code(204).send();
    },
  );
}

/** Somebody else's is the same as none. */
function noSuchSession(): Problem {
  return new Problem("no_such_session", "There is no such session among yours.");
}
