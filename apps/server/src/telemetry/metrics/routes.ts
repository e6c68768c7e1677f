/** GET /metrics: for those who have the token of the metrics. */
import { createHash, timingSafeEqual } from "node:crypto";
import { metricsSchema } from "@music-brain/contract";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { vary } from "../../http/cors.ts";
import { preferredType } from "../../http/negotiate.ts";
import { Problem } from "../../http/problem.ts";
import { problems } from "../../http/responses.ts";
import {
  metricsInBrief,
  OPEN_METRICS_TYPE,
  openMetricsText,
  PROMETHEUS_TYPE,
  prometheusText,
} from "./exposition.ts";
import type { Metrics } from "./metrics.ts";

const JSON_TYPE = "application/json";
const OFFERED = [JSON_TYPE, "text/plain", "application/openmetrics-text"];

/**
 * Adds the route.
 * @param tokenNow the token that opens it at the moment; without one it is closed to all
 */
export function addMetrics(app: FastifyInstance, metrics: Metrics, tokenNow: () => string | undefined): void {
  app.get(
    "/metrics",
    {
      schema: {
        operationId: "metrics",
        summary: "What the service counts and measures",
        description: [
          "In brief as JSON, or with `Accept: text/plain` or `application/openmetrics-text` for Prometheus. It takes the",
          "token in METRICS_TOKEN as `Authorization: Bearer …`; where the service has none, nobody is let in.",
        ].join("\n"),
        tags: ["Service"],
        response: {
          200: {
            description: "The metrics.",
            content: {
              [JSON_TYPE]: { schema: metricsSchema },
              "text/plain": { schema: Type.String() },
              "application/openmetrics-text": { schema: Type.String() },
            },
          },
          ...problems(401, 406),
        },
      },
    },
    async (request, reply) => {
      letIn(request.headers.authorization, tokenNow());
      void reply.header("vary", vary(reply.getHeader("vary"), "Accept")).header("cache-control", "no-store");
      switch (preferredType(withoutParameters(request.headers.accept), OFFERED)) {
        case JSON_TYPE:
          return metricsInBrief(metrics);
        case "text/plain":
          return reply.header("content-type", PROMETHEUS_TYPE).send(await prometheusText(metrics));
        case "application/openmetrics-text":
          return reply.header("content-type", OPEN_METRICS_TYPE).send(await openMetricsText(metrics));
        default:
          throw new Problem(
            "not_acceptable",
            `Accept names nothing that can be made here; ${OFFERED.join(", ")} can.`,
          );
      }
    },
  );
}

/** Throws unless the header has the token. The comparison takes as long whatever is guessed. */
function letIn(authorization: string | undefined, token: string | undefined): void {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (given !== undefined && token !== undefined && timingSafeEqual(hash(given), hash(token))) return;
  throw new Problem("unauthorized", "The metrics ask for a token: send it as Authorization: Bearer …", {
    headers: { "www-authenticate": 'Bearer realm="metrics"' },
  });
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Versions and escapings that scrapers name: the types are told apart without them. */
function withoutParameters(accept: string | undefined): string | undefined {
  return accept?.replace(/;\s*(?!q=)[\w-]+=("[^"]*"|[^;,]*)/gi, "");
}
