/** A span for every request, and one within it for what takes long. */
import type { Span } from "@opentelemetry/api";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { traceOf } from "../trace-context.ts";
import type { Tracing } from "./tracing.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Its place in a trace, where traces are delivered. */
    traced?: { readonly span: Span; readonly tracing: Tracing };
  }
}

/** What OpenTelemetry calls an error in a span (https://opentelemetry.io/docs/specs/otel/trace/api/#set-status). */
const ERROR = 2;

/**
 * Adds the hooks. The answer names its span in `traceresponse` (https://w3c.github.io/trace-context/#trace-context-http-response-headers-format).
 */
export function traceRequests(app: FastifyInstance, tracing: Tracing): void {
  app.addHook("onRequest", (request, reply, done) => {
    const span = tracing.begin(nameOf(request), traceOf(request.headers));
    request.traced = { span, tracing };
    const { traceId, spanId, traceFlags } = span.spanContext();
    void reply.header("traceresponse", `00-${traceId}-${spanId}-0${traceFlags & 1}`);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    if (request.traced !== undefined) end(request.traced.span, request, reply);
    done();
  });
  app.addHook("onClose", () => tracing.close());
}

/** Does the work in a span of its own, where traces are delivered. */
export function inSpan<Result>({ traced }: FastifyRequest, name: string, work: () => Result): Result {
  if (traced === undefined) return work();
  const span = traced.tracing.beginWithin(traced.span, name);
  try {
    return work();
  } finally {
    span.end();
  }
}

/** The id of the trace that the request belongs to, if it is known. */
export function traceIdOf({ traced, headers }: FastifyRequest): string | undefined {
  return traced?.span.spanContext().traceId ?? traceOf(headers)?.traceId;
}

/** https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
function end(span: Span, request: FastifyRequest, reply: FastifyReply): void {
  const { url } = request.routeOptions;
  span.setAttributes({
    "http.request.method": request.method,
    "http.response.status_code": reply.statusCode,
    "url.scheme": request.protocol,
    "url.path": request.url.split("?", 1)[0] ?? "",
    "client.address": request.ip,
    "network.protocol.version": request.raw.httpVersion,
    "music_brain.request_id": request.id,
    ...(url === undefined ? {} : { "http.route": url }),
    ...(reply.statusCode >= 500 ? { "error.type": String(reply.statusCode) } : {}),
  });
  if (reply.statusCode >= 500) span.setStatus({ code: ERROR });
  span.end();
}

function nameOf({ method, routeOptions }: FastifyRequest): string {
  return routeOptions.url === undefined ? method : `${method} ${routeOptions.url}`;
}
