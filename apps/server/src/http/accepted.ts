/** What a route that gives a file may answer, by the Accept header. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { vary } from "./cors.ts";
import { preferredType } from "./negotiate.ts";
import { Problem } from "./problem.ts";

/** A kind of file, as `fileTypes` of the contract has them. */
interface OfferedType {
  readonly mediaType: string;
  /** Other names under which clients ask for it. */
  readonly alsoKnownAs?: readonly string[];
}

/** A file that a caller is given. */
export interface Accepted<Offered extends OfferedType> {
  readonly offered: Offered;
  /** The name for its type that the caller used. */
  readonly mediaType: string;
}

/**
 * The file that the caller likes best of those that a route can give, the first where they say nothing; tells caches that
 * the answer goes by `Accept`.
 * @throws Problem not_acceptable, which names them, where none is accepted
 */
export function acceptedFile<Offered extends OfferedType>(
  request: FastifyRequest,
  reply: FastifyReply,
  all: readonly Offered[],
): Accepted<Offered> {
  void reply.header("vary", vary(reply.getHeader("vary"), "Accept"));
  const named = all.flatMap((offered) =>
    [offered.mediaType, ...(offered.alsoKnownAs ?? [])].map((mediaType) => ({ offered, mediaType })),
  );
  const wanted = preferredType(
    request.headers.accept,
    named.map(({ mediaType }) => mediaType),
  );
  const found = named.find(({ mediaType }) => mediaType === wanted);
  if (found === undefined) throw notAcceptable(all.map(({ mediaType }) => mediaType));
  return found;
}

/** The refusal that says what can be had. @param types as the documents name them */
export function notAcceptable(types: readonly string[]): Problem {
  const list = new Intl.ListFormat("en").format(types);
  return new Problem("not_acceptable", `Accept names nothing that can be made here; ${list} can.`);
}
