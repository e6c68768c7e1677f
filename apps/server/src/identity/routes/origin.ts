/** Where a request comes from, as sessions and the audit remember it. */
import type { FastifyRequest } from "fastify";
import { addressOf } from "../../limits/caller.ts";
import type { Origin } from "../sign-in.ts";

/** What a client may call itself, in characters. */
const LONGEST_DEVICE = 200;

/** The origin of a request. */
export function originOf(request: FastifyRequest): Origin {
  return {
    address: addressOf(request),
    userAgent: request.headers["user-agent"]?.slice(0, LONGEST_DEVICE) ?? null,
    requestId: request.id,
  };
}
