/** Whose things are. */
import type { FastifyRequest } from "fastify";
import { userIdOf } from "../identity/principal.ts";

/** The owner of what nobody has signed in for. */
const ANONYMOUS = "anonymous";

/**
 * The one to whom what the request makes belongs: the account of whoever is signed in or has its key. Whoever has not
 * signed in is the same owner as all others who have not: an id that cannot be guessed keeps what they made from one
 * another's eyes, and an address that changes does not take it from them.
 */
export function callerOf({ principal }: Pick<FastifyRequest, "principal">): string {
  if (principal.kind === "anonymous") return ANONYMOUS;
  return userIdOf(principal) ?? principal.id;
}
