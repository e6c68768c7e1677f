/** What each route asks of its callers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../http/problem.ts";
import type { Role } from "./accounts.ts";
import type { Principal, Scope } from "./principal.ts";

/**
 * What a route needs: nothing; a scope; "music", which is the scope `generate` unless that is open to all; "account",
 * which is somebody who has signed in, and no key or client in their place.
 */
export type Needs = "open" | "music" | "account" | Scope;

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the route needs. There is no route without. */
    needs?: Needs;
  }
}

const ofRoles: Readonly<Record<Role, readonly Scope[]>> = {
  member: ["generate", "songs:read", "songs:write", "keys:manage"],
  admin: ["generate", "songs:read", "songs:write", "keys:manage", "metrics:read", "admin"],
};

/** What an account of a role may do. */
export function scopesOf(role: Role): readonly Scope[] {
  return ofRoles[role];
}

/** Adds the hook that holds every route to what it needs, and makes a route that does not say it a failure at the start. */
export function addScopes(app: FastifyInstance, allowAnonymous: boolean): void {
  app.addHook("onRoute", ({ url, method, config }) => {
    if (config?.needs === undefined) throw new Error(`${String(method)} ${url} does not say what it needs`);
  });
  app.addHook("onRequest", (request: FastifyRequest, _reply: FastifyReply, done) => {
    done(refusalOf(request.principal, request.routeOptions.config.needs ?? "open", allowAnonymous));
  });
}

/** Why a principal may not have what a route gives; undefined where it may. */
export function refusalOf(principal: Principal, needs: Needs, allowAnonymous: boolean): Problem | undefined {
  if (needs === "open" || (needs === "music" && allowAnonymous)) return undefined;
  if (principal.kind === "anonymous") return missingCredentials();
  if (needs === "account") {
    return principal.kind === "user"
      ? undefined
      : new Problem(
          "sign_in_required",
          "Only somebody who has signed in can do this, with a token of theirs.",
        );
  }
  const scope = needs === "music" ? "generate" : needs;
  return principal.scopes.has(scope) ? undefined : insufficientScope(scope);
}

/** How credentials are asked for (RFC 6750 §3). */
const CHALLENGE = 'Bearer realm="Music Brain"';

function missingCredentials(): Problem {
  return new Problem(
    "unauthorized",
    "This asks for credentials: send a token as Authorization: Bearer …, or a key as X-API-Key.",
    { headers: { "www-authenticate": CHALLENGE } },
  );
}

/** Credentials were sent, and they are not good: which of all reasons it is stays unsaid. */
export function wrongCredentials(): Problem {
  return new Problem("unauthorized", "The token or key is wrong, has expired, or was revoked.", {
    headers: { "www-authenticate": `${CHALLENGE}, error="invalid_token"` },
  });
}

function insufficientScope(scope: Scope): Problem {
  return new Problem(
    "insufficient_scope",
    `This asks for the scope ${scope}, which the token or key does not have.`,
    {
      headers: { "www-authenticate": `${CHALLENGE}, error="insufficient_scope", scope="${scope}"` },
    },
  );
}

/** Somebody wants to give what they do not have. */
export function scopeNotGranted(scopes: readonly Scope[]): Problem {
  return new Problem("insufficient_scope", `A key cannot do what its owner may not: ${scopes.join(", ")}.`, {
    headers: {
      "www-authenticate": `${CHALLENGE}, error="insufficient_scope", scope="${scopes.join(" ")}"`,
    },
  });
}
