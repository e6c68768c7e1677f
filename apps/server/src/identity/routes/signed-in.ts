/** The principal of a route that only somebody who has signed in gets to. */
import type { FastifyRequest } from "fastify";
import type { Principal } from "../principal.ts";

/**
 * Who is signed in.
 * @throws Error where the route does not need an account: a mistake in the program
 */
export function signedIn({ principal }: FastifyRequest): Extract<Principal, { kind: "user" }> {
  if (principal.kind === "user") return principal;
  throw new Error('a route for those who have signed in needs "account"');
}
