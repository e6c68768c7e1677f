/** GET /metrics: for those who may read them. */
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

/** Adds the route. */
export function addMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get(
    "/metrics",
    {
      config: { needs: "metrics:read" },
      schema: {
        operationId: "metrics",
        summary: "What the service counts and measures",
        description: [
          "In brief as JSON, or with `Accept: text/plain` or `application/openmetrics-text` for Prometheus. It takes the",
          "scope `metrics:read`; scrapers send what stands in METRICS_TOKEN as `Authorization: Bearer …`.",
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
          ...problems(401, 403, 406),
        },
      },
    },
    async (request, reply) => {
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

/** Versions and escapings that scrapers name: the types are told apart without them. */
function withoutParameters(accept: string | undefined): string | undefined {
  return accept?.replace(/;\s*(?!q=)[\w-]+=("[^"]*"|[^;,]*)/gi, "");
}
