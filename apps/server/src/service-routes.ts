/** GET /: what this is, and everything that can be called. */
import { noQuerySchema, serviceSchema, type WireService } from "@music-brain/contract";
import type { FastifyInstance } from "fastify";
import { vary } from "./http/cors.ts";
import { preferredType } from "./http/negotiate.ts";
import { json, noContent, problems } from "./http/responses.ts";
import { SERVICE_NAME, SERVICE_VERSION } from "./service.ts";

/**
 * Adds GET /. It lists the routes that are registered after it, itself among them.
 * @param page where browsers are led to, if anywhere
 */
export function addService(app: FastifyInstance, page?: string): void {
  const endpoints: WireService["endpoints"] = [];
  app.addHook("onRoute", ({ method, url, schema }) => {
    const { summary } = schema ?? {};
    if (summary === undefined || method === "HEAD") return;
    endpoints.push({ method: String(method), path: url.replace(/:(\w+)/g, "{$1}"), summary });
  });

  app.get(
    "/",
    {
      config: { needs: "open" },
      schema: {
        operationId: "service",
        summary: "What this service is",
        description: "Its name and version, and everything that can be called.",
        tags: ["Service"],
        querystring: noQuerySchema,
        response: {
          200: json("The service.", serviceSchema),
          302: noContent("To the studio, for who would rather have HTML."),
          ...problems(422),
        },
      },
    },
    (request, reply) => {
      if (page !== undefined) {
        void reply.header("vary", vary(reply.getHeader("vary"), "Accept"));
        const type = preferredType(request.headers.accept, ["application/json", "text/html"]);
        if (type === "text/html") return reply.redirect(page);
      }
      return {
        service: SERVICE_NAME,
        version: SERVICE_VERSION,
        status: "running",
        endpoints,
      } satisfies WireService;
    },
  );
}
