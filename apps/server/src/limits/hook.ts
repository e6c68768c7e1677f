/** Lets a request in, or refuses it with 429. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../http/problem.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { highestCost, type Levels, type Standing } from "./bucket.ts";
import { bucketsOf, type CallerBuckets } from "./buckets-of.ts";
import { costOf, extraCostOf } from "./costs.ts";
import { policyHeaders, refusalOf, standingHeaders } from "./headers.ts";
import type { Limiter } from "./limiter.ts";

/** Asks for the tokens of a request and says on the answer what is left; calls back with the problem where it is refused. */
export type Admit = (
  request: FastifyRequest,
  reply: FastifyReply,
  done: (refused?: Error) => void,
  /** Tokens besides those of its route, which were taken before. */
  extra?: number,
) => void;

/** What came of a request for the tokens of one caller. */
interface Taken extends Standing {
  readonly levels: Levels;
}

/** What admits the requests of a limiter's callers. */
export function admission(
  limiter: Limiter,
  { rateLimitDecisions }: Pick<Metrics, "rateLimitDecisions">,
): Admit {
  const { store } = limiter;
  const usual = policyHeaders(limiter.levels);

  function take({ caller, levels }: CallerBuckets, cost: number): Taken | Promise<Taken> {
    const standing = store.take(caller, cost, levels);
    const taken = (one: Standing): Taken => ({ ...one, levels: levels ?? limiter.levels });
    return standing instanceof Promise ? standing.then(taken) : taken(standing);
  }

  /**
   * Says on the answer how the first caller stands, or the one whose buckets have too little.
   * @param cost all that the request costs: whoever comes again needs all of it
   */
  function settle(
    reply: FastifyReply,
    cost: number,
    taken: readonly [Taken, ...Taken[]],
  ): Problem | undefined {
    const { allowed, spent, levels } = taken.find((one) => !one.allowed) ?? taken[0];
    void reply.headers(levels === limiter.levels ? usual : policyHeaders(levels));
    void reply.headers(standingHeaders(spent, cost, levels));
    const level = allowed ? undefined : refusalOf(spent, cost, levels).level;
    rateLimitDecisions.inc({ decision: level?.name ?? "allowed", store: limiter.where() });
    if (level === undefined) return undefined;
    const seconds = taken.map((one) => refusalOf(one.spent, cost, one.levels).retryAfterSeconds);
    return new Problem(
      "rate_limit_exceeded",
      `Rate limit exceeded: ${level.limit} requests per ${level.name}`,
      {
        headers: { "retry-after": String(Math.max(...seconds)) },
      },
    );
  }

  async function takeBoth(first: Taken | Promise<Taken>, second: CallerBuckets, cost: number) {
    const own = await first;
    return own.allowed ? ([own, await take(second, cost)] as const) : ([own] as const);
  }

  return (request, reply, done, extra = 0) => {
    const priced = costOf(request.method, request.routeOptions.url);
    if (priced === undefined) return done();
    const [first, second] = bucketsOf(request.principal);
    const most = Math.min(highestCost(limiter.levels), highestCost(first.levels ?? limiter.levels));
    const cost = Math.min(priced + extra, most);
    const now = extra === 0 ? cost : cost - Math.min(priced, most);
    const taken = take(first, now);
    if (second !== undefined) {
      takeBoth(taken, second, now).then((both) => done(settle(reply, cost, both)), done);
    } else if (taken instanceof Promise) {
      taken.then((one) => done(settle(reply, cost, [one])), done);
    } else {
      done(settle(reply, cost, [taken]));
    }
  };
}

/**
 * Admits every request of the app, or refuses it before anything else is done for it; what it costs besides is asked for
 * when its body is known.
 */
export function addLimits(app: FastifyInstance, limiter: Limiter, admit: Admit): void {
  app.addHook("onRequest", (request, reply, done) => admit(request, reply, done));
  app.addHook("preHandler", (request, reply, done) => {
    const extra = extraCostOf(request.routeOptions.url, request.headers.accept, request.body);
    if (extra === 0) done();
    else admit(request, reply, done, extra);
  });
  app.addHook("onClose", (_app, done) => {
    limiter.close();
    done();
  });
}
