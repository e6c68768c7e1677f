/** Finds out who sends a request, from the credentials that it shows. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { costOf } from "../limits/costs.ts";
import type { CredentialCache } from "./credential-cache.ts";
import { wrongCredentials } from "./scopes.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether credentials in its requests are of another kind, which the route itself looks at. */
    ownCredentials?: boolean;
  }
  interface FastifyRequest {
    /** Why the credentials that were shown let nobody in: they are not good, or could not be looked up. */
    refusedCredentials?: Error;
  }
}

/** Longer than any token that is made here; what is longer is not even hashed. */
const LONGEST_CREDENTIAL = 8192;

/**
 * Adds the hook that finds out `request.principal`. A request with wrong credentials is anonymous until it was counted, by its
 * address; {@link addCredentialRefusals} then refuses it. So is one whose credentials cannot be looked up, because the
 * database is gone: else nothing would bound the guesses of that time.
 *
 * What costs nothing asks nobody who they are: it would be a place to try credentials without end.
 */
export function addAuthentication(
  app: FastifyInstance,
  credentials: CredentialCache,
  now: () => number,
): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const isFree = costOf(request.method, request.routeOptions.url) === undefined;
    const isTheirs = isFree || request.routeOptions.config.ownCredentials === true;
    const shown = isTheirs ? undefined : shownBy(request);
    if (shown === undefined) return done();
    if (shown === UNUSABLE || shown.length > LONGEST_CREDENTIAL) {
      request.refusedCredentials = wrongCredentials();
      return done();
    }
    const found = credentials.principalOf(shown, now());
    if (!(found instanceof Promise)) {
      request.principal = found;
      return done();
    }
    found.then(
      (principal) => {
        if (principal === undefined) request.refusedCredentials = wrongCredentials();
        else request.principal = principal;
        done();
      },
      (error: Error) => {
        request.refusedCredentials = error;
        done();
      },
    );
  });
}

/** Adds the hook that refuses requests with wrong credentials, or with some that cannot be looked up now. */
export function addCredentialRefusals(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => {
    done(request.refusedCredentials);
  });
}

/** Credentials of no kind that is taken here, or of two kinds at once. */
const UNUSABLE = Symbol("unusable");

function shownBy({ headers }: FastifyRequest): string | typeof UNUSABLE | undefined {
  const { authorization, "x-api-key": key } = headers;
  if (authorization === undefined) return typeof key === "string" ? key : key && UNUSABLE;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return token === undefined || key !== undefined ? UNUSABLE : token;
}
