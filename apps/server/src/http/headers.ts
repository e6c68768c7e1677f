/** The headers that every answer has. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Drain } from "../drain.ts";

/** Nothing may be loaded, framed or posted from an answer that is data. */
const CSP_FOR_DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The five security headers. HSTS is ignored by browsers on plain HTTP and takes force behind a TLS proxy. */
export const standardHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-xss-protection": "1; mode=block",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy": CSP_FOR_DATA,
} as const;

/** Puts the headers of every answer on this one. */
export function setStandardHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(standardHeaders).header("x-request-id", request.id);
}

/** Says how long the request took, in milliseconds. Call it when the answer is about to go out. */
export function setResponseTime(reply: FastifyReply): void {
  void reply.header("x-response-time", `${reply.elapsedTime.toFixed(2)}ms`);
}

/** Hooks that put {@link standardHeaders}, X-Request-Id and X-Response-Time on every answer of the app. */
export function addStandardHeaders(app: FastifyInstance, drain: Drain): void {
  app.addHook("onRequest", (request, reply, done) => {
    setStandardHeaders(request, reply);
    done();
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    setResponseTime(reply);
    // While the service drains, a connection must not be kept for a request that nobody will serve.
    if (drain.begun) void reply.header("connection", "close");
    done();
  });
}
