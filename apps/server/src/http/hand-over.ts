/** Answers that another handler of Node's requests makes, under the headers of every answer of this service. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";

/** A handler as `node:http` has them. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Leaves a request to a handler, which finds its body unread. It learns where the service is reached from `origin`, and
 * from nothing that the request says, so that no address that it makes leads elsewhere.
 * @param origin the address of the service, such as https://music.example.org
 */
export function handOver(
  request: FastifyRequest,
  reply: FastifyReply,
  handler: NodeHandler,
  origin: string,
): void {
  reply.hijack();
  const { raw: response } = reply;
  tellOrigin(request.raw, origin);
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) response.setHeader(name, value);
  }
  const writeHead = response.writeHead.bind(response);
  // The one moment at which a handler's answer is known and has not begun.
  response.writeHead = (status: number, ...rest: never[]) => {
    response.setHeader("x-response-time", `${reply.elapsedTime.toFixed(2)}ms`);
    return writeHead(status, ...rest);
  };
  handler(request.raw, response);
}

/** Sets what a handler behind a proxy that it trusts takes the address of the service from. */
export function tellOrigin(request: IncomingMessage, origin: string): void {
  const { host, protocol, pathname } = new URL(origin);
  request.headers.host = host;
  request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
  delete request.headers["x-forwarded-host"];
  Object.assign(request, { originalUrl: `${pathname.replace(/\/$/, "")}${request.url ?? ""}` });
}
