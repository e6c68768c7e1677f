/** The name by which a request is known in its answer and in the log. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

const WELL_FORMED = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's own X-Request-Id where it is well-formed, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && WELL_FORMED.test(given) ? given : newRequestId();
}

/** A new id: a random UUID (RFC 9562). */
export function newRequestId(): string {
  return randomUUID();
}
