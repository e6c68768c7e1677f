/**
 * Cross-origin resource sharing (https://fetch.spec.whatwg.org/#http-cors-protocol): which web pages may call the
 * service from a browser. Only origins that are listed, never with credentials.
 */
import type { FastifyInstance } from "fastify";

const EXPOSED = [
  "ETag",
  "X-Request-Id",
  "X-Response-Time",
  "X-Song-Id",
  "X-Song-Seed",
  "Content-Disposition",
  "Accept-Ranges",
  "Content-Range",
  "Idempotency-Replayed",
  "Location",
  "Retry-After",
  "WWW-Authenticate",
  "RateLimit",
  "RateLimit-Policy",
  "X-RateLimit-Cost",
  ...["Minute", "Hour", "Day"].flatMap((name) => [
    `X-RateLimit-Limit-${name}`,
    `X-RateLimit-Remaining-${name}`,
  ]),
].join(", ");
const ALLOWED_HEADERS =
  "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Last-Event-ID, Range, Traceparent, Tracestate, X-API-Key, X-Request-Id";
const PREFLIGHT_SECONDS = 7200;

/**
 * Adds the hook that answers preflights and marks answers for listed origins.
 * @param origins "*" alone for every origin; empty adds nothing
 * @param methodsFor the methods of a path, undefined where there is nothing
 */
export function addCors(
  app: FastifyInstance,
  origins: readonly string[],
  methodsFor: (path: string) => readonly string[] | undefined,
): void {
  if (origins.length === 0) return;
  const everyone = origins.includes("*");
  app.addHook("onRequest", (request, reply, done) => {
    // Also where the origin is not listed: a cache must not give one origin's answer to another.
    if (!everyone) void reply.header("vary", "Origin");
    const { origin } = request.headers;
    if (origin === undefined || !(everyone || origins.includes(origin))) return done();
    void reply
      .header("access-control-allow-origin", everyone ? "*" : origin)
      .header("access-control-expose-headers", EXPOSED);
    const isPreflight =
      request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
    const methods = isPreflight ? methodsFor(request.url) : undefined;
    if (methods === undefined) return done();
    void reply
      .code(204)
      .header("access-control-allow-methods", methods.join(", "))
      .header("access-control-allow-headers", ALLOWED_HEADERS)
      .header("access-control-max-age", String(PREFLIGHT_SECONDS))
      .send();
  });
}

/** Adds a name to the Vary header without losing those that are there. */
export function vary(existing: number | string | string[] | undefined, name: string): string {
  return existing === undefined ? name : `${existing}, ${name}`;
}
