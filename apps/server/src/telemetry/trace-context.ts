/** The trace that a request belongs to, as its caller says (https://www.w3.org/TR/trace-context/). */
import type { IncomingHttpHeaders } from "node:http";

/** A place in a trace. */
export interface TraceContext {
  /** 32 hexadecimal digits, not all zero. */
  readonly traceId: string;
  /** The span above; 16 hexadecimal digits, not all zero. */
  readonly spanId: string;
  /** Whether whoever called keeps this trace. */
  readonly sampled: boolean;
}

/** §3.2: version, trace-id, parent-id, trace-flags; versions to come may have more after them. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/**
 * The context in the `traceparent` header; undefined where there is none, or one that is not well-formed.
 *
 * @example traceOf({ traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" })?.sampled; // true
 */
export function traceOf(headers: IncomingHttpHeaders): TraceContext | undefined {
  const { traceparent } = headers;
  if (typeof traceparent !== "string") return undefined;
  const [found, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  // Version 00 ends here: whatever follows makes it invalid.
  if (traceparent.startsWith("00") && found !== traceparent) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
