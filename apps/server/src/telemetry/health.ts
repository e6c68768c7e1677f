/** GET /health: the process answers. GET /health/ready: everything that it needs works. */
import {
  healthSchema,
  notReadyProperties,
  problemSchema,
  readySchema,
  type WireDependency,
} from "@music-brain/contract";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { DatabaseOutdated } from "../database/errors.ts";
import type { Drain } from "../drain.ts";
import { Problem } from "../http/problem.ts";
import { json, problems } from "../http/responses.ts";
import { SERVICE_NAME, SERVICE_VERSION } from "../service.ts";

/** Something that has to work before requests can be served. */
export interface Dependency {
  readonly name: string;
  /**
   * Settles when it works, with "degraded" where the service does without it for now; rejects with the cause, which goes
   * to the log, when requests cannot be served.
   */
  readonly check: () => Promise<"up" | "degraded">;
}

const RETRY_AFTER_SECONDS = 5;

/** Adds the two routes. */
export function addHealth(app: FastifyInstance, dependencies: readonly Dependency[], drain: Drain): void {
  app.get(
    "/health",
    {
      config: { needs: "open" },
      schema: {
        operationId: "health",
        summary: "Is the process alive",
        tags: ["Service"],
        response: { 200: json("It is.", healthSchema) },
      },
    },
    () => ({ status: "healthy", service: SERVICE_NAME, version: SERVICE_VERSION }),
  );

  app.get(
    "/health/ready",
    {
      config: { needs: "open" },
      schema: {
        operationId: "ready",
        summary: "Can requests be served",
        description: "Checks everything that the service depends on.",
        tags: ["Service"],
        response: {
          200: json("Yes.", readySchema),
          ...problems(),
          503: {
            description: "No. `Retry-After` says when to ask again.",
            content: { "application/problem+json": { schema: notReadySchema } },
          },
        },
      },
    },
    async (request) => {
      const states: WireDependency[] = [{ name: "server", state: drain.begun ? "down" : "up" }];
      for (const { name, check } of dependencies) {
        try {
          states.push({ name, state: await check() });
        } catch (error) {
          request.log.error({ err: error, dependency: name }, "dependency is down");
          const detail = error instanceof DatabaseOutdated ? { detail: error.message } : {};
          states.push({ name, state: "down", ...detail });
        }
      }
      if (states.every(({ state }) => state !== "down")) return { status: "ready", dependencies: states };
      throw new Problem("not_ready", "The service is not ready to serve requests.", {
        headers: { "retry-after": String(RETRY_AFTER_SECONDS) },
        extra: { dependencies: states },
      });
    },
  );
}

const notReadySchema = Type.Object(
  { ...problemSchema.properties, ...notReadyProperties },
  { $id: "NotReady", title: "Not ready" },
);
