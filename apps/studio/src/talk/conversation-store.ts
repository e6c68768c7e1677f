/**
 * The conversation of this window: it stays when one goes elsewhere on the page, and is kept in this browser, with what is
 * being written, for after a reload.
 */
import { useEffect, useSyncExternalStore } from "react";
import { type Conversation, noConversation, recall, say } from "../api/interview.ts";
import { ServiceError } from "../api/send.ts";
import { words } from "../words.ts";

/** The conversation, and what happens to it. */
export interface ConversationState {
  readonly conversation: Conversation;
  /** What is being written. */
  readonly draft: string;
  /** Whether an answer is awaited. */
  readonly isWaiting: boolean;
  /** What went wrong when something was said last. */
  readonly error: Error | null;
}

const PLACE = "music-brain conversation";

let state: ConversationState = { ...kept(), isWaiting: false, error: null };
let hasBegun = false;
const listeners = new Set<() => void>();

/** The conversation; drawn anew when it changes. What was said last time is compared with what the service knows of it. */
export function useConversation(): ConversationState {
  useEffect(() => {
    if (!hasBegun) void refresh();
    hasBegun = true;
  }, []);
  return useSyncExternalStore(listen, () => state);
}

/** Writes something, without saying it yet. */
export function write(draft: string): void {
  become({ draft });
}

/** Says something; nothing where it is blank or an answer is awaited. */
export async function speak(text: string): Promise<void> {
  const said = text.trim();
  if (said === "" || state.isWaiting) return;
  become({ isWaiting: true, error: null });
  try {
    become({ conversation: await say(state.conversation, said), draft: "" });
  } catch (error) {
    become({ error: error instanceof Error ? error : new Error(words.failure.heading, { cause: error }) });
    if (error instanceof ServiceError && error.code === "session_moved_on") await lookAgain(said);
  } finally {
    become({ isWaiting: false });
  }
}

/** Begins another conversation. */
export function beginAnew(): void {
  become({ conversation: noConversation, draft: "", error: null });
}

/** Shows what was said meanwhile; it may be the very thing, whose answer was lost on its way. */
async function lookAgain(said: string): Promise<void> {
  await refresh();
  const isHeard = state.conversation.turns.at(-1)?.said === said;
  if (isHeard) become({ draft: "", error: null });
  else become({ error: new ServiceError(words.talk.movedOn, 409) });
}

async function refresh(): Promise<void> {
  const { conversation } = state;
  try {
    const known = await recall(conversation);
    // What was said while it was on its way is newer.
    if (state.conversation === conversation) become({ conversation: known });
  } catch {
    // The service cannot be asked now: it will be when the next thing is said.
  }
}

function become(change: Partial<ConversationState>): void {
  state = { ...state, ...change };
  keep(state);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep({ conversation, draft }: ConversationState): void {
  try {
    if (conversation === noConversation && draft === "") localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify({ conversation, draft }));
  } catch {
    // Full, or forbidden by the browser's settings: what was said lives as long as the page.
  }
}

function kept(): Pick<ConversationState, "conversation" | "draft"> {
  try {
    const { conversation, draft } = JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<
      Pick<ConversationState, "conversation" | "draft">
    >;
    return { conversation: { ...noConversation, ...conversation }, draft: draft ?? "" };
  } catch {
    return { conversation: noConversation, draft: "" };
  }
}
