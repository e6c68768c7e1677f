/** Who sends a request. */
import type { Scope } from "@music-brain/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { addressOf } from "../limits/caller.ts";

export type { Scope };

/** Tokens of a caller in a minute, an hour and a day, where they are not the usual ones. */
export interface Limits {
  readonly perMinute: number;
  readonly perHour: number;
  readonly perDay: number;
}

/** What every principal has whose credential was right. */
interface Known {
  readonly scopes: ReadonlySet<Scope>;
  /** Epoch milliseconds after which the credential is none any more; absent where it does not end by itself. */
  readonly expiresAt?: number;
}

/** Who sends a request. `id` names their buckets, and stands in the log. */
export type Principal =
  | { readonly kind: "anonymous"; readonly id: string }
  | (Known & {
      readonly kind: "user";
      readonly id: string;
      readonly userId: string;
      readonly sessionId: string;
    })
  | (Known & {
      readonly kind: "key";
      readonly id: string;
      readonly userId: string;
      readonly keyId: string;
      /** The limits of the key itself. */
      readonly limits?: Limits;
      /** Whose tokens it spends too: its owner's. Absent where its own limits are all. */
      readonly within?: string;
    })
  | (Known & {
      readonly kind: "client";
      readonly id: string;
      readonly clientId: string;
      readonly userId?: string;
    });

declare module "fastify" {
  interface FastifyRequest {
    /** Who sends it: anonymous until credentials have shown who. */
    principal: Principal;
  }
}

/** Gives every request of the app a principal, from its first moment on, also where it is turned away at once. */
export function addPrincipals(app: FastifyInstance): void {
  const known = new WeakMap<FastifyRequest, Principal>();
  app.decorateRequest("principal", {
    getter() {
      const principal = known.get(this) ?? anonymous(this);
      known.set(this, principal);
      return principal;
    },
    setter(principal) {
      known.set(this, principal);
    },
  });
}

/** Whoever has shown no credentials: known by their address alone. */
export function anonymous(request: Pick<FastifyRequest, "ip" | "socket">): Principal {
  return { kind: "anonymous", id: `address:${addressOf(request)}` };
}

/** The account that a principal acts for; undefined for those without one. */
export function userIdOf(principal: Principal): string | undefined {
  return principal.kind === "anonymous" ? undefined : principal.userId;
}
