/** Turns requests away while there are too many of them, so that those that are let in are served in time. */
import type { FastifyInstance } from "fastify";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { Problem } from "./problem.ts";

/** When a service is overloaded. */
export interface LoadLimits {
  /** Requests that are being answered at the same time. */
  readonly maxInFlight: number;
  /** How late the event loop may be, in milliseconds. */
  readonly maxLagMs: number;
  readonly lagMs: () => number;
}

/** A loop that is late with fewer requests under way has done one thing that took long: whoever comes then has nobody before them. */
const FEWEST_THAT_CROWD = 3;

/** Long enough for what waits now to be done. */
const RETRY_AFTER_SECONDS = 1;

/** Adds the hook. Health and metrics are always answered: whoever watches has to see the load. */
export function addShedding(app: FastifyInstance, metrics: Metrics, limits: LoadLimits): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const reason = reasonToShed(metrics, limits);
    if (reason === undefined || isWatching(request.routeOptions.url)) return done();
    metrics.requestsShed.inc({ reason });
    done(overloaded());
  });
}

/** 503, to be tried again in a second. */
export function overloaded(): Problem {
  return new Problem("overloaded", "There are more requests at the moment than can be served. Try again.", {
    headers: { "retry-after": String(RETRY_AFTER_SECONDS) },
  });
}

function reasonToShed(metrics: Metrics, limits: LoadLimits): "in_flight" | "event_loop_lag" | undefined {
  // This request is counted already. Streams wait more than they work, and have a limit of their own.
  const working = metrics.requestsInFlight.now - metrics.jobWatchers.now;
  if (working > limits.maxInFlight) return "in_flight";
  return working >= FEWEST_THAT_CROWD && limits.lagMs() > limits.maxLagMs ? "event_loop_lag" : undefined;
}

function isWatching(route: string | undefined): boolean {
  return route === "/health" || route === "/health/ready" || route === "/metrics";
}
