/** Who sends a request. */
import type { FastifyRequest } from "fastify";

/** The owner of what nobody has signed in for. */
const ANONYMOUS = "anonymous";

/**
 * The one to whom what the request makes belongs. Whoever has not signed in is the same caller as all others
 * who have not: an id that cannot be guessed keeps what they made from one another's eyes.
 */
export function callerOf({ callerId }: FastifyRequest): string {
  return callerId ?? ANONYMOUS;
}
