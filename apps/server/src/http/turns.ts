/**
 * Requests that are sent on one connection before the ones before are answered (pipelining, RFC 9112 §9.3.2) take turns.
 * Answers leave in the order of the requests anyway: begun all at once they would wait in memory for each other.
 *
 * Nor do they follow each other at once: the event loop takes one new connection in each of its turns (libuv ≥ 1.45), and
 * whoever sends many requests on each of hundreds would keep everybody else outside until all of them are answered.
 */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** The answer that is worked on, or on its way out, on a connection; none before its first request. */
export type AnswerAtWork = (connection: Socket) => ServerResponse | undefined;

/**
 * Adds the hook, before all others that do or count anything: a request whose connection is closed before its turn comes
 * has no further hook called.
 */
export function addTurns(app: FastifyInstance): AnswerAtWork {
  const atWork = new WeakMap<Socket, ServerResponse>();
  const last = new WeakMap<Socket, ServerResponse>();
  const inNextTurn = oneInEachTurn();
  app.addHook("onRequest", (request, reply, done) => {
    const { socket } = request.raw;
    const begin = () => {
      if (socket.destroyed) return;
      atWork.set(socket, reply.raw);
      done();
    };
    const before = last.get(socket);
    last.set(socket, reply.raw);
    if (before === undefined || before.closed) begin();
    else before.once("close", () => inNextTurn(begin));
  });
  return (connection) => atWork.get(connection);
}

/** Calls what it is given one after the other, each in a turn of the event loop of its own. */
function oneInEachTurn(): (call: () => void) => void {
  const waiting: (() => void)[] = [];
  const next = () => {
    const call = waiting.shift();
    if (waiting.length > 0) setImmediate(next);
    call?.();
  };
  return (call) => {
    if (waiting.push(call) === 1) setImmediate(next);
  };
}
