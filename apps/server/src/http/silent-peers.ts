/** Connections on which nothing moves: those who wait for us are kept, those whom we wait for are left. */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Closes connections on which nothing has moved for so long that whoever is there neither takes its answer nor sends
 * anything. One whose request is still being worked on is kept: it waits for the service, such as for a song that is
 * rendered after many others. How many wait so is limited where the work is.
 */
export function addSilence(app: FastifyInstance, silenceMs: number): void {
  const answers = new WeakMap<Socket, ServerResponse>();
  app.server.setTimeout(silenceMs, (socket: Socket) => {
    const answer = answers.get(socket);
    const isWorkedOn = answer?.req.complete === true && !answer.headersSent;
    // It runs out once each time that it is set.
    if (isWorkedOn) socket.setTimeout(silenceMs);
    else socket.destroy();
  });
  app.server.on("request", (request, answer) => answers.set(request.socket, answer));
}
