/** The conversation before a song. */
import type { WireInterrogateAnswer } from "@music-brain/contract";
import { request } from "./request.ts";

/** What has been said so far, and what it set. */
export interface Turn {
  readonly said: string;
  readonly answer: WireInterrogateAnswer["response"];
}

/** A conversation. */
export interface Conversation {
  /** Undefined before the first answer. */
  readonly sessionId: string | undefined;
  readonly turns: readonly Turn[];
}

/** Before anything is said. */
export const noConversation: Conversation = { sessionId: undefined, turns: [] };

/**
 * The conversation after something is said.
 * @throws ServiceError
 */
export async function say(conversation: Conversation, said: string): Promise<Conversation> {
  const { sessionId, turns } = conversation;
  const body = { message: said, ...(sessionId !== undefined && { session_id: sessionId }) };
  const answer = await request<WireInterrogateAnswer>("/interrogate", { body });
  return { sessionId: answer.session_id, turns: [...turns, { said, answer: answer.response }] };
}
