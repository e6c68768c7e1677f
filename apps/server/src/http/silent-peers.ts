/** Connections on which nothing moves: those who wait for us are kept, those whom we wait for are left. */
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import type { AnswerAtWork } from "./turns.ts";

/**
 * Closes connections on which nothing has moved for so long that whoever is there neither takes its answer nor sends
 * anything. One whose request is still being worked on is kept: it waits for the service, such as for a song that is
 * rendered after many others. How many wait so is limited where the work is.
 */
export function addSilence(app: FastifyInstance, silenceMs: number, answerAtWork: AnswerAtWork): void {
  app.server.setTimeout(silenceMs, (socket: Socket) => {
    const answer = answerAtWork(socket);
    const isWorkedOn = answer?.req.complete === true && !answer.headersSent;
    // It runs out once each time that it is set.
    if (isWorkedOn) socket.setTimeout(silenceMs);
    else socket.destroy();
  });
}
