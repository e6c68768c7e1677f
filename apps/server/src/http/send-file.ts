/** A file that is at hand as an answer, whole or in parts. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "./problem.ts";
import { rangeIsGood, rangeOf } from "./range.ts";

/**
 * Sends a file, or the part of it that `Range` asks for.
 * @param etag of the file, strong
 * @throws Problem range_not_satisfiable
 */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  file: Buffer,
): FastifyReply {
  void reply.header("accept-ranges", "bytes").header("etag", etag);
  const { range: wanted, "if-range": ifRange } = request.headers;
  const isWhole = request.method === "HEAD" || !rangeIsGood(ifRange?.toString(), etag);
  const range = isWhole ? undefined : rangeOf(wanted, file.length);
  if (range === undefined) return reply.send(file);
  if (range === "beyond") {
    throw new Problem(
      "range_not_satisfiable",
      `The file has ${file.length} bytes; Range begins beyond them.`,
      { headers: { "content-range": `bytes */${file.length}` } },
    );
  }
  const { first, last } = range;
  return reply
    .code(206)
    .header("content-range", `bytes ${first}-${last}/${file.length}`)
    .send(file.subarray(first, last + 1));
}
