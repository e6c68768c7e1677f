/** One line a request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { traceIdOf } from "./tracing/trace-requests.ts";

/** Adds the hook that writes the line when the answer is out. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
}

/**
 * Writes the line: trace, method, route (its template, so that a log can be counted by it; null where none matched),
 * status, duration, caller (the id of an account, a key or a client; null for the anonymous), address, bytes of the answer's body. The request's id is in every line of its logger.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      trace_id: traceIdOf(request) ?? null,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 100) / 100,
      caller_id: request.principal.kind === "anonymous" ? null : request.principal.id,
      address: request.ip,
      bytes: bytesOf(request, reply),
    },
    "request",
  );
}

/** The bytes of an answer's body; 0 where its headers tell of a body that is not sent. */
export function bytesOf(request: FastifyRequest, reply: FastifyReply): number {
  if (request.method === "HEAD" || reply.statusCode === 304) return 0;
  return Number(reply.getHeader("content-length") ?? 0);
}
