/** The conversation before a song. */
import type {
  WireConversation,
  WireGivenContext,
  WireInterrogateAnswer,
  WireInterviewResponse,
} from "@music-brain/contract";
import { request } from "./request.ts";
import { ServiceError } from "./send.ts";

/** Something said, what was said back, and what it set. */
export interface Turn {
  readonly said: string;
  readonly answer: WireConversation["turns"][number]["reply"];
}

/** A conversation. */
export interface Conversation {
  /** Undefined before the first answer, and where the service has forgotten it. */
  readonly sessionId: string | undefined;
  readonly turns: readonly Turn[];
  /** How many turns, from the first on, the service does not know any more. */
  readonly forgotten: number;
  /** What was understood by the last turn; undefined before the first answer. */
  readonly understood: Pick<WireInterviewResponse, "context" | "intent"> | undefined;
}

/** Before anything is said. */
export const noConversation: Conversation = {
  sessionId: undefined,
  turns: [],
  forgotten: 0,
  understood: undefined,
};

/**
 * The conversation after something is said. Where the service has forgotten it, it goes on in a new one there, from what was
 * understood.
 * @throws ServiceError; with the code session_moved_on where something else was said meanwhile, in another window
 */
export async function say(conversation: Conversation, said: string): Promise<Conversation> {
  const { sessionId, turns, forgotten, understood } = conversation;
  const where =
    sessionId === undefined
      ? { context: understood && givenOf(understood) }
      : { session_id: sessionId, turn: turns.length - forgotten };
  try {
    const body = { message: said, ...where };
    const { session_id, response } = await request<WireInterrogateAnswer>("/interrogate", { body });
    const { context, intent, turn: _, ...answer } = response;
    return {
      sessionId: session_id,
      turns: [...turns, { said, answer }],
      forgotten,
      understood: { context, intent },
    };
  } catch (error) {
    if (isForgotten(error)) return say(withoutService(conversation), said);
    throw error;
  }
}

/**
 * The conversation as the service knows it by now.
 * @throws ServiceError
 */
export async function recall(conversation: Conversation): Promise<Conversation> {
  const { sessionId, turns, forgotten } = conversation;
  if (sessionId === undefined) return conversation;
  try {
    const known = await request<WireConversation>(`/interrogate/${encodeURIComponent(sessionId)}`);
    const own = known.turns.map(({ message, reply }): Turn => ({ said: message, answer: reply }));
    return {
      ...conversation,
      turns: [...turns.slice(0, forgotten), ...own],
      understood: known.response ?? undefined,
    };
  } catch (error) {
    if (isForgotten(error)) return withoutService(conversation);
    throw error;
  }
}

/** What was said, without the service that has forgotten it. */
function withoutService(conversation: Conversation): Conversation {
  return { ...conversation, sessionId: undefined, forgotten: conversation.turns.length };
}

function isForgotten(error: unknown): boolean {
  return error instanceof ServiceError && error.code === "session_not_found";
}

/** What was understood, as a new conversation is given it. */
function givenOf({ context, intent }: NonNullable<Conversation["understood"]>): WireGivenContext {
  const { emotional_intent, ...wishes } = intent;
  return { ...context, intent: emotional_intent === "" ? wishes : intent };
}
