/** Conditional requests (RFC 9110 §13): a change is made by who has seen what it changes. */
import type { FastifyRequest } from "fastify";
import { Problem } from "./problem.ts";

/** Of one tag per content coding: all of them stand for the same version. */
const CODING = /-(?:br|gzip)"$/;

/**
 * Holds a request to its If-Match.
 * @param etag of what there is, without coding: `"…"`
 * @param isRequired whether there has to be one
 * @returns whether there was one
 * @throws Problem precondition_required, precondition_failed
 */
export function checkIfMatch({ headers }: FastifyRequest, etag: string, isRequired: boolean): boolean {
  const sent = headers["if-match"];
  if (sent === undefined) {
    if (!isRequired) return false;
    throw new Problem(
      "precondition_required",
      `Send the ETag that you have seen as If-Match: ${etag}, so that nobody's change is overwritten unseen.`,
    );
  }
  const tags = sent.split(",").map((tag) => tag.trim().replace(CODING, '"'));
  // A weak tag is never the same (§13.1.1).
  if (tags.includes("*") || tags.includes(etag)) return true;
  throw preconditionFailed();
}

/** It is not what was seen any more. */
export function preconditionFailed(): Problem {
  return new Problem(
    "precondition_failed",
    "It was changed meanwhile. Read it again, and send its new ETag.",
  );
}

/** Whether the caller has what there is: If-None-Match by weak comparison (§13.1.2), whatever its coding. */
export function hasAlready({ headers }: FastifyRequest, etag: string): boolean {
  const sent = headers["if-none-match"];
  if (sent === undefined) return false;
  const tags = sent.split(",").map((tag) => tag.trim().replace(/^W\//, "").replace(CODING, '"'));
  return tags.includes("*") || tags.includes(etag);
}
