/** What is said to a peer whose bytes never became a request, so that no hook or handler of the app was reached. */
import type { Socket } from "node:net";
import { PROBLEM_MEDIA_TYPE, showName } from "@music-brain/contract";
import { standardHeaders } from "./headers.ts";
import { METHODS, STATUS_CODES } from "./node-http.ts";
import { Problem, type ProblemCode, problemToWire } from "./problem.ts";
import { newRequestId } from "./request-id.ts";

const ofNode: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["request_timeout", "The request did not arrive in time."],
  HPE_HEADER_OVERFLOW: ["headers_too_large", "The headers have more than 16 KiB."],
};

/** What Node says about bytes that it could not read. */
export interface ClientError {
  readonly code?: string;
  /** The bytes among which it stopped reading. */
  readonly rawPacket?: unknown;
  /** How many of them it had read. */
  readonly bytesParsed?: number;
}

/** A whole request line of HTTP/1 (RFC 9112 §3): the method, an address, the version. */
const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) \S+ HTTP\/1\.[01]$/;

/** A longer line is not looked at. */
const LONGEST_LINE = 8000;

/**
 * Answers on the bare socket, with the headers of every other answer, and closes it.
 * @see https://nodejs.org/api/http.html#event-clienterror
 */
export function answerClientError(error: Error & ClientError, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.write(clientErrorResponse(error, newRequestId()));
  // Once it is out, without waiting for the peer to close its side.
  socket.destroySoon();
}

/** The whole response, headers and body. */
export function clientErrorResponse(error: ClientError, requestId: string): string {
  const problem = problemOf(error);
  const body = JSON.stringify(problemToWire(problem, "", requestId));
  const headers = {
    ...standardHeaders,
    "x-request-id": requestId,
    "x-response-time": "0.00ms",
    "content-type": PROBLEM_MEDIA_TYPE,
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join("")}\r\n${body}`;
}

function problemOf(error: ClientError): Problem {
  const method = error.code === "HPE_INVALID_METHOD" ? unknownMethod(error) : undefined;
  if (method !== undefined) {
    const meant = method.toUpperCase();
    const hint = METHODS.includes(meant) ? `; did you mean ${meant}?` : ".";
    return new Problem("unknown_method", `${showName(method)} is not a method that is known here${hint}`);
  }
  const [code, detail] = ofNode[error.code ?? ""] ?? ["unreadable_request", "This is not an HTTP request."];
  return new Problem(code, detail);
}

/** The method of the request line at which Node stopped; undefined where that is not a whole request line. */
function unknownMethod({ rawPacket, bytesParsed = 0 }: ClientError): string | undefined {
  if (!Buffer.isBuffer(rawPacket)) return undefined;
  const start = bytesParsed === 0 ? 0 : rawPacket.lastIndexOf("\n", bytesParsed - 1) + 1;
  const [line = ""] = rawPacket.toString("latin1", start, start + LONGEST_LINE).split(/\r?\n/, 1);
  return REQUEST_LINE.exec(line)?.[1];
}
