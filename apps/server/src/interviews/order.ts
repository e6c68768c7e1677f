/**
 * What somebody can have seen who sends a message. Of two messages that are sent at once the second is read when the
 * first is stored already, and would pass for an answer to what nobody has read yet. So each message is held against the
 * answers that had gone out when its head arrived.
 */
import type { FastifyInstance } from "fastify";
import { LRUCache } from "lru-cache";

/** Of so many conversations the last answer is remembered; of others it went out long ago. */
const MOST_REMEMBERED = 10_000;

/** The answer to a message, on its way out. */
export interface OutgoingAnswer {
  /** It has gone out: who sends after this may have seen it. The first call counts. */
  readonly sent: () => void;
  /** There is none: another message was taken. */
  readonly lost: () => void;
}

/** Keeps the order of heads that arrive and answers that go out, by counting both. */
export interface AnswerOrder {
  /** Notes that the head of a request has arrived. */
  readonly arrive: (request: object) => void;
  /**
   * Whether a conversation has so many messages, and the answer to the last of them went out only after the head of the
   * request had arrived, or is yet to go out.
   */
  readonly hasMissed: (request: object, id: string, count: number) => boolean;
  /** Notes, before it is stored, that a message is about to become a conversation's so many-th. */
  readonly taking: (id: string, count: number) => OutgoingAnswer;
}

/** An order in which nothing has happened. */
export function answerOrder(): AnswerOrder {
  let events = 0;
  const arrivals = new WeakMap<object, number>();
  const last = new LRUCache<string, { readonly count: number; sentAt: number }>({ max: MOST_REMEMBERED });
  return {
    arrive: (request) => void arrivals.set(request, ++events),
    hasMissed(request, id, count) {
      const answer = last.get(id);
      const arrival = arrivals.get(request) ?? events;
      return answer !== undefined && answer.count === count && answer.sentAt > arrival;
    },
    taking(id, count) {
      const before = last.get(id);
      const answer = { count, sentAt: Number.POSITIVE_INFINITY };
      last.set(id, answer);
      return {
        sent() {
          if (answer.sentAt === Number.POSITIVE_INFINITY) answer.sentAt = ++events;
        },
        lost() {
          if (last.get(id) !== answer) return;
          if (before === undefined) last.delete(id);
          else last.set(id, before);
        },
      };
    },
  };
}

/** Notes when messages arrive: to be added before every hook that may have to wait for something. */
export function watchArrivals(app: FastifyInstance, order: AnswerOrder): void {
  app.addHook("onRequest", (request, _reply, done) => {
    if (request.routeOptions.url === "/interrogate") order.arrive(request);
    done();
  });
}
