/** One line a request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Adds the hook that writes the line when the answer is out. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
}

/**
 * Writes the line: method, route (its template, so that a log can be counted by it; null where none matched), status,
 * duration. The request's id is in every line of its logger.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 100) / 100,
    },
    "request",
  );
}
