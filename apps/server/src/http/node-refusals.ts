/** Requests that Node would refuse by itself, with a bare status line: they get an answer like every other. */
import type { FastifyInstance } from "fastify";
import { Problem } from "./problem.ts";

/**
 * Takes over from Node; the app has to be made with `http: { requireHostHeader: false }`.
 *
 * Without a Host header a request of HTTP/1.1 is 400 (RFC 9112 §3.2). An expectation that nobody knows is ignored,
 * as RFC 9110 §10.1.1 allows.
 */
export function addNodeRefusals(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { httpVersion, headers } = request.raw;
    if (httpVersion === "1.1" && headers.host === undefined) {
      done(new Problem("unreadable_request", "The request has no Host header."));
    } else done();
  });
  app.server.on("checkExpectation", (request, response) => {
    app.server.emit("request", request, response);
  });
}
