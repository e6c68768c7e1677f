/** Lets a request in, or refuses it with 429. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../http/problem.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { highestCost, type Standing } from "./bucket.ts";
import { costOf } from "./costs.ts";
import { policyHeaders, refusalOf, standingHeaders } from "./headers.ts";
import type { Limiter } from "./limiter.ts";

/** Asks for the tokens of a request and says on the answer what is left; calls back with the problem where it is refused. */
export type Admit = (request: FastifyRequest, reply: FastifyReply, done: (refused?: Error) => void) => void;

/** What admits the requests of a limiter's callers. */
export function admission(
  limiter: Limiter,
  { rateLimitDecisions }: Pick<Metrics, "rateLimitDecisions">,
): Admit {
  const { levels, store } = limiter;
  const policy = policyHeaders(levels);
  const dearest = highestCost(levels);

  function settle(reply: FastifyReply, cost: number, { allowed, spent }: Standing): Problem | undefined {
    void reply.headers(policy).headers(standingHeaders(spent, cost, levels));
    const refusal = allowed ? undefined : refusalOf(spent, cost, levels);
    rateLimitDecisions.inc({ decision: refusal?.level.name ?? "allowed", store: limiter.where() });
    if (refusal === undefined) return undefined;
    const { level, retryAfterSeconds } = refusal;
    const { name, limit } = level;
    return new Problem("rate_limit_exceeded", `Rate limit exceeded: ${limit} requests per ${name}`, {
      headers: { "retry-after": String(retryAfterSeconds) },
    });
  }

  return (request, reply, done) => {
    const priced = costOf(request.method, request.routeOptions.url);
    if (priced === undefined) return done();
    const cost = Math.min(priced, dearest);
    const standing = store.take(request.principal.id, cost);
    if (standing instanceof Promise) {
      standing.then((settled) => done(settle(reply, cost, settled)), done);
    } else {
      done(settle(reply, cost, standing));
    }
  };
}

/** Admits every request of the app, or refuses it before anything else is done for it. */
export function addLimits(app: FastifyInstance, limiter: Limiter, admit: Admit): void {
  app.addHook("onRequest", admit);
  app.addHook("onClose", (_app, done) => {
    limiter.close();
    done();
  });
}
