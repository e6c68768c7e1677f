/** Content negotiation (RFC 9110 §12), with q-values and their precedence as `negotiator` reads them. */
import Negotiator from "negotiator";

/**
 * The offered media type that the caller likes best, or undefined where none is accepted. Among equals the one that
 * the caller names first wins, then the one that is offered first. No Accept header accepts everything.
 *
 * @example preferredType("audio/midi, text/html;q=0.5", ["text/html", "audio/midi"]); // "audio/midi"
 */
export function preferredType(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (accept === undefined || accept.trim() === "") return offered[0];
  return new Negotiator({ headers: { accept } }).mediaType([...offered]);
}

/** Content codings that bodies are kept in, best first. */
const encodings = ["br", "gzip"] as const;

/** A content coding, or none. */
export type Encoding = (typeof encodings)[number] | "identity";

/**
 * The coding to send. Among codings that the caller likes equally the smallest wins; where the caller forbids all of
 * them, identity is sent (RFC 9110 §12.5.3).
 */
export function preferredEncoding(accept: string | undefined): Encoding {
  if (accept === undefined) return "identity";
  const negotiator = new Negotiator({ headers: { "accept-encoding": accept } });
  const [best] = negotiator.encodings([...encodings, "identity"], { preferred: [...encodings] });
  return encodings.find((name) => name === best) ?? "identity";
}
