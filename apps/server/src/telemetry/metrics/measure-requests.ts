/** Measures every request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { asksForSound } from "../../limits/costs.ts";
import { bytesOf } from "../request-log.ts";
import type { Metrics } from "./metrics.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route that this one is counted as, where there are many of which nobody wants to know each. */
    countedAs?: string;
  }
}

/** Methods that are counted by their names: the others are one (OpenTelemetry: "_OTHER"). */
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Adds the hooks that count and time requests. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", (_request, reply, done) => {
    metrics.requestsInFlight.now++;
    // Also where the caller goes away before the answer.
    reply.raw.once("close", () => {
      metrics.requestsInFlight.now--;
    });
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    measureRequest(metrics, request, reply);
    done();
  });
}

/** Counts one request that is answered. */
export function measureRequest(metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const labels = {
    http_request_method: methods.has(request.method) ? request.method : "_OTHER",
    // All addresses without a route are one series.
    http_route: request.routeOptions.config.countedAs ?? request.routeOptions.url ?? "none",
    http_response_status_code: String(reply.statusCode),
    sound: asksForSound(request.routeOptions.url, request.headers.accept, request.query, request.body)
      ? "yes"
      : "no",
  };
  metrics.requestDuration.observe(labels, reply.elapsedTime / 1000);
  metrics.responseSize.observe(labels, bytesOf(request, reply));
  if (request.routeOptions.url !== "/generate" || request.method !== "POST") return;
  metrics.generateRequested.inc();
  (reply.statusCode < 400 ? metrics.generateSuccess : metrics.generateError).inc();
}
