/** Turns whatever was thrown into problem details; the one place where an error becomes an answer. */
import { PROBLEM_MEDIA_TYPE } from "@music-brain/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { DatabaseUnavailable } from "../database/errors.ts";
import { Problem, type ProblemCode, problemToWire } from "./problem.ts";

/** What Fastify itself refuses, by the code of its error. */
const ofFastify: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    "unsupported_media_type",
    "The body has to be JSON: send it with the header Content-Type: application/json.",
  ],
  FST_ERR_BAD_URL: ["unreadable_request", "The address holds a broken percent-encoding."],
  FST_ERR_MAX_PARAM_LENGTH: ["uri_too_long", "A part of the address has more than 1,000 characters."],
};

/** Answers with the problem that the error amounts to. A cause that is not the caller's goes to the log only. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request);
  // Where there is too much to do, the line of the request says all there is to say, and a stack each would be more to do.
  if (problem.status >= 500 && problem.code !== "overloaded")
    request.log.error({ err: problem.cause ?? error }, "request failed");
  const body = JSON.stringify(problemToWire(problem, request.url, request.id));
  void reply
    .code(problem.status)
    .headers(problem.options.headers ?? {})
    .header("content-type", PROBLEM_MEDIA_TYPE)
    // As bytes: to a text Fastify would add a charset, which this media type does not have.
    .send(Buffer.from(body));
}

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DatabaseUnavailable) return databaseUnavailable(error);
  const { code = "", statusCode = 500 }: Partial<FastifyError> = error instanceof Error ? error : {};
  const known = ofFastify[code];
  if (known !== undefined) return new Problem(...known, { cause: error });
  if (statusCode >= 400 && statusCode < 500) {
    return new Problem("unreadable_request", "The request could not be read.", { cause: error });
  }
  const detail = `The fault is ours. The log has its cause under the request id ${request.id}.`;
  return new Problem("internal_error", detail, { cause: error });
}

/** A database that was started again is there within seconds. */
const RETRY_AFTER_SECONDS = 5;

function databaseUnavailable(cause: DatabaseUnavailable): Problem {
  return new Problem("database_unavailable", "The database does not answer at the moment. Try again.", {
    headers: { "retry-after": String(RETRY_AFTER_SECONDS) },
    cause,
  });
}
