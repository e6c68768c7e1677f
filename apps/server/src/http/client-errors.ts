/** What is said to a peer whose bytes never became a request, so that no hook or handler of the app was reached. */
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { PROBLEM_MEDIA_TYPE } from "@music-brain/contract";
import { standardHeaders } from "./headers.ts";
import { Problem, type ProblemCode, problemToWire } from "./problem.ts";
import { newRequestId } from "./request-id.ts";

const ofNode: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["request_timeout", "The request did not arrive in time."],
  HPE_HEADER_OVERFLOW: ["headers_too_large", "The headers have more than 16 KiB."],
};

/**
 * Answers on the bare socket, with the headers of every other answer, and closes it.
 * @see https://nodejs.org/api/http.html#event-clienterror
 */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.write(clientErrorResponse(error.code, newRequestId()));
  // Once it is out, without waiting for the peer to close its side.
  socket.destroySoon();
}

/** The whole response, headers and body. */
export function clientErrorResponse(nodeCode: string | undefined, requestId: string): string {
  const [code, detail] = ofNode[nodeCode ?? ""] ?? ["unreadable_request", "This is not an HTTP request."];
  const problem = new Problem(code, detail);
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
